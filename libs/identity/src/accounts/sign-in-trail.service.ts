import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, systemActor } from '#platform';
import { AccountRepository } from './account.repository.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { type SessionBegin } from './session.repository.js';

/** Sign-ins in the audit trail: whose account and how, never what was typed. */
@Injectable()
export class SignInTrail {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The sign-in is complete. */
  async success(accountId: string, { method, provider, factorPassed }: SessionBegin): Promise<void> {
    await this.accounts.recordSignIn(accountId, this.clock.now());
    const details = { method, secondFactor: factorPassed, ...(provider !== null && { provider }) };
    await this.byOwner(accountId, 'identity.signed-in', details);
  }

  /** At most one entry an account and minute. A user name that nobody has may be a password typed in the wrong field. */
  async failure(accountId: string, step: 'password' | 'second-factor' | 'disabled'): Promise<void> {
    await this.database.transaction(async () => {
      if (await this.accounts.claimFailureEntry(accountId, this.clock.now())) {
        await this.record(systemActor('sign-in'), accountId, 'identity.sign-in-failed', { step });
      }
    });
  }

  /** What the owner of an account did before there was a session. */
  async byOwner(accountId: string, action: string, details: object = {}): Promise<void> {
    const personId = (await this.accounts.findById(accountId))?.personId ?? null;
    const owner: Actor = { kind: 'person', accountId, personId, name: '', grants: [], scopes: [], sessionId: null };
    await this.record(owner, accountId, action, details);
  }

  private async record(actor: Actor, accountId: string, action: string, details: object): Promise<void> {
    const personId = actor.personId ?? (await this.accounts.findById(accountId))?.personId ?? null;
    await this.audit.record(actor, { action, subject: { kind: 'account', id: accountId }, personId, details });
  }
}
