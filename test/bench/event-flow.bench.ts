import { type INestApplicationContext } from '@nestjs/common';
import { Database, EventDrain, Events, newId } from '#platform';
import { LearningFactSubmitted } from '#records';
import { ScoreRefreshService, ScoringPeriods } from '#scoring';
import { openBench } from './bench-module.js';
import { beside, type BenchOptions, type BenchResult, median, seconds } from './bench-result.js';

const BATCH = 1000;

/** Somebody and a course that this person has not completed this year: a new completion for sure. */
interface Pair {
  readonly personId: string;
  readonly courseId: string;
  readonly versionId: string;
  readonly credit: number;
}

const FREE_PAIRS = `
  select p.id as "personId", v.course_id as "courseId", v.id as "versionId", v.nominal_half_periods as credit
  from people p cross join course_versions v
  where not exists (select from completions c where c.person_id = p.id and c.course_version_id = v.id
                    and c.year = extract(year from now()))
  order by v.id, p.id limit $1`;

// What the chain must leave behind at the least: a fact, its judgement and its completion, by three plain inserts.
const BARE_FACTS = `
  insert into learning_facts (id, kind, person_id, course_id, course_version_id, occurred_at, source, source_key, nominal_half_periods)
  select f, 'course', p, c, v, now(), 'bare', k, 4 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) as t (f, p, c, v, k)`;
const BARE_JUDGEMENTS = `
  insert into judgements (id, fact_id, rule_version, verdict, reason_code)
  select j, f, 1, 'accepted', 'course-finished' from unnest($1::uuid[], $2::uuid[]) as t (j, f)`;
const BARE_COMPLETIONS = `
  insert into completions (id, fact_id, judgement_id, person_id, course_id, course_version_id, year, completed_at, completed_on, credit_half_periods)
  select i, f, j, p, c, v, $7, now(), current_date, 4
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[]) as t (i, f, j, p, c, v)`;
const BARE_IDEMPOTENT = `${BARE_FACTS} on conflict (source, source_key) do nothing`;

/** The chain in one process: events stored, facts and completions recorded, scores brought up to date. */
export class EventFlow {
  private first = 0;

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly pairs: readonly Pair[],
    private readonly options: BenchOptions,
  ) {}

  static async measure(databaseUrl: string, options: BenchOptions): Promise<BenchResult[]> {
    const app = await openBench(databaseUrl);
    try {
      const pairs = await app
        .get(Database, { strict: false })
        .query<Pair>(FREE_PAIRS, [countOf(options) * options.repeats]);
      return await new EventFlow(app, pairs, options).run();
    } finally {
      await app.close();
    }
  }

  private async run(): Promise<BenchResult[]> {
    const count = countOf(this.options);
    const rates: Record<'chain' | 'insert' | 'drain' | 'record' | 'statement', number[]> = {
      chain: [],
      insert: [],
      drain: [],
      record: [],
      statement: [],
    };
    for (let round = 0; round < this.options.repeats; round += 1) {
      // Each round has people and courses of its own; the bare rows lie in a year of their own.
      this.first = round * count;
      rates.insert.push(count / (await seconds(() => this.bareRows(count, 2071 + round))));
      const published = await seconds(() => this.publish(count));
      const recorded = await seconds(() => this.get(EventDrain).drain('records.completions'));
      const scored = await seconds(() => this.score());
      rates.chain.push(count / (published + recorded + scored));
      rates.drain.push(count / recorded);
      rates.statement.push(count / (await seconds(() => this.bareStatement(count))));
    }
    const rate = { case: 'events', unit: 'events/s' };
    return [
      {
        ...rate,
        what: 'accepted → completion → score, one process',
        value: median(rates.chain),
        ...beside('bare inserts of the same three rows', median(rates.chain), median(rates.insert)),
      },
      {
        ...rate,
        what: 'drain: facts, judgements, completions, next events',
        value: median(rates.drain),
        ...beside('bare inserts of the same three rows', median(rates.drain), median(rates.insert), 0.5),
      },
      {
        ...rate,
        what: 'drain: facts, judgements, completions, next events',
        value: median(rates.drain),
        ...beside('bare idempotent insert into one table', median(rates.drain), median(rates.statement)),
      },
    ];
  }

  private async publish(count: number): Promise<void> {
    const finishedAt = new Date().toISOString();
    await this.inBatches(count, async (from) => {
      const events = Array.from({ length: BATCH }, (_, index) => {
        const { personId, courseId, versionId, credit } = this.pair(from + index);
        const course = { courseId, courseVersionId: versionId, nominalHalfPeriods: credit };
        return new LearningFactSubmitted({ ...course, personId, finishedAt, source: 'api:bench', sourceKey: newId() });
      });
      await this.get(Database).transaction(() => this.get(Events).publishAll(events));
    });
  }

  private async score(): Promise<void> {
    await this.get(EventDrain).drain('scoring.staleness');
    for (const period of await this.get(ScoringPeriods).listOpen())
      await this.get(ScoreRefreshService).workOff(period.id, new AbortController().signal);
  }

  private async bareRows(count: number, year: number): Promise<void> {
    await this.inBatches(count, async (from) => {
      const rows = Array.from({ length: BATCH }, (_, index) => ({
        ...this.pair(from + index),
        f: newId(),
        j: newId(),
      }));
      const column = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of);
      const [f, j, p] = [column((r) => r.f), column((r) => r.j), column((r) => r.personId)];
      const [c, v] = [column((r) => r.courseId), column((r) => r.versionId)];
      await this.get(Database).transaction(async () => {
        await this.get(Database).query(BARE_FACTS, [f, p, c, v, column(() => newId())]);
        await this.get(Database).query(BARE_JUDGEMENTS, [j, f]);
        await this.get(Database).query(BARE_COMPLETIONS, [column(() => newId()), f, j, p, c, v, year]);
      });
    });
  }

  private async bareStatement(count: number): Promise<void> {
    await this.inBatches(count, async (from) => {
      const rows = Array.from({ length: BATCH }, (_, index) => this.pair(from + index));
      await this.get(Database).query(BARE_IDEMPOTENT, [
        rows.map(() => newId()),
        rows.map((row) => row.personId),
        rows.map((row) => row.courseId),
        rows.map((row) => row.versionId),
        rows.map(() => newId()),
      ]);
    });
  }

  private pair(index: number): Pair {
    const pair = this.pairs[this.first + index];
    if (pair === undefined) throw new RangeError('The database has too few people and courses.');
    return pair;
  }

  private async inBatches(count: number, work: (from: number) => Promise<void>): Promise<void> {
    for (let from = 0; from < count; from += BATCH) await work(from);
  }

  private get<T>(type: abstract new (...parameters: never[]) => T): T {
    return this.app.get<T>(type, { strict: false });
  }
}

function countOf({ quick }: BenchOptions): number {
  return quick ? 3 * BATCH : 30 * BATCH;
}
