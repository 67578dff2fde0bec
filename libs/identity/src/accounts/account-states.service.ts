import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database } from '#platform';
import { type ManagedAccountRow } from './account-admin.repository.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { ManagedAccounts } from './managed-accounts.service.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { Sessions } from './session.service.js';

@Injectable()
export class AccountStates {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedAccounts,
    private readonly grants: RoleGrantRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async disable(actor: Actor, accountId: string): Promise<void> {
    const account = await this.managed.getManageable(actor, accountId);
    const today = this.clock.today();
    await this.database.transaction(async () => {
      const before = await this.grants.countRootAdministrators(today);
      await this.managed.setState(accountId, 'disabled', 'administrator');
      if (before > 0 && (await this.grants.countRootAdministrators(today)) === 0) {
        throw IdentityErrors.lastAdministrator();
      }
      await this.sessions.closeAllOf(accountId);
      await this.record(actor, 'identity.account-disabled', account, { why: 'administrator' });
    });
  }

  async enable(actor: Actor, accountId: string): Promise<void> {
    const account = await this.managed.getManageable(actor, accountId);
    await this.database.transaction(async () => {
      await this.managed.setState(accountId, 'active', null);
      await this.record(actor, 'identity.account-enabled', account);
    });
  }

  /** Before the quarter of an hour is over, for somebody who has shown another way that it is them. */
  async unlock(actor: Actor, accountId: string): Promise<void> {
    const account = await this.managed.getManageable(actor, accountId);
    if (account.lockedUntil === null) {
      throw IdentityErrors.accountStateUnchanged();
    }
    await this.database.transaction(async () => {
      await this.managed.unlock(accountId);
      await this.record(actor, 'identity.account-unlocked', account);
    });
  }

  private async record(actor: Actor, action: string, account: ManagedAccountRow, details: object = {}): Promise<void> {
    const { id, personId } = account;
    await this.audit.record(actor, { action, subject: { kind: 'account', id }, personId, details });
  }
}
