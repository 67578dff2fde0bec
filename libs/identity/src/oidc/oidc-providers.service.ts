import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { AppConfig, Clock, logger, type OidcProvider } from '#platform';
import { IdentityErrors } from '../identity.errors.js';

const log = logger('oidc');
/** Keys and addresses of a provider may change: its description is read again after an hour. */
const DESCRIPTION_MS = 3_600_000;

interface Known {
  readonly at: number;
  readonly description: Promise<oidc.Configuration>;
}

/** The providers of the settings, each with what it says about itself (OpenID Connect Discovery). */
@Injectable()
export class OidcProviders {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  list(): readonly OidcProvider[] {
    return this.config.signIn.oidcProviders;
  }

  get(id: string): OidcProvider {
    const provider = this.list().find((candidate) => candidate.id === id);
    if (!provider) {
      throw IdentityErrors.oidcProviderNotFound(id);
    }
    return provider;
  }

  callbackAddress(id: string): string {
    return `${this.publicUrl()}/api/oidc/${id}/callback`;
  }

  async describe(provider: OidcProvider): Promise<oidc.Configuration> {
    const known = this.known.get(provider.id);
    const now = this.clock.now().getTime();
    if (known && now - known.at < DESCRIPTION_MS) {
      return known.description;
    }
    const description = this.discover(provider);
    this.known.set(provider.id, { at: now, description });
    return description.catch((error: unknown) => {
      this.known.delete(provider.id);
      log.warn({ provider: provider.id, error }, 'The provider of single sign-on does not answer');
      throw IdentityErrors.oidcUnavailable();
    });
  }

  /** Where the browser goes after signing out here, so that the provider ends its own session too; null without that. */
  async signOutAddress(id: string): Promise<string | null> {
    const provider = this.list().find((candidate) => candidate.id === id);
    if (!provider) {
      return null;
    }
    const description = await this.describe(provider).catch(() => null);
    if (!description?.serverMetadata().end_session_endpoint) {
      return null;
    }
    const back = { post_logout_redirect_uri: `${this.publicUrl()}/sign-in` };
    return oidc.buildEndSessionUrl(description, back).toString();
  }

  private discover(provider: OidcProvider): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = provider;
    // Plain HTTP is for the test issuers alone, which the settings let through only when they say so.
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: 10 });
  }

  private publicUrl(): string {
    return (this.config.http.publicUrl ?? '').replace(/\/$/, '');
  }
}
