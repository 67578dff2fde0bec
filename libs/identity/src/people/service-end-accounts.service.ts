import { Injectable } from '@nestjs/common';
import { Clock, Database, systemActor } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { ServiceEndRepository } from './service-end.repository.js';

/** What becomes of rights and accounts when somebody leaves: both end on the day. */
@Injectable()
export class ServiceEndAccounts {
  constructor(
    private readonly database: Database,
    private readonly repository: ServiceEndRepository,
    private readonly grants: RoleGrantRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.last-administrator when nobody would administer the department from that day on */
  async endWith(personId: string, endsOn: string, decisionNumber: string | null): Promise<void> {
    const today = this.clock.today();
    const day = endsOn > today ? endsOn : today;
    const before = await this.grants.countRootAdministrators(day);
    await this.repository.endGrants(personId, endsOn);
    if (before > 0 && (await this.grants.countRootAdministrators(day)) === 0) throw IdentityErrors.lastAdministrator();
    await this.repository.insert(personId, endsOn, decisionNumber, this.clock.now());
  }

  /** Also each night, for the ends of service that were recorded ahead. */
  async closeDue(): Promise<void> {
    await this.database.transaction(async () => {
      const closed = await this.repository.closeDue(this.clock.today(), this.clock.now());
      await this.audit.recordAll(
        systemActor('identity.end-of-service'),
        closed.map(({ personId, accountId }) => ({
          action: 'identity.account-closed',
          subject: { kind: 'account', id: accountId },
          personId,
          details: { reason: 'end-of-service' },
        })),
      );
    });
  }
}
