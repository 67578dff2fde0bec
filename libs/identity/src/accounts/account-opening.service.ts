import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { Accounts } from './account.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { ManagedAccounts } from './managed-accounts.service.js';
import { type IssuedLink, PasswordLinks } from './password-links.service.js';

/** A way in for somebody who has none: a first account, or a new password. */
@Injectable()
export class AccountOpening {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedAccounts,
    private readonly accounts: Accounts,
    private readonly links: PasswordLinks,
    private readonly audit: AuditTrail,
  ) {}

  /** With a link instead of a password that two people would know. */
  async open(actor: Actor, personId: string, username: string): Promise<IssuedLink & { id: string }> {
    const unitId = await this.managed.homeOf(actor, personId);
    const credentials = await this.accounts.prepare(username, randomBytes(32).toString('base64'));
    return this.database
      .transaction(async () => {
        const id = await this.accounts.open(credentials, personId, { unitId, roles: ['staff'] });
        const subject = { kind: 'account', id };
        await this.audit.record(actor, { action: 'identity.account-opened', subject, personId, unitId });
        return { id, ...(await this.links.issue(actor, { id, personId })) };
      })
      .catch(refuse);
  }

  async issueLink(actor: Actor, accountId: string): Promise<IssuedLink> {
    const account = await this.managed.getManageable(actor, accountId);
    if (account.state !== 'active') {
      throw IdentityErrors.accountDisabled();
    }
    return this.links.issue(actor, account);
  }
}
