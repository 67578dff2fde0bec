import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Applied,
  type ApplyContext,
  type AuditEntry,
  type Given,
  type GivenRow,
  type ImportColumn,
  ImportKind,
  ImportKinds,
  type PlanContext,
  type PlannedRow,
  refused,
  type RowToUndo,
  scopeHolds,
  STAFF_CODE,
  type Undone,
  type UnitScope,
} from '#identity';
import { LedgerRepository } from './ledger.repository.js';
import { type NewFact } from './learning-fact.rules.js';
import { PAST_COMPLETION_COLUMNS } from './past-completions.columns.rules.js';
import {
  type FoundCourse,
  type FoundPerson,
  type PastCompletion,
  PastCompletionsRepository,
} from './past-completions.repository.js';
import { CompletionRecorded, CompletionWithdrawn } from './records.events.js';

const SOURCE = 'import';

interface CompletionAct {
  readonly personId: string;
  readonly course: FoundCourse;
  readonly completedOn: string;
}

interface CompletionUndo {
  readonly personId: string;
  readonly sourceKey: string;
}

/** Courses finished before this system was there. They enter the ledger like any other fact, under rule A1. */
@Injectable()
export class PastCompletionsKind extends ImportKind<CompletionAct> implements OnModuleInit {
  readonly code = 'past-completions';
  readonly name = { vi: 'Kết quả học tập đã có', en: 'Past completions' };
  readonly columns: readonly ImportColumn[] = [STAFF_CODE, ...PAST_COMPLETION_COLUMNS];
  override readonly reasons = {
    'course-unknown': {
      vi: 'Không có khóa học đã công bố nào là “{value}”.',
      en: 'There is no published course “{value}”.',
    },
    'course-ambiguous': {
      vi: 'Có nhiều khóa học tên “{value}”. Hãy ghi mã khóa học.',
      en: 'Several courses are called “{value}”. Write the code.',
    },
    'already-credited': {
      vi: 'Năm {year} đã ghi nhận hoàn thành khóa học này ngày {day}; mỗi năm chỉ tính một lần.',
      en: 'This course is already credited in {year}, on {day}; it counts once a year.',
    },
  };

  constructor(
    private readonly kinds: ImportKinds,
    private readonly repository: PastCompletionsRepository,
    private readonly ledger: LedgerRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.kinds.register(this);
    this.kinds.registerUse(async (personIds) => new Set(await this.repository.listPeopleWithCompletions(personIds)));
  }

  keyOf(given: Given): string {
    return [given['staff_code'], given['course']?.toLowerCase(), given['completed_on']?.slice(0, 4)].join('|');
  }

  groupOf(given: Given): string {
    return given['staff_code'] ?? '';
  }

  titleOf(given: Given): string {
    return [given['full_name'] ?? given['staff_code'], given['course']].filter(Boolean).join(' – ');
  }

  async plan(rows: readonly GivenRow[], context: PlanContext): Promise<PlannedRow<CompletionAct>[]> {
    const codes = [...new Set(rows.map(({ given }) => given['staff_code'] ?? ''))];
    const people = new Map((await this.repository.listPeople(codes)).map((person) => [person.staffCode, person]));
    const courses = await this.repository.listCourses(rows.map(({ given }) => (given['course'] ?? '').toLowerCase()));
    const done = await this.repository.listOf([...people.values()].map(({ id }) => id));
    return rows.map((row) => planOne(row, people.get(row.given['staff_code'] ?? ''), courses, done, context));
  }

  async apply(rows: readonly PlannedRow<CompletionAct>[], context: ApplyContext): Promise<Applied> {
    const recorded = await this.ledger.record(
      rows.map(({ rowNumber, act }) => factOf(act, context.importId, rowNumber)),
    );
    const undo = new Map<number, CompletionUndo>(
      rows.map(({ rowNumber, act }) => [
        rowNumber,
        { personId: act.personId, sourceKey: keyOf(context.importId, rowNumber) },
      ]),
    );
    const events = recorded.map(
      ({ unitId, ...completion }) => new CompletionRecorded({ ...completion, ...(unitId === null ? {} : { unitId }) }),
    );
    return {
      undo,
      audit: entriesOf(
        'records.completions-imported',
        rows.map(({ act }) => act.personId),
        context,
      ),
      events,
    };
  }

