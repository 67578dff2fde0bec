import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { AssignmentWriter } from './assignment-writer.service.js';
import { LeaveRepository } from './leave.repository.js';
import { ServiceEndAccounts } from './service-end-accounts.service.js';
import { endOf } from './span.rules.js';

export interface EndOfService {
  /** The first day on which the person no longer belongs to the department. */
  endsOn: string;
  decisionNumber: string | null;
}

/** Leaving the department: every assignment and leave ends on the day, and the account is closed from it on. */
@Injectable()
export class ServiceEnds {
  constructor(
    private readonly database: Database,
    private readonly accounts: ServiceEndAccounts,
    private readonly writer: AssignmentWriter,
    private readonly leaves: LeaveRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async end(actor: Actor, personId: string, { endsOn, decisionNumber }: EndOfService): Promise<void> {
    const scope = await this.writer.scopeOf(actor);
    await this.database
      .transaction(async () => {
        const touched = (await this.writer.known(scope, personId)).filter((row) => endOf(row) > endsOn);
        if (!touched.some((row) => row.kind === 'primary')) throw IdentityErrors.serviceEndedAlready();
        if (touched.some((row) => row.kind === 'primary' && row.from >= endsOn)) throw IdentityErrors.datesReversed();
        const kept = touched.filter((row) => row.from < endsOn).map((row) => ({ ...row, to: endsOn, decisionNumber }));
        await this.writer.replace(touched, kept);
        await this.leaves.endAllFrom(personId, endsOn, this.clock.now());
        await this.accounts.endWith(personId, endsOn, decisionNumber);
        await this.audit.record(actor, {
          action: 'identity.service-ended',
          subject: { kind: 'person', id: personId },
          personId,
          unitId: touched.find((row) => row.kind === 'primary')?.unitId ?? null,
          details: { endsOn, decisionNumber },
        });
        await this.accounts.closeDue();
      })
      .catch(refuse);
  }
}
