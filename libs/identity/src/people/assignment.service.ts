import { Injectable } from '@nestjs/common';
import { type Actor, Database, newId } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import {
  type AssignmentHistoryRow,
  AssignmentRepository,
  type AssignmentRow,
  type NewAssignment,
} from './assignment.repository.js';
import { AssignmentWriter } from './assignment-writer.service.js';
import { type StaffCategory } from './assignment.rules.js';
import { ServiceReturns } from './service-return.service.js';
import { spliceAt } from '../units/bitemporal.rules.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';

export interface Transfer {
  unitId: string;
  position: string | undefined;
  category: StaffCategory | undefined;
  effectiveOn: string;
  decisionNumber: string | null;
}

export interface Correction {
  unitId: string | undefined;
  position: string | undefined;
  category: StaffCategory | undefined;
  from: string | undefined;
  to: string | null | undefined;
  decisionNumber?: string | null | undefined;
  /** Opens the account again that closed with the end of service which this takes back. */
  enableAccount?: boolean | undefined;
}

/** Nobody is ever deleted or overwritten: a change closes what was recorded and records anew. */
@Injectable()
export class Assignments {
  constructor(
    private readonly database: Database,
    private readonly repository: AssignmentRepository,
    private readonly grants: RoleGrantRepository,
    private readonly writer: AssignmentWriter,
    private readonly returns: ServiceReturns,
    private readonly audit: AuditTrail,
  ) {}

  /** Known today first, then what was once recorded and has been superseded. */
  async historyOf(personId: string): Promise<AssignmentHistoryRow[]> {
    return this.repository.listHistory(personId);
  }

  /** Of a person who has just been added. */
  async begin(assignment: NewAssignment): Promise<void> {
    await this.writer.requireAlive(assignment.unitId, assignment.from);
    await this.writer.replace([], [assignment]);
  }

  /** From that day on the person's home is the other unit; the days before stay as they are. */
  async transfer(actor: Actor, personId: string, order: Transfer): Promise<void> {
    const scope = await this.writer.scopeOf(actor);
    this.writer.requireUnit(scope, order.unitId);
    await this.database
      .transaction(async () => {
        const known = (await this.writer.known(scope, personId)).filter((row) => row.kind === 'primary');
        await this.writer.requireAlive(order.unitId, order.effectiveOn);
        const { current, before, until } = spliceAt(known, order.effectiveOn);
        const template = current ?? known[0];
        const position = order.position ?? template?.position ?? '';
        const category = order.category ?? template?.category ?? 'civil_servant';
        if (current?.unitId === order.unitId && current.position === position && current.category === category) {
          throw IdentityErrors.assignmentUnchanged();
        }
        const { unitId, effectiveOn: from, decisionNumber } = order;
        const next = {
          personId,
          unitId,
          position,
          category,
          kind: 'primary' as const,
          decisionNumber,
          from,
          to: until,
        };
        await this.writer.replace(current ? [current] : [], before === null ? [next] : [before, next]);
        await this.moveStaffRole(personId, current?.unitId ?? null, unitId, from);
        await this.audit.record(actor, {
          action: 'identity.person-transferred',
          subject: { kind: 'person', id: personId },
          personId,
          unitId,
          details: { fromUnitId: current?.unitId ?? null, effectiveOn: from, decisionNumber },
          personal: { before: postOf(current), after: postOf(next) },
        });
      })
      .catch(refuse);
  }

  /** What was recorded was wrong from the start: the wrong row stays readable, a right one takes its place. */
  async correct(actor: Actor, personId: string, assignmentId: string, correction: Correction): Promise<void> {
    const scope = await this.writer.scopeOf(actor);
    if (correction.unitId !== undefined) {
      this.writer.requireUnit(scope, correction.unitId);
    }
    await this.database
      .transaction(async () => {
        const known = await this.writer.known(scope, personId);
        const wrong = known.find((row) => row.id === assignmentId);
        if (wrong === undefined) {
          throw IdentityErrors.assignmentNotFound(assignmentId);
        }
        const right = corrected(wrong, correction);
        this.writer.requireFits(
          right,
          known.filter((row) => row !== wrong),
        );
        await this.writer.requireAlive(right.unitId, right.from);
        await this.writer.replace([wrong], [right]);
        await this.audit.record(actor, {
          action: 'identity.assignment-corrected',
          subject: { kind: 'assignment', id: assignmentId },
          personId,
          unitId: right.unitId,
          details: { before: spanOf(wrong), after: spanOf(right) },
          personal: { before: postOf(wrong), after: postOf(right) },
        });
        if (correction.enableAccount) {
          await this.returns.reopenAccount(actor, personId);
        }
      })
      .catch(refuse);
  }

  /** The staff role goes along; what was lent to somebody of the former unit stays behind. */
  private async moveStaffRole(personId: string, fromUnitId: string | null, unitId: string, day: string): Promise<void> {
    if (fromUnitId === null || fromUnitId === unitId) {
      return;
    }
    for (const grant of await this.grants.listStaffGrantsOf(personId, fromUnitId, day)) {
      await this.grants.endFrom(grant.id, day);
      await this.grants.insert({
        id: newId(),
        accountId: grant.accountId,
        role: 'staff',
        unitId,
        from: day,
        to: null,
        grantedBy: null,
      });
    }
    for (const id of await this.grants.listDelegatedAwayFrom(personId, unitId, day)) {
      await this.grants.endFrom(id, day);
    }
  }
}

function corrected(wrong: AssignmentRow, correction: Correction): NewAssignment {
  return {
    personId: wrong.personId,
    kind: wrong.kind,
    decisionNumber: correction.decisionNumber === undefined ? wrong.decisionNumber : correction.decisionNumber,
    unitId: correction.unitId ?? wrong.unitId,
    position: correction.position ?? wrong.position,
    category: correction.category ?? wrong.category,
    from: correction.from ?? wrong.from,
    to: correction.to === undefined ? wrong.to : correction.to,
  };
}

/** What of an assignment is said of the person: sealed in the audit trail. */
export function postOf(row: NewAssignment | null): { position: string; category: StaffCategory } | null {
  return row && { position: row.position, category: row.category };
}

/** What of an assignment stays readable in the audit trail. */
export function spanOf(row: NewAssignment) {
  const { unitId, kind, from, to, decisionNumber } = row;
  return { unitId, kind, from, to, decisionNumber };
}
