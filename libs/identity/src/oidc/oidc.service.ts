import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Clock, DomainError, logger, type OidcProvider } from '#platform';
import { Admission, type Browser, type SignedIn } from '../accounts/admission.service.js';
import { hashToken, issueToken } from '../accounts/token.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityLinks, type ProvenIdentity } from './identity-links.service.js';
import { type OidcAttempt, OidcAttemptRepository } from './oidc-attempt.repository.js';
import { OidcProviders } from './oidc-providers.service.js';
import { textClaim } from './oidc.rules.js';

const log = logger('oidc');
/** To sign in over there, with a second factor and a forgotten password. */
const ATTEMPT_MINUTES = 15;

export interface OidcAnswer {
  /** The query of the address that the provider sent the browser back to. */
  query: URLSearchParams;
  /** The cookie of the browser that set out. */
  browserToken: string | null;
}

/** Single sign-on by OpenID Connect: authorization code with PKCE, state bound to the browser, nonce. */
@Injectable()
export class Oidc {
  constructor(
    private readonly providers: OidcProviders,
    private readonly attempts: OidcAttemptRepository,
    private readonly links: IdentityLinks,
    private readonly admission: Admission,
    private readonly clock: Clock,
  ) {}

  async begin(providerId: string, returnTo: string): Promise<{ address: string; browserToken: string }> {
    const provider = this.providers.get(providerId);
    const description = await this.providers.describe(provider);
    const browser = issueToken();
    const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const now = this.clock.now();
    await this.attempts.insert({
      stateHash: hashToken(state),
      browserHash: browser.hash,
      provider: provider.id,
      nonce,
      codeVerifier,
      returnTo,
      now,
      expiresAt: new Date(now.getTime() + ATTEMPT_MINUTES * 60_000),
    });
    const address = oidc.buildAuthorizationUrl(description, {
      redirect_uri: this.providers.callbackAddress(provider.id),
      scope: provider.scopes.join(' '),
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { address: address.toString(), browserToken: browser.token };
  }

  async finish(
    providerId: string,
    { query, browserToken }: OidcAnswer,
    browser: Browser,
  ): Promise<SignedIn & { returnTo: string }> {
    const provider = this.providers.get(providerId);
    const state = query.get('state');
    const attempt =
      state === null || browserToken === null
        ? null
        : await this.attempts.take(hashToken(state), hashToken(browserToken), provider.id, this.clock.now());
    if (state === null || attempt === null) {
      throw IdentityErrors.oidcRefused();
    }
    const identity = await this.prove(provider, attempt, state, query);
    const accountId = await this.links.accountOf(provider, identity);
    const arrival = { method: 'oidc' as const, provider: provider.id, factorPassed: provider.secondFactor };
    const signedIn = await this.admission.admit(accountId, arrival, browser).catch((error: unknown) => {
      // Disabled since: "wrong user name or password" would be the wrong words here.
      throw error instanceof DomainError ? IdentityErrors.oidcAccountDisabled() : error;
    });
    return { ...signedIn, returnTo: attempt.returnTo };
  }

  /** Everything that can be wrong with an answer ends in the same refusal; the log says which it was. */
  private async prove(
    provider: OidcProvider,
    attempt: OidcAttempt,
    state: string,
    query: URLSearchParams,
  ): Promise<ProvenIdentity> {
    const description = await this.providers.describe(provider);
    const current = new URL(`${this.providers.callbackAddress(provider.id)}?${query.toString()}`);
    try {
      const tokens = await oidc.authorizationCodeGrant(description, current, {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) {
        throw new Error('There is no ID token.');
      }
      const said =
        claims[provider.claim] === undefined && description.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(description, tokens.access_token, claims.sub)
          : claims;
      return { issuer: claims.iss, subject: claims.sub, claim: textClaim(said, provider) };
    } catch (error) {
      log.warn({ provider: provider.id, error }, 'An answer of single sign-on was refused');
      throw IdentityErrors.oidcRefused();
    }
  }
}
