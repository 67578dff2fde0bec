import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IdentityModule, Passwords, PeopleBulk, ROLES } from '#identity';
import {
  type Actor,
  Authenticator,
  type AuthRequest,
  definedPermissions,
  FilesHttpModule,
  newId,
  OperationsHttpModule,
} from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { DOMAINS } from '../src/domains.js';
import { type Schema, type Schemas } from './hostile-input.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface WalkedOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly permission: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly schemas: Schemas };
}

interface DocumentOperation {
  readonly 'x-permission'?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const document = JSON.parse(
  readFileSync(join(__dirname, '..', '..', '..', 'libs', 'api-client', 'openapi.json'), 'utf8'),
) as Document;

export const SCHEMAS = document.components.schemas;

export const OPERATIONS: readonly WalkedOperation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    permission: operation['x-permission'],
    parameters: operation.parameters ?? [],
    body: operation.requestBody?.content['application/json']?.schema,
  })),
);

/** Everybody whom the walk calls as, told apart by the Authorization header. */
export const CALLERS = ['everyone', 'stranger', 'machine'] as const;
export type Caller = (typeof CALLERS)[number];

class WalkAuthenticator extends Authenticator {
  constructor(private readonly actors: Readonly<Record<string, Actor>>) {
    super();
  }

  async authenticate({ authorization }: AuthRequest): Promise<Actor | null> {
    return this.actors[authorization ?? ''] ?? null;
  }
}

/** The whole API on a database with one unit, and one person who holds every role there. */
export async function bootWalkedApi(): Promise<TestApi> {
  const [unitId, personId, accountId] = [newId(), newId(), newId()];
  const nobody: Actor = { kind: 'person', accountId, personId, name: 'walk', grants: [], scopes: [], sessionId: null };
  const actors: Record<Caller, Actor> = {
    everyone: { ...nobody, grants: ROLES.map((role) => ({ role, unitId })) },
    stranger: nobody,
    machine: {
      ...nobody,
      kind: 'service',
      accountId: null,
      personId: null,
      scopes: definedPermissions().map(({ code }) => code),
    },
  };
  const api = await bootTestApi({
    modules: DOMAINS.map(({ module }) => module),
    httpModules: [...DOMAINS.map(({ http }) => http), OperationsHttpModule.forRoot(IdentityModule), FilesHttpModule],
    adjust: (builder) => builder.overrideProvider(Authenticator).useValue(new WalkAuthenticator(actors)),
  });
  try {
    await settle(api, { unitId, personId, accountId });
  } catch (error) {
    await api.close();
    throw error;
  }
  return api;
}

async function settle(api: TestApi, ids: { unitId: string; personId: string; accountId: string }): Promise<void> {
  const { unitId, personId, accountId } = ids;
  const bulk = api.get(PeopleBulk);
  const since = { from: '2025-07-01', to: null };
  const blank = { shortName: null, code: null, parentId: null, eventId: null };
  await bulk.insertUnits([unitId]);
  await bulk.insertUnitVersions([
    { id: newId(), unitId, name: 'Sở Thử nghiệm', kind: 'department', ...blank, ...since },
  ]);
  await bulk.insert([
    { id: personId, fullName: 'Nguyễn Văn An', staffCode: null, birthDate: null, email: null, gender: null },
  ]);
  const post = { position: 'Chuyên viên', category: 'civil_servant', kind: 'primary' } as const;
  await bulk.insertAssignments([{ id: newId(), personId, unitId, ...post, ...since }]);
  await bulk.insertAccounts([
    {
      id: accountId,
      personId,
      username: 'walk',
      passwordHash: await api.get(Passwords).hash('mùa thu lá bay', 'walk'),
    },
  ]);
  await bulk.insertGrants(ROLES.map((role) => ({ id: newId(), accountId, role, unitId, ...since })));
}
