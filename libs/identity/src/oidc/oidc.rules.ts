import { type OidcProvider } from '#platform';

/** The configured claim as text. An e-mail address counts only when the provider has verified it. */
export function textClaim(
  claims: Readonly<Record<string, unknown>>,
  { claim, linkBy }: Pick<OidcProvider, 'claim' | 'linkBy'>,
): string | null {
  const value = claims[claim];
  if (typeof value !== 'string' || value.trim() === '') {
    return null;
  }
  return linkBy === 'email' && claims['email_verified'] !== true ? null : value.normalize('NFC').trim();
}

/** Only back into this application. */
export function pathWithin(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\s\\]*$/u.test(to) ? to : '/';
}
