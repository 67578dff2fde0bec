import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type OidcProvider } from '#platform';
import { SignInTrail } from '../accounts/sign-in-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { IdentityLinkRepository } from './identity-link.repository.js';

export interface ProvenIdentity {
  issuer: string;
  subject: string;
  /** The claim of the settings; null when the provider does not say it, or does not vouch for it. */
  claim: string | null;
}

/** Which account somebody of a provider has here: known by issuer and subject, found once by the configured claim. */
@Injectable()
export class IdentityLinks {
  constructor(
    private readonly database: Database,
    private readonly repository: IdentityLinkRepository,
    private readonly trail: SignInTrail,
    private readonly clock: Clock,
  ) {}

  async accountOf(provider: OidcProvider, identity: ProvenIdentity): Promise<string> {
    const now = this.clock.now();
    const known = await this.repository.findAccount(identity.issuer, identity.subject, now);
    return known ?? this.link(provider, identity, now);
  }

  private async link(provider: OidcProvider, { issuer, subject, claim }: ProvenIdentity, now: Date): Promise<string> {
    const accounts = claim === null ? [] : await this.repository.listAccountsBy(provider.linkBy, claim);
    const [accountId] = accounts;
    if (accountId === undefined || accounts.length > 1) {
      throw IdentityErrors.oidcUnknownPerson();
    }
    await this.database
      .transaction(async () => {
        await this.repository.insert({ id: newId(), accountId, provider: provider.id, issuer, subject }, now);
        await this.trail.byOwner(accountId, 'identity.sign-on-linked', { provider: provider.id });
      })
      .catch(refuse);
    return accountId;
  }
}
