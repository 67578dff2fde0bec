import { civilDate, type Database } from '#platform';
import { type LearningTown, TOKEN_NAME } from './learning-town.js';
import { type CreditedCourse, replayPerson } from './naive-replay.js';
import { type Told } from './told.js';

interface LedgerRow {
  factId: string;
  source: string;
  sourceKey: string;
  personId: string;
  courseVersionId: string;
  occurredAt: Date;
  verdicts: string[];
  completedYear: number | null;
  creditHalfPeriods: number | null;
  unitId: string | null;
}

/** Required of somebody who was there all year: 40 periods, 16 of a contract worker; 9 months. */
const MONTHS_REQUIRED = 9;

/** Holds the stored ledger, hours and scores against what the requests were told, by replaying it naively. */
export class LedgerCheck {
  private readonly year = Number(civilDate(new Date()).slice(0, 4));

  constructor(
    private readonly database: Database,
    private readonly town: LearningTown,
    private readonly told: Told,
  ) {}

  async everythingOnce(): Promise<void> {
    const ledger = await this.readLedger();
    this.nothingLostOrInvented(ledger);
    await this.lessonsOnce(ledger);
    this.oneCompletionEach(ledger);
    await this.hoursAndScores(ledger.filter(({ completedYear }) => completedYear === this.year));
  }

  private async readLedger(): Promise<LedgerRow[]> {
    return this.database.query<LedgerRow>(
      `select f.id as "factId", f.source, f.source_key as "sourceKey", f.person_id as "personId",
              f.course_version_id as "courseVersionId", f.occurred_at as "occurredAt",
              array(select j.verdict from judgements j where j.fact_id = f.id) as verdicts,
              c.year as "completedYear", c.credit_half_periods as "creditHalfPeriods", c.unit_id as "unitId"
       from learning_facts f left join completions c on c.fact_id = f.id where f.kind = 'course'`,
    );
  }

  private nothingLostOrInvented(ledger: readonly LedgerRow[]): void {
    const reported = ledger.filter(({ source }) => source === `api:${TOKEN_NAME}`);
    const keys = new Set(reported.map(({ sourceKey }) => sourceKey));
    expect(keys.size).toBe(reported.length);
    expect([...this.told.accepted].filter((key) => !keys.has(key))).toEqual([]);
    expect([...keys].filter((key) => !this.told.sent.has(key))).toEqual([]);
    const codes = new Map(this.town.people.map(({ id, staffCode }) => [id, staffCode]));
    const altered = reported.filter((row) => {
      const sent = this.told.sent.get(row.sourceKey);
      return sent?.staffCode !== codes.get(row.personId) || sent?.finishedAt !== row.occurredAt.toISOString();
    });
    expect(altered).toEqual([]);
  }

  private async lessonsOnce(ledger: readonly LedgerRow[]): Promise<void> {
    const told = [...this.told.finishedLessons].map((key) => `lesson:${key}`).sort();
    const rows = await this.database.query<{ key: string }>(
      `select source_key as key from learning_facts where kind = 'lesson' order by source_key`,
    );
    const stored = await this.database.query<{ key: string }>(
      `select 'lesson:' || enrolment_id || ':' || lesson_id as key from lesson_progress where state = 'finished' order by 1`,
    );
    // Every finished lesson is a fact and the other way round; all that was told is among them.
    expect(rows).toEqual(stored);
    const facts = new Set(rows.map(({ key }) => key));
    expect(told.filter((key) => !facts.has(key))).toEqual([]);
    const courses = ledger.filter(({ source }) => source === 'courses').map(({ sourceKey }) => sourceKey);
    expect(new Set(courses).size).toBe(courses.length);
    const completed = await this.database.query<{ key: string }>(
      `select 'course:' || id as key from enrolments where state = 'completed'`,
    );
    expect(courses.sort()).toEqual(completed.map(({ key }) => key).sort());
    const known = new Set(courses);
    expect([...this.told.finishedCourses].filter((id) => !known.has(`course:${id}`))).toEqual([]);
  }

