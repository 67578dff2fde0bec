import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Applied,
  type ApplyContext,
  type AuditEntry,
  type FieldChange,
  type FoundUnits,
  type Given,
  type GivenRow,
  ImportKind,
  ImportKinds,
  type PlanContext,
  type PlannedRow,
  refused,
  type RowToUndo,
  scopeHolds,
  type Undone,
  UnitLookup,
  type UnitScope,
} from '#identity';
import { newId } from '#platform';
import { type AwardTitle, fits } from './award-title.rules.js';
import { PAST_AWARD_COLUMNS } from './past-awards.columns.rules.js';
import { type PastAward, PastAwardsRepository } from './past-awards.repository.js';

interface AwardAct {
  readonly award: Omit<PastAward, 'id'>;
  readonly superseded: string | null;
}

interface AwardUndo {
  readonly id: string;
  readonly superseded: string | null;
  readonly personId: string | null;
  readonly unitId: string | null;
}

type Subject = { personId: string; unitId: null } | { personId: null; unitId: string };

interface Ground {
  readonly people: ReadonlyMap<string, { id: string; unitIds: string[] }>;
  readonly units: FoundUnits;
  readonly scope: UnitScope;
}

/** Awards decided before this system was there. */
@Injectable()
export class PastAwardsKind extends ImportKind<AwardAct> implements OnModuleInit {
  readonly code = 'past-awards';
  readonly name = { vi: 'Khen thưởng đã có', en: 'Past awards' };
  readonly columns = PAST_AWARD_COLUMNS;
  override readonly reasons = {
    'one-subject': { vi: 'Ghi mã cán bộ hoặc đơn vị, không ghi cả hai.', en: 'Name a person or a unit, not both.' },
    'title-does-not-fit': {
      vi: 'Danh hiệu này không dành cho {subject}.',
      en: 'This title is not for such a subject.',
    },
  };

  constructor(
    private readonly kinds: ImportKinds,
    private readonly units: UnitLookup,
    private readonly repository: PastAwardsRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.kinds.register(this);
    this.kinds.registerUse(async (personIds) => new Set(await this.repository.listPeopleNamed(personIds)));
  }

  keyOf(given: Given): string {
    const { staff_code: code, unit, title, decision_number: number, decided_on: day } = given;
    return [code, unit?.toLowerCase(), title, number, day].join('|');
  }

  groupOf(given: Given): string {
    return this.keyOf(given);
  }

  titleOf(given: Given): string {
    return given['full_name'] ?? given['staff_code'] ?? given['unit'] ?? '';
  }

  async plan(rows: readonly GivenRow[], { scope, today }: PlanContext): Promise<PlannedRow<AwardAct>[]> {
    const codes = rows.flatMap(({ given }) => given['staff_code'] ?? []);
    const people = new Map((await this.repository.listPeople(codes)).map((person) => [person.staffCode, person]));
    const units = await this.units.find(
      rows.flatMap(({ given }) => given['unit'] ?? []),
      scope,
      today,
    );
    const ground = { people, units, scope };
    const subjects = rows.map(({ given }) => subjectOf(given, ground));
    const ids = subjects.flatMap((subject) => ('reason' in subject ? [] : [subject.personId ?? subject.unitId]));
    const known = await this.repository.listOf(ids);
    return rows.map((row, place) => planOne(row, subjects[place], known, today));
  }

  async apply(rows: readonly PlannedRow<AwardAct>[], context: ApplyContext): Promise<Applied> {
    const made = rows.map(({ rowNumber, act }) => ({ rowNumber, act, id: newId() }));
    await this.repository.supersede(
      made.flatMap(({ act }) => act.superseded ?? []),
      context.at,
    );
    await this.repository.insert(
      made.map(({ act, id }) => ({ ...act.award, id })),
      context.at,
    );
    const undo = new Map<number, AwardUndo>(
      made.map(({ rowNumber, act, id }) => {
        const { personId, unitId } = act.award;
        return [rowNumber, { id, superseded: act.superseded, personId, unitId }];
      }),
    );
    return { undo, audit: entriesOf('awards.past-awards-imported', [...undo.values()], context), events: [] };
  }

