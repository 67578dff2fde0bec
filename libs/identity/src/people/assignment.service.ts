import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, Events, newId } from '#platform';
import { Access } from '../roles/access.service.js';
import {
  type AssignmentHistoryRow,
  AssignmentRepository,
  type AssignmentRow,
  type NewAssignment,
} from './assignment.repository.js';
import { type StaffCategory } from './assignment.rules.js';
import { spliceAt } from '../units/bitemporal.rules.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { MembershipChanged } from '../identity.events.js';
import { managePeople } from '../identity.permissions.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { scopeHolds, type UnitScope } from '../roles/unit-scope.rules.js';

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
}

/** Nobody is ever deleted or overwritten: a change closes what was recorded and records anew. */
@Injectable()
export class Assignments {
  constructor(
    private readonly database: Database,
    private readonly repository: AssignmentRepository,
    private readonly grants: RoleGrantRepository,
    private readonly access: Access,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Known today first, then what was once recorded and has been superseded. */
  async historyOf(personId: string): Promise<AssignmentHistoryRow[]> {
    return this.repository.listHistory(personId);
  }

  /** Of a person who has just been added. */
  async begin(assignment: NewAssignment): Promise<void> {
    await this.replace(null, [assignment]);
  }

  /** From that day on the person's home is the other unit; the days before stay as they are. */
  async transfer(actor: Actor, personId: string, order: Transfer): Promise<void> {
    const scope = await this.access.unitScope(actor, managePeople);
    this.requireUnit(scope, order.unitId);
    await this.database
      .transaction(async () => {
        const known = (await this.listVisible(scope, personId)).filter((row) => row.kind === 'primary');
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
        await this.replace(current, before === null ? [next] : [before, next]);
        await this.moveStaffRole(personId, current?.unitId ?? null, unitId, from);
      })
      .catch(refuse);
  }

  /** What was recorded was wrong from the start: the wrong row stays readable, a right one takes its place. */
  async correct(actor: Actor, personId: string, assignmentId: string, correction: Correction): Promise<void> {
    const scope = await this.access.unitScope(actor, managePeople);
    if (correction.unitId !== undefined) {
      this.requireUnit(scope, correction.unitId);
    }
    await this.database
      .transaction(async () => {
        const wrong = (await this.listVisible(scope, personId)).find((row) => row.id === assignmentId);
        if (wrong === undefined) {
          throw IdentityErrors.assignmentNotFound(assignmentId);
        }
        const right = corrected(wrong, correction);
        if (right.to !== null && right.to <= right.from) {
          throw IdentityErrors.datesReversed();
        }
        await this.replace(wrong, [right]);
      })
      .catch(refuse);
  }

  private async replace(superseded: AssignmentRow | null, rows: readonly NewAssignment[]): Promise<void> {
    const recordedAt = this.clock.now();
    if (superseded !== null) {
      await this.repository.supersede(superseded.id, recordedAt);
    }
    for (const row of rows) {
      await this.repository.insert(row, recordedAt);
    }
    const touched = superseded === null ? rows : [superseded, ...rows];
    const [from] = touched.map((row) => row.from).sort();
    const personId = touched[0]?.personId;
    if (from !== undefined && personId !== undefined) {
      await this.events.publish(
        new MembershipChanged({ personId, unitIds: [...new Set(touched.map((row) => row.unitId))], from }),
      );
    }
  }

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
  }

  /** A person counts as managed where any of their assignments lies in the scope. */
  private async listVisible(scope: UnitScope, personId: string): Promise<AssignmentRow[]> {
    const known = await this.repository.listForChange(personId);
    if (known === null || !('everything' in scope || known.some((row) => scopeHolds(scope, row.unitId)))) {
      throw IdentityErrors.personNotFound(personId);
    }
    return known;
  }

  private requireUnit(scope: UnitScope, unitId: string): void {
    if (!scopeHolds(scope, unitId)) {
      throw IdentityErrors.unitNotFound(unitId);
    }
  }
}

function corrected(wrong: AssignmentRow, correction: Correction): NewAssignment {
  return {
    personId: wrong.personId,
    kind: wrong.kind,
    decisionNumber: wrong.decisionNumber,
    unitId: correction.unitId ?? wrong.unitId,
    position: correction.position ?? wrong.position,
    category: correction.category ?? wrong.category,
    from: correction.from ?? wrong.from,
    to: correction.to === undefined ? wrong.to : correction.to,
  };
}