  async undo(rows: readonly RowToUndo[], context: ApplyContext): Promise<Undone> {
    const undos = rows.map(({ rowNumber, undo }) => ({ rowNumber, undo: undo as CompletionUndo }));
    const found = await this.repository.listBySource(
      SOURCE,
      undos.map(({ undo }) => undo.sourceKey),
    );
    const bySource = new Map(found.map((completion) => [completion.sourceKey, completion]));
    await this.repository.reject(found, context.actor.personId, context.at);
    const kept = undos.filter(({ undo }) => !bySource.has(undo.sourceKey));
    return {
      kept: new Map(kept.map(({ rowNumber }) => [rowNumber, { reason: 'changed-since' }])),
      audit: entriesOf(
        'records.completions-import-undone',
        found.map(({ personId }) => personId),
        context,
      ),
      events: found.map(({ personId, completedOn }) => new CompletionWithdrawn({ personId, completedOn })),
    };
  }

  present(scope: UnitScope): Promise<(string | null)[][]> {
    return this.repository.listPresent(scope);
  }
}

function planOne(
  { rowNumber, given }: GivenRow,
  person: FoundPerson | undefined,
  courses: readonly FoundCourse[],
  done: readonly PastCompletion[],
  { today, scope }: PlanContext,
): PlannedRow<CompletionAct> {
  const { staff_code: staffCode = '', course: name = '', completed_on: completedOn = '' } = given;
  if (!person) return refused(rowNumber, 'person-unknown', { value: staffCode });
  if (!('everything' in scope) && !person.unitIds.some((unitId) => scopeHolds(scope, unitId))) {
    return refused(rowNumber, 'person-unknown', { value: staffCode });
  }
  const [course, ...others] = coursesCalled(name, courses);
  if (!course) return refused(rowNumber, 'course-unknown', { value: name });
  if (others.length > 0) return refused(rowNumber, 'course-ambiguous', { value: name });
  if (completedOn > today) return refused(rowNumber, 'in-the-future', { column: 'completed_on', value: completedOn });
  const year = Number(completedOn.slice(0, 4));
  const known = done.find((one) => one.personId === person.id && one.courseId === course.courseId && one.year === year);
  const act = { personId: person.id, course, completedOn };
  if (known?.completedOn === completedOn) return { rowNumber, outcome: 'unchanged', changes: [], ground: null, act };
  if (known) return refused(rowNumber, 'already-credited', { year, day: known.completedOn });
  const changes = [
    { field: 'course', before: null, after: course.title },
    { field: 'completed_on', before: null, after: completedOn },
  ];
  return { rowNumber, outcome: 'create', changes, ground: course.courseVersionId, act };
}

function coursesCalled(name: string, courses: readonly FoundCourse[]): FoundCourse[] {
  const wanted = name.toLowerCase();
  const bySlug = courses.filter(({ slug }) => slug === wanted);
  return bySlug.length > 0 ? bySlug : courses.filter(({ title }) => title.toLowerCase() === wanted);
}

/** A file says the day only: noon in Viet Nam stands for it. */
function factOf({ personId, course, completedOn }: CompletionAct, importId: string, rowNumber: number): NewFact {
  const { courseId, courseVersionId, nominalHalfPeriods } = course;
  return {
    kind: 'course',
    personId,
    courseId,
    courseVersionId,
    lessonId: null,
    occurredAt: `${completedOn}T12:00:00+07:00`,
    source: SOURCE,
    sourceKey: keyOf(importId, rowNumber),
    nominalHalfPeriods,
    evidence: { importId, rowNumber },
  };
}

function keyOf(importId: string, rowNumber: number): string {
  return `${importId}:${rowNumber}`;
}

function entriesOf(action: string, personIds: readonly string[], { importId }: ApplyContext): AuditEntry[] {
  return [...new Set(personIds)].map((personId) => ({
    action,
    subject: { kind: 'person', id: personId },
    personId,
    details: { importId, rows: personIds.filter((id) => id === personId).length },
  }));
}