  async undo(rows: readonly RowToUndo[], context: ApplyContext): Promise<Undone> {
    const undos = rows.map(({ rowNumber, undo }) => ({ rowNumber, undo: undo as AwardUndo }));
    const still = await this.repository.listStillKnown(undos.map(({ undo }) => undo.id));
    const back = undos.filter(({ undo }) => still.has(undo.id)).map(({ undo }) => undo);
    await this.repository.supersede(
      back.flatMap(({ id }) => still.get(id) ?? []),
      context.at,
    );
    await this.repository.restore(
      back.flatMap(({ superseded }) => superseded ?? []),
      context.at,
    );
    const kept = undos.filter(({ undo }) => !still.has(undo.id));
    return {
      kept: new Map(kept.map(({ rowNumber }) => [rowNumber, { reason: 'changed-since' }])),
      audit: entriesOf('awards.past-awards-import-undone', back, context),
      events: [],
    };
  }

  present(scope: UnitScope, today: string): Promise<(string | null)[][]> {
    return this.repository.listPresent(scope, today);
  }
}

function subjectOf(given: Given, { people, units, scope }: Ground): Subject | { reason: string; facts: object } {
  const { staff_code: code, unit } = given;
  if ((code === undefined) === (unit === undefined)) return { reason: 'one-subject', facts: {} };
  if (unit !== undefined) {
    const answer = units.of(unit);
    return 'unit' in answer ? { personId: null, unitId: answer.unit.id } : answer.refusal;
  }
  const person = people.get(code ?? '');
  const visible = person && ('everything' in scope || person.unitIds.some((unitId) => scopeHolds(scope, unitId)));
  return visible ? { personId: person.id, unitId: null } : { reason: 'person-unknown', facts: { value: code } };
}

function planOne(
  { rowNumber, given }: GivenRow,
  subject: ReturnType<typeof subjectOf> | undefined,
  known: readonly PastAward[],
  today: string,
): PlannedRow<AwardAct> {
  if (!subject) return refused(rowNumber, 'one-subject');
  if ('reason' in subject) return refused(rowNumber, subject.reason, subject.facts);
  const titleCode = given['title'] as AwardTitle;
  const { decided_on: decidedOn = '', decision_number: decisionNumber = '' } = given;
  if (!fits(titleCode, subject.personId === null ? 'collective' : 'individual')) {
    return refused(rowNumber, 'title-does-not-fit', { subject: subject.personId === null ? 'tập thể' : 'cá nhân' });
  }
  if (decidedOn > today) return refused(rowNumber, 'in-the-future', { column: 'decided_on', value: decidedOn });
  const same = known.find(
    (one) =>
      (one.personId ?? one.unitId) === (subject.personId ?? subject.unitId) &&
      one.titleCode === titleCode &&
      one.decisionNumber === decisionNumber &&
      one.decidedOn === decidedOn,
  );
  const signer = given['signer'] ?? same?.signer ?? null;
  const year = Number(given['year'] ?? same?.year ?? decidedOn.slice(0, 4));
  const award = { ...subject, titleCode, decisionNumber, decidedOn, signer, year };
  const changes = changesBetween(same, award);
  const outcome = !same ? 'create' : changes.length === 0 ? 'unchanged' : 'change';
  return { rowNumber, outcome, changes, ground: same ?? null, act: { award, superseded: same?.id ?? null } };
}

function changesBetween(same: PastAward | undefined, award: Omit<PastAward, 'id'>): FieldChange[] {
  const pairs: [string, string | null, string | null][] = [
    ['title', same?.titleCode ?? null, award.titleCode],
    ['decision_number', same?.decisionNumber ?? null, award.decisionNumber],
    ['decided_on', same?.decidedOn ?? null, award.decidedOn],
    ['signer', same?.signer ?? null, award.signer],
    ['year', same ? String(same.year) : null, String(award.year)],
  ];
  return pairs.filter(([, was, is]) => was !== is).map(([field, before, after]) => ({ field, before, after }));
}

function entriesOf(action: string, undos: readonly AwardUndo[], { importId }: ApplyContext): AuditEntry[] {
  const subjects = new Map(undos.map((undo) => [undo.personId ?? undo.unitId, undo]));
  return [...subjects.values()].map(({ personId, unitId }) => ({
    action,
    subject: { kind: personId === null ? 'unit' : 'person', id: personId ?? unitId },
    personId,
    unitId,
    details: { importId },
  }));
}