  /** Of all facts about one person, course version and year exactly one is credited, the others are refused. */
  private oneCompletionEach(ledger: readonly LedgerRow[]): void {
    const units = new Map(this.town.people.map(({ id, unitId }) => [id, unitId]));
    const credit = new Map(
      [...this.town.reported, ...this.town.taught].map((course) => [course.courseVersionId, course.halfPeriods]),
    );
    const groups = new Map<string, LedgerRow[]>();
    for (const row of ledger) {
      const key = [row.personId, row.courseVersionId, civilDate(row.occurredAt).slice(0, 4)].join(' ');
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const wrong = [...groups].filter(([key, rows]) => {
      const credited = rows.filter(({ completedYear }) => completedYear !== null);
      const [one] = credited;
      return !(
        credited.length === 1 &&
        one?.creditHalfPeriods === credit.get(one?.courseVersionId ?? '') &&
        one?.unitId === units.get(one?.personId ?? '') &&
        String(one?.completedYear) === key.split(' ')[2] &&
        rows.every(
          ({ verdicts, completedYear }) =>
            verdicts.length === 1 && verdicts[0] === (completedYear === null ? 'rejected' : 'accepted'),
        )
      );
    });
    expect(wrong).toEqual([]);
  }

  private async hoursAndScores(completions: readonly LedgerRow[]): Promise<void> {
    const byPerson = new Map<string, CreditedCourse[]>();
    for (const { personId, occurredAt, creditHalfPeriods } of completions) {
      const course = { personId, completedAt: occurredAt.toISOString(), halfPeriods: creditHalfPeriods ?? 0 };
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), course]);
    }
    const facts = await this.database.query<{ personId: string; credited: number; months: number; required: number }>(
      `select f.person_id as "personId", f.credited_half_periods as credited, f.months_learned as months,
              f.required_half_periods as required
       from person_score_facts f join scoring_periods p on p.id = f.period_id and p.code = $1 order by f.person_id`,
      [`N${this.year}`],
    );
    expect(facts).toHaveLength(this.town.people.length);
    const replayed = new Map(facts.map(({ personId }) => [personId, replayPerson(byPerson.get(personId) ?? [])]));
    expect(facts.map(({ personId, credited, months }) => [personId, credited, months])).toEqual(
      facts.map(({ personId }) => [personId, replayed.get(personId)?.halfPeriods, replayed.get(personId)?.months]),
    );
    const trained = facts.filter(({ credited, required }) => credited >= required).map(({ personId }) => personId);
    const regular = facts.filter(({ months }) => months >= MONTHS_REQUIRED).map(({ personId }) => personId);
    await this.indicatorCounts('4.2', new Set(trained));
    await this.indicatorCounts('3.3', new Set(regular));
  }

  /** A unit's numerator is its own people who count and those of all units below it. */
  private async indicatorCounts(code: string, counted: ReadonlySet<string>): Promise<void> {
    const stored = await this.database.query<{ unitId: string; numerator: string; denominator: string }>(
      `select s.unit_id as "unitId", s.numerator::int, s.denominator::int from unit_indicator_scores s
       join scoring_periods p on p.id = s.period_id and p.code = $1 where s.indicator_code = $2 order by s.unit_id`,
      [`N${this.year}`, code],
    );
    const expected = this.town.units
      .map(({ id }) => {
        const below = this.town.people.filter(({ unitId }) => this.lineOf(unitId).includes(id));
        return {
          unitId: id,
          numerator: below.filter((person) => counted.has(person.id)).length,
          denominator: below.length,
        };
      })
      .sort((one, other) => (one.unitId < other.unitId ? -1 : 1));
    expect(stored).toEqual(expected);
  }

  private lineOf(unitId: string): string[] {
    const parent = this.town.units.find(({ id }) => id === unitId)?.parentId;
    return parent ? [unitId, ...this.lineOf(parent)] : [unitId];
  }
}
