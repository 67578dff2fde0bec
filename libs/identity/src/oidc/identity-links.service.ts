import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type OidcProvider } from '#platform';
import { SignInTrail } from '../accounts/sign-in-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { PersonalNumbers } from '../people/personal-number.service.js';
import { IdentityLinkRepository, type LinkedAccount } from './identity-link.repository.js';

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
    private readonly numbers: PersonalNumbers,
    private readonly trail: SignInTrail,
    private readonly clock: Clock,
  ) {}

  async accountOf(provider: OidcProvider, identity: ProvenIdentity): Promise<string> {
    const now = this.clock.now();
    const known = await this.repository.findAccount(identity.issuer, identity.subject, now);
    const { id, state } = known ?? (await this.find(provider, identity.claim));
    if (state !== 'active') {
      await this.trail.failure(id, 'disabled');
      throw IdentityErrors.oidcAccountDisabled();
    }
    if (known === null) {
      await this.link(provider, identity, id, now);
    }
    return id;
  }

  private async find(provider: OidcProvider, claim: string | null): Promise<LinkedAccount> {
    const fact = provider.linkBy === 'personal-number' && claim !== null ? this.numbers.hashOf(claim) : claim;
    const [account, another] = fact === null ? [] : await this.repository.listAccountsBy(provider.linkBy, fact);
    if (account === undefined) {
      throw IdentityErrors.oidcUnknownPerson();
    }
    if (another !== undefined) {
      throw IdentityErrors.oidcAmbiguous();
    }
    return account;
  }

  private async link(
    provider: OidcProvider,
    { issuer, subject }: ProvenIdentity,
    accountId: string,
    now: Date,
  ): Promise<void> {
    await this.database
      .transaction(async () => {
        await this.repository.insert({ id: newId(), accountId, provider: provider.id, issuer, subject }, now);
        await this.trail.byOwner(accountId, 'identity.sign-on-linked', { provider: provider.id });
      })
      .catch(refuse);
  }
}
