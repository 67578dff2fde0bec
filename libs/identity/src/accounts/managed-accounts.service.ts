import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { AccountAdminRepository, type DisabledWhy, type ManagedAccountRow } from './account-admin.repository.js';
import { type AccountState } from './account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { manageAccounts } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';

/** Which accounts an administrator sees and may change. */
@Injectable()
export class ManagedAccounts {
  constructor(
    private readonly repository: AccountAdminRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async get(actor: Actor, accountId: string): Promise<ManagedAccountRow> {
    const scope = await this.access.unitScope(actor, manageAccounts);
    const account = await this.repository.find(accountId, scope, this.clock.today(), this.clock.now());
    if (account === null) {
      throw IdentityErrors.accountNotFound(accountId);
    }
    return account;
  }

  /** Whoever takes over an account has all its rights: those that reach beyond the caller's own are out of reach. */
  async getManageable(actor: Actor, accountId: string): Promise<ManagedAccountRow> {
    const account = await this.get(actor, accountId);
    if (!account.within) {
      throw IdentityErrors.accountReachesFurther();
    }
    if (accountId === actor.accountId) {
      throw IdentityErrors.notOnOwnAccount();
    }
    return account;
  }

  async homeOf(actor: Actor, personId: string): Promise<string> {
    const scope = await this.access.unitScope(actor, manageAccounts);
    const unitId = await this.repository.findHome(personId, scope, this.clock.today());
    if (unitId === null) {
      throw IdentityErrors.personNotFound(personId);
    }
    return unitId;
  }

  async unlock(accountId: string): Promise<void> {
    await this.repository.unlock(accountId);
  }

  async setState(accountId: string, state: AccountState, why: DisabledWhy | null): Promise<void> {
    if (!(await this.repository.setState(accountId, state, why, this.clock.now()))) {
      throw IdentityErrors.accountStateUnchanged();
    }
  }
}
