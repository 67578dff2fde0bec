import { existsSync, readFileSync } from 'node:fs';
import { registerDecorator } from 'class-validator';

/** By which known fact of a person a stranger of the provider is recognised; never by name. */
export const OIDC_LINKS = ['staff-code', 'email', 'personal-number'] as const;
export type OidcLink = (typeof OIDC_LINKS)[number];

export interface OidcProvider {
  /** Stands in the address of the callback: stable. */
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** The claim that names the person, and with which of our facts it is compared. */
  readonly claim: string;
  readonly linkBy: OidcLink;
  /** The provider itself asks for two factors: ours is not asked for again. */
  readonly secondFactor: boolean;
}

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
const TEST_ISSUER = /^http:\/\/127\.0\.0\.1(:\d+)?(\/|$)/;
const FIELDS = new Set([
  'id',
  'name',
  'issuer',
  'clientId',
  'clientSecret',
  'scopes',
  'claim',
  'linkBy',
  'secondFactor',
]);

type Raw = Readonly<Record<string, unknown>>;

/** A JSON list, or the path of a file that holds one. What cannot be read becomes a text that says why. */
export function asProviders(text: string): readonly OidcProvider[] | string {
  try {
    const json = text.startsWith('[') ? text : readList(text);
    const list = JSON.parse(json) as unknown;
    if (!Array.isArray(list)) return 'must be a JSON list';
    const providers = list.map(readProvider);
    const twice = providers.find(({ id }, index) => providers.findIndex((other) => other.id === id) !== index);
    return twice ? `names the provider ${twice.id} twice` : providers;
  } catch (error) {
    return error instanceof SyntaxError ? 'must be valid JSON' : (error as Error).message;
  }
}

function readList(path: string): string {
  if (!existsSync(path)) throw new Error('must be a JSON list or the path of a file');
  return readFileSync(path, 'utf8');
}

function readProvider(raw: Raw, index: number): OidcProvider {
  const where = `provider ${index + 1}`;
  if (typeof raw !== 'object' || raw === null) throw new Error(`${where} must be an object`);
  const unknown = Object.keys(raw).find((key) => !FIELDS.has(key));
  if (unknown !== undefined) throw new Error(`${where} has the unknown field ${unknown}`);
  const text = (key: string, source: Raw = raw): string => {
    const value = source[key];
    if (typeof value !== 'string' || value.trim() === '') throw new Error(`${where} needs the text ${key}`);
    return value.trim();
  };
  const name = raw['name'] as Raw;
  if (typeof name !== 'object' || name === null) throw new Error(`${where} needs a name with vi and en`);
  const { scopes = ['openid'], linkBy, secondFactor = false } = raw;
  if (!ID.test(text('id'))) throw new Error(`${where}: the id takes small letters, digits and hyphens`);
  if (!isScopes(scopes)) throw new Error(`${where}: scopes must be a list of texts with openid in it`);
  if (!isLink(linkBy)) throw new Error(`${where}: linkBy must be one of ${OIDC_LINKS.join(', ')}`);
  if (typeof secondFactor !== 'boolean') throw new Error(`${where}: secondFactor must be true or false`);
  return {
    id: text('id'),
    name: { vi: text('vi', name), en: text('en', name) },
    issuer: text('issuer'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret'),
    scopes,
    claim: text('claim'),
    linkBy,
    secondFactor,
  };
}

function isScopes(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((scope) => typeof scope === 'string') && value.includes('openid');
}

function isLink(value: unknown): value is OidcLink {
  return (OIDC_LINKS as readonly unknown[]).includes(value);
}

/** Issuers are reached over TLS; one on this machine is for tests, and only when that is said. */
function faultOf(providers: unknown, testIssuers: boolean): string | null {
  if (typeof providers === 'string') return providers;
  const bad = (providers as readonly OidcProvider[]).find(
    ({ issuer }) =>
      !URL.canParse(issuer) || !(issuer.startsWith('https://') || (testIssuers && TEST_ISSUER.test(issuer))),
  );
  return bad ? `the issuer of ${bad.id} must be an https:// URL` : null;
}

export function AreOidcProviders(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'areOidcProviders',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value, context) => faultOf(value, testIssuersOf(context?.object)) === null,
        defaultMessage: (context) => faultOf(context?.value, testIssuersOf(context?.object)) ?? '',
      },
    });
}

function testIssuersOf(config: object | undefined): boolean {
  return (config as { oidcTestIssuers?: unknown } | undefined)?.oidcTestIssuers === true;
}
