import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { ManagedAccounts } from '../accounts/managed-accounts.service.js';
import { Sessions } from '../accounts/session.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** For who has lost both the app and the recovery codes. */
@Injectable()
export class SecondFactorReset {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedAccounts,
    private readonly factors: SecondFactorRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
  ) {}

  async reset(actor: Actor, accountId: string): Promise<void> {
    const { id, personId } = await this.managed.getManageable(actor, accountId);
    await this.database.transaction(async () => {
      if (!(await this.factors.delete(id))) {
        throw IdentityErrors.noFactor();
      }
      await this.sessions.closeAllOf(id);
      const subject = { kind: 'account', id };
      await this.audit.record(actor, { action: 'identity.second-factor-reset', subject, personId });
    });
  }
}
