import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#platform';
import { ManagedAccounts } from '../accounts/managed-accounts.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { ServiceEndRepository } from './service-end.repository.js';

/** The service goes on after all: whoever records that may open the account again in the same step, and only on purpose. */
@Injectable()
export class ServiceReturns {
  constructor(
    private readonly repository: ServiceEndRepository,
    private readonly managed: ManagedAccounts,
    private readonly grants: RoleGrantRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Within the transaction that corrects. The role of staff comes back; others are granted anew by who decides so. */
  async reopenAccount(actor: Actor, personId: string): Promise<void> {
    const today = this.clock.today();
    const closed = await this.repository.findClosedAccount(personId, today);
    if (closed === null) {
      throw IdentityErrors.accountStateUnchanged();
    }
    const { accountId, unitId, to } = closed;
    await this.managed.getManageable(actor, accountId);
    await this.managed.setState(accountId, 'active', null);
    await this.grants.insert({ id: newId(), accountId, role: 'staff', unitId, from: today, to, grantedBy: null });
    if (to !== null) {
      await this.repository.insert(personId, to, null, this.clock.now());
    }
    await this.audit.record(actor, {
      action: 'identity.account-enabled',
      subject: { kind: 'account', id: accountId },
      personId,
      unitId,
      details: { reason: 'service-goes-on' },
    });
  }
}
