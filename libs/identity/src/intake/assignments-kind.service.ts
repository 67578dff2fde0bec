import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuditEntry } from '../audit/audit-trail.service.js';
import { type AssignmentKind, type StaffCategory } from '../people/assignment.rules.js';
import { type UnitScope } from '../roles/unit-scope.rules.js';
import { dayAfter, planAssignment, type Stretch, withinUnit } from './assignment-plan.rules.js';
import { AssignmentIntake, type AssignmentsUndo } from './assignment-intake.service.js';
import { sameName } from './folding.rules.js';
import {
  type Applied,
  type ApplyContext,
  type Given,
  type GivenRow,
  ImportKind,
  type PlanContext,
  type PlannedRow,
  refused,
  type RowToUndo,
  type Undone,
} from './import-kind.js';
import { ImportKinds } from './import-kinds.service.js';
import { ASSIGNMENT_COLUMNS } from './people-columns.rules.js';
import { type KnownPerson, type KnownStretch, PeopleIntakeRepository } from './people-intake.repository.js';
import { groundOfPerson, notTheirs, ofScope } from './person-plan.rules.js';
import { type UnitAnswer, UnitLookup } from './unit-lookup.service.js';

export interface AssignmentAct {
  readonly personId: string;
  readonly known: readonly KnownStretch[];
  /** After this row and those of the same person before it. */
  readonly next: readonly Stretch[];
}

@Injectable()
export class AssignmentsKind extends ImportKind<AssignmentAct> implements OnModuleInit {
  readonly code = 'assignments';
  readonly name = { vi: 'Quá trình công tác', en: 'Assignments' };
  readonly columns = ASSIGNMENT_COLUMNS;
  override readonly reasons = {
    overlapping: {
      vi: 'Trùng thời gian với phân công tại “{unit}” từ {from}.',
      en: 'It overlaps with the assignment in “{unit}” from {from}.',
    },
  };

  constructor(
    private readonly kinds: ImportKinds,
    private readonly repository: PeopleIntakeRepository,
    private readonly assignments: AssignmentIntake,
    private readonly units: UnitLookup,
  ) {
    super();
  }

  onModuleInit(): void {
    this.kinds.register(this);
  }

  keyOf(given: Given): string {
    const kind = given['kind'] ?? 'primary';
    const unit = kind === 'primary' ? '' : sameName(given['unit'] ?? '');
    return [given['staff_code'], kind, given['from'], unit].join('|');
  }

  groupOf(given: Given): string {
    return given['staff_code'] ?? '';
  }

  titleOf(given: Given): string {
    return [given['full_name'] ?? given['staff_code'], given['unit']].filter(Boolean).join(' – ');
  }

  async plan(rows: readonly GivenRow[], context: PlanContext): Promise<PlannedRow<AssignmentAct>[]> {
    const codes = [...new Set(rows.map(({ given }) => given['staff_code'] ?? ''))];
    const people = new Map((await this.repository.listByCode(codes)).map((person) => [person.staffCode, person]));
    const known = await this.assignments.knownOf([...people.values()].map(({ id }) => id));
    const references = rows.map(({ given }) => given['unit'] ?? '');
    const units = await this.units.find(references, context.scope, context.today);
    const reached = new Map<string, readonly Stretch[]>();
    // One upon the other in the order of their days, however the file has them.
    const inOrder = [...rows].sort((a, b) => (a.given['from'] ?? '').localeCompare(b.given['from'] ?? ''));
    return inOrder.map((row) => {
      const person = people.get(row.given['staff_code'] ?? '');
      if (!person) return refused(row.rowNumber, 'person-unknown', { value: row.given['staff_code'] ?? '' });
      const before = known.get(person.id) ?? [];
      if (!ofScope(context.scope, before, context.today)) return notTheirs(row.rowNumber, person);
      const state = reached.get(person.id) ?? before;
      const planned = this.planOne(row, person, before, state, units.of(row.given['unit'] ?? ''));
      if (planned.outcome !== 'refused') reached.set(person.id, planned.act.next);
      return planned;
    });
  }

  async apply(rows: readonly PlannedRow<AssignmentAct>[], context: ApplyContext): Promise<Applied> {
    const last = new Map(rows.map((row) => [row.act.personId, row]));
    const written = await this.assignments.write(
      [...last.values()].map(({ act }) => ({ personId: act.personId, before: act.known, after: act.next })),
      context,
    );
    const undo = new Map<number, object>();
    const audit: AuditEntry[] = [];
    for (const { rowNumber, act } of rows) {
      // The rows of a person are taken back together: the last of them knows how.
      const whole = last.get(act.personId)?.rowNumber === rowNumber;
      undo.set(rowNumber, (whole && written.undo.get(act.personId)) || { personId: act.personId });
    }
    for (const { act, changes } of last.values())
      audit.push(entryOf('identity.assignments-imported', act.personId, context, changes.length));
    return { undo, audit, events: written.events };
  }

  async undo(rows: readonly RowToUndo[], context: ApplyContext): Promise<Undone> {
    const undos = rows.map(({ undo }) => undo as AssignmentsUndo).filter((undo) => undo.recorded !== undefined);
    await this.repository.listById([...new Set(undos.map(({ personId }) => personId))]);
    const touched = await this.assignments.listTouchedSince(undos);
    const back = undos.filter(({ personId }) => !touched.has(personId));
    const events = await this.assignments.takeBack(back, context);
    const kept = rows.filter(({ undo }) => touched.has((undo as AssignmentsUndo).personId));
    return {
      kept: new Map(kept.map(({ rowNumber }) => [rowNumber, { reason: 'changed-since' }])),
      audit: back.map(({ personId }) => entryOf('identity.assignments-import-undone', personId, context, 0)),
      events,
    };
  }

  present(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    return this.repository.listPresentAssignments(scope, today);
  }

  private planOne(
    { rowNumber, given }: GivenRow,
    person: KnownPerson,
    known: readonly KnownStretch[],
    state: readonly Stretch[],
    answer: UnitAnswer,
  ): PlannedRow<AssignmentAct> {
    if ('refusal' in answer) return refused(rowNumber, answer.refusal.reason, answer.refusal.facts);
    const wanted = planAssignment(state, {
      unitId: answer.unit.id,
      unitName: answer.unit.name,
      kind: (given['kind'] ?? 'primary') as AssignmentKind,
      from: given['from'] ?? '',
      to: given['to'] === undefined ? undefined : dayAfter(given['to']),
      position: given['position'],
      category: given['category'] as StaffCategory | undefined,
      decisionNumber: given['decision_number'],
    });
    const plan = withinUnit(wanted, answer.unit);
    if (plan.outcome === 'refused') return refused(rowNumber, plan.reason, plan.facts);
    const changes = plan.outcome === 'unchanged' ? [] : plan.changes;
    const next = plan.outcome === 'unchanged' ? state : plan.next;
    const ground = groundOfPerson(person, state);
    return { rowNumber, outcome: plan.outcome, changes, ground, act: { personId: person.id, known, next } };
  }
}

function entryOf(action: string, personId: string, { importId }: ApplyContext, changes: number): AuditEntry {
  return { action, subject: { kind: 'person', id: personId }, personId, details: { importId, changes } };
}
