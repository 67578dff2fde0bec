import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '#platform';
import { type AuditEntry } from '../audit/audit-trail.service.js';
import { type StaffCategory } from '../people/assignment.rules.js';
import { type Gender } from '../people/person-name.rules.js';
import { type UnitScope } from '../roles/unit-scope.rules.js';
import { type AssignmentPlan, planAssignment, type Stretch, withinUnit } from './assignment-plan.rules.js';
import { AssignmentIntake, type AssignmentsUndo } from './assignment-intake.service.js';
import {
  type Applied,
  type ApplyContext,
  type FieldChange,
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
import { PEOPLE_COLUMNS } from './people-columns.rules.js';
import {
  type KnownPerson,
  type KnownStretch,
  PeopleIntakeRepository,
  type PersonFields,
} from './people-intake.repository.js';
import { groundOfPerson, notTheirs, ofScope, personChanges, personFields } from './person-plan.rules.js';
import { type FoundUnits, UnitLookup } from './unit-lookup.service.js';

export interface PersonAct {
  readonly personId: string | null;
  readonly staffCode: string;
  readonly before: KnownPerson | null;
  readonly fields: Omit<PersonFields, 'id'>;
  readonly known: readonly KnownStretch[];
  readonly next: readonly Stretch[];
}

export interface PersonUndo extends AssignmentsUndo {
  readonly created: boolean;
  readonly before: PersonFields | null;
  readonly after: PersonFields;
}

@Injectable()
export class PeopleKind extends ImportKind<PersonAct> implements OnModuleInit {
  readonly code = 'people';
  readonly name = { vi: 'Nhân sự', en: 'People' };
  readonly columns = PEOPLE_COLUMNS;
  override readonly reasons = {
    overlapping: {
      vi: 'Đơn vị công tác trùng thời gian với phân công tại “{unit}” từ {from}.',
      en: 'It overlaps with the assignment in “{unit}” from {from}.',
    },
    'unit-needed': { vi: 'Người mới cần có đơn vị.', en: 'A new person needs a unit.' },
    'from-needed': {
      vi: 'Đơn vị, chức vụ hoặc đối tượng khác với hiện tại nên cần ghi “Từ ngày”.',
      en: 'The unit, position or category differs from the present one, so “From” is needed.',
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
    return given['staff_code'] ?? '';
  }

  groupOf(given: Given): string {
    return given['staff_code'] ?? '';
  }

  titleOf(given: Given): string {
    return given['full_name'] ?? given['staff_code'] ?? '';
  }

  async plan(rows: readonly GivenRow[], context: PlanContext): Promise<PlannedRow<PersonAct>[]> {
    const codes = rows.map(({ given }) => given['staff_code'] ?? '');
    const people = new Map((await this.repository.listByCode(codes)).map((person) => [person.staffCode, person]));
    const known = await this.assignments.knownOf([...people.values()].map(({ id }) => id));
    const references = rows.flatMap(({ given }) => (given['unit'] === undefined ? [] : [given['unit']]));
    const units = await this.units.find(references, context.scope, context.today);
    return rows.map(({ rowNumber, given }) => {
      const person = people.get(given['staff_code'] ?? '') ?? null;
      const stretches = (person && known.get(person.id)) ?? [];
      if (person && !ofScope(context.scope, stretches, context.today)) return notTheirs(rowNumber, person);
      const assignment = this.assignmentOf(given, stretches, units, context.today);
      if (assignment.outcome === 'refused') return refused(rowNumber, assignment.reason, assignment.facts);
      return planned(rowNumber, given, person, stretches, assignment);
    });
  }

  async apply(rows: readonly PlannedRow<PersonAct>[], context: ApplyContext): Promise<Applied> {
    const acts = rows.map(({ rowNumber, outcome, act }) => ({
      rowNumber,
      outcome,
      act,
      person: { id: act.personId ?? newId(), ...act.fields },
    }));
    await this.repository.insertPeople(
      acts.flatMap(({ act, person }) => (act.personId === null ? [{ ...person, staffCode: act.staffCode }] : [])),
    );
    await this.repository.updatePeople(acts.flatMap(({ act, person }) => (act.personId === null ? [] : [person])));
    const written = await this.assignments.write(
      acts.map(({ act, person }) => ({ personId: person.id, before: act.known, after: act.next })),
      context,
    );
    const undo = new Map<number, PersonUndo>();
    const audit: AuditEntry[] = [];
    for (const { rowNumber, act, person } of acts) {
      const of = written.undo.get(person.id);
      if (!of) throw new Error('Every person of the chunk has been written');
      undo.set(rowNumber, { ...of, created: act.personId === null, before: fieldsOf(act.before), after: person });
      audit.push(entryOf('identity.person-imported', person.id, context, act.before, person));
    }
    return { undo, audit, events: written.events };
  }

  async undo(rows: readonly RowToUndo[], context: ApplyContext): Promise<Undone> {
    const undos = rows.map(({ rowNumber, undo }) => ({ rowNumber, undo: undo as PersonUndo }));
    const now = new Map((await this.repository.listById(undos.map(({ undo }) => undo.personId))).map((p) => [p.id, p]));
    const kept = await this.listKept(undos, now);
    const back = undos.filter(({ rowNumber }) => !kept.has(rowNumber)).map(({ undo }) => undo);
    const events = await this.assignments.takeBack(back, context);
    await this.repository.updatePeople(back.flatMap(({ before }) => (before === null ? [] : [before])));
    await this.repository.withdraw(
      back.filter(({ created }) => created).map(({ personId }) => personId),
      context.at,
    );
    const audit = back.map((undo) =>
      entryOf('identity.person-import-undone', undo.personId, context, undo.after, undo.before),
    );
    return { kept, audit, events };
  }

  present(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    return this.repository.listPresentPeople(scope, today);
  }

  private assignmentOf(given: Given, known: readonly KnownStretch[], units: FoundUnits, today: string): AssignmentPlan {
    const reference = given['unit'];
    const current = known.find(
      (one) => one.kind === 'primary' && one.from <= today && (one.to === null || today < one.to),
    );
    if (reference === undefined && known.length === 0) return { outcome: 'refused', reason: 'unit-needed', facts: {} };
    const answer = reference === undefined ? null : units.of(reference);
    if (answer && 'refusal' in answer) return { outcome: 'refused', ...answer.refusal };
    const home = answer
      ? { id: answer.unit.id, name: answer.unit.name }
      : current && { id: current.unitId, name: current.unitName };
    if (!home) return { outcome: 'unchanged' };
    const from = given['from'] ?? current?.from;
    if (from === undefined) return { outcome: 'refused', reason: 'missing', facts: { column: 'from' } };
    const plan = planAssignment(known, {
      unitId: home.id,
      unitName: home.name,
      kind: 'primary',
      from,
      to: undefined,
      position: given['position'],
      category: given['category'] as StaffCategory | undefined,
      decisionNumber: given['decision_number'],
    });
    // Without a day nobody can say whether it is a correction or a transfer.
    if (given['from'] === undefined && plan.outcome === 'change')
      return { outcome: 'refused', reason: 'from-needed', facts: {} };
    return answer ? withinUnit(plan, answer.unit) : plan;
  }

  private async listKept(
    undos: readonly { rowNumber: number; undo: PersonUndo }[],
    now: ReadonlyMap<string, KnownPerson>,
  ): Promise<Map<number, { reason: string }>> {
    const added = undos.filter(({ undo }) => undo.created).map(({ undo }) => undo.personId);
    const touched = await this.assignments.listTouchedSince(undos.map(({ undo }) => undo));
    const bound = new Set([...(await this.repository.listBound(added)), ...(await this.kinds.peopleInUse(added))]);
    const known = await this.assignments.knownOf(added);
    const kept = new Map<number, { reason: string }>();
    for (const { rowNumber, undo } of undos) {
      const person = now.get(undo.personId);
      const more = undo.created && (known.get(undo.personId)?.length ?? 0) !== undo.recorded.length;
      if (!person || touched.has(undo.personId) || more || personChanges(undo.after, person).length > 0) {
        kept.set(rowNumber, { reason: 'changed-since' });
      } else if (undo.created && bound.has(undo.personId)) kept.set(rowNumber, { reason: 'in-use' });
    }
    return kept;
  }
}

function planned(
  rowNumber: number,
  given: Given,
  before: KnownPerson | null,
  known: readonly KnownStretch[],
  assignment: Exclude<AssignmentPlan, { outcome: 'refused' }>,
): PlannedRow<PersonAct> {
  const fields = personFields(given, before);
  const changes: FieldChange[] = [
    ...personChanges(before, fields),
    ...(assignment.outcome === 'unchanged' ? [] : assignment.changes),
  ];
  const next = assignment.outcome === 'unchanged' ? known : assignment.next;
  const personId = before?.id ?? null;
  return {
    rowNumber,
    outcome: before === null ? 'create' : changes.length === 0 ? 'unchanged' : 'change',
    changes,
    ground: groundOfPerson(before, known),
    act: { personId, staffCode: given['staff_code'] ?? '', before, fields, known, next },
  };
}

function fieldsOf(person: KnownPerson | null): PersonFields | null {
  if (person === null) return null;
  const { staffCode: _, ...fields } = person;
  return fields;
}

function entryOf(
  action: string,
  personId: string,
  { importId }: ApplyContext,
  before: { fullName: string; birthDate: string | null; email: string | null; gender: Gender | null } | null,
  after: { fullName: string; birthDate: string | null; email: string | null; gender: Gender | null } | null,
): AuditEntry {
  return {
    action,
    subject: { kind: 'person', id: personId },
    personId,
    details: { importId },
    personal: { before, after },
  };
}
