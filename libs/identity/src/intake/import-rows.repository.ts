import { Injectable } from '@nestjs/common';
import { Database, type Page } from '#platform';
import { type FieldChange, type Given, type Outcome } from './import-kind.js';

export type RowResult = 'applied' | 'refused' | 'stopped' | 'undone' | 'kept';

export interface NewRow {
  readonly rowNumber: number;
  readonly key: string;
  readonly refs: readonly string[];
  readonly groupKey: string;
  readonly cells: readonly string[];
  readonly given: Given;
  readonly title: string;
  readonly reason: string | null;
  readonly facts: object;
}

export interface StoredRow {
  readonly rowNumber: number;
  readonly level: number;
  readonly groupKey: string;
  readonly given: Given;
  readonly outcome: Outcome | null;
  readonly ground: string | null;
  readonly undo: unknown;
}

export interface ShownRow {
  readonly rowNumber: number;
  readonly title: string;
  readonly outcome: Outcome | null;
  readonly result: RowResult | null;
  readonly reason: string | null;
  readonly facts: Record<string, unknown>;
  readonly changes: FieldChange[];
  readonly cells: string[];
}

export interface PlannedOutcome {
  readonly rowNumber: number;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly facts: object;
  readonly changes: readonly FieldChange[];
  readonly ground: string;
}

export interface RowEnding {
  readonly rowNumber: number;
  readonly result: RowResult;
  readonly reason: string | null;
  readonly facts: object;
  readonly undo: object | null;
}

export interface RowSearch {
  readonly q: string | undefined;
  readonly show: 'create' | 'change' | 'unchanged' | 'refused' | 'undone' | 'kept' | undefined;
  readonly page: number;
  readonly size: number;
}

export interface OutcomeCount {
  readonly outcome: Outcome | null;
  readonly result: RowResult | null;
  readonly rows: number;
}

const STORED = `row_number as "rowNumber", level, group_key as "groupKey", given, outcome, ground, undo`;
const SHOWN = `row_number as "rowNumber", title, outcome, result, reason, facts, changes, cells`;
const WAITING: Readonly<Record<'plan' | 'apply' | 'undo', string>> = {
  plan: 'outcome is null',
  apply: `outcome in ('create', 'change') and result is null`,
  undo: `result = 'applied'`,
};

@Injectable()
export class ImportRowsRepository {
  constructor(private readonly database: Database) {}

  async clear(importId: string): Promise<void> {
    await this.database.affected('delete from import_rows where import_id = $1', [importId]);
  }

  async insert(importId: string, rows: readonly NewRow[]): Promise<void> {
    await this.database.query(
      `insert into import_rows (import_id, row_number, key, refs, group_key, cells, given, title, outcome, reason, facts)
       select $1, r."rowNumber", r.key, r.refs, r."groupKey", r.cells, r.given, r.title,
              case when r.reason is not null then 'refused' end, r.reason, r.facts
       from jsonb_to_recordset($2::jsonb) as r ("rowNumber" int, key text, refs text[], "groupKey" text, cells jsonb,
         given jsonb, title text, reason text, facts jsonb)`,
      [importId, JSON.stringify(rows)],
    );
  }

  /**
   * Both rows are refused: nobody can know which of them is meant. The statistics know nothing of rows that were read
   * just now, and a join of them with themselves may be planned as if there were one: each row is looked up instead.
   */
  async refuseDuplicates(importId: string): Promise<void> {
    await this.database.affected(
      `with twice as materialized (
         select jsonb_object_agg(key, rows) as by_key from (
           select key, (array_agg(row_number order by row_number))[1:10] as rows from import_rows
           where import_id = $1 and key <> '' group by key having count(*) > 1) d)
       update import_rows set outcome = 'refused', reason = 'duplicate-rows',
         facts = jsonb_build_object('rows', (select by_key from twice) -> key)
       where import_id = $1 and outcome is null and (select by_key from twice) -> key is not null`,
      [importId],
    );
  }

  async setLevels(importId: string, levels: ReadonlyMap<number, number>): Promise<void> {
    await this.database.affected(
      `update import_rows set level = ($2::jsonb ->> row_number::text)::int
       where import_id = $1 and $2::jsonb -> row_number::text is not null`,
      [importId, JSON.stringify(Object.fromEntries(levels))],
    );
  }

  async refuse(importId: string, rowNumbers: readonly number[], reason: string): Promise<void> {
    await this.database.affected(
      `update import_rows set outcome = 'refused', reason = $3 where import_id = $1 and row_number = any($2) and outcome is null`,
      [importId, rowNumbers, reason],
    );
  }

  /** The next rows that wait for a step: of one level only, and whole groups. Undoing goes the other way round. */
  async listNext(importId: string, step: 'plan' | 'apply' | 'undo', limit: number): Promise<StoredRow[]> {
    const direction = step === 'undo' ? 'desc' : 'asc';
    const rows = await this.database.query<StoredRow>(
      `select ${STORED} from import_rows where import_id = $1 and ${WAITING[step]}
       order by level ${direction}, group_key ${direction}, row_number limit $2`,
      [importId, limit + 1],
    );
    const [first] = rows;
    if (!first) return [];
    const level = rows.filter((row) => row.level === first.level);
    const last = level.at(-1);
    if (rows.length <= limit || level.length < rows.length || !last) return level;
    const whole = level.filter((row) => row.groupKey !== last.groupKey);
    return whole.length > 0 ? whole : this.listGroup(importId, step, first.level, first.groupKey);
  }

  /** Those of them that still wait: another worker may have been faster. */
  async listStillWaiting(
    importId: string,
    step: 'apply' | 'undo',
    rowNumbers: readonly number[],
  ): Promise<Set<number>> {
    const rows = await this.database.query<{ rowNumber: number }>(
      `select row_number as "rowNumber" from import_rows
       where import_id = $1 and row_number = any($2::int[]) and ${WAITING[step]}`,
      [importId, rowNumbers],
    );
    return new Set(rows.map(({ rowNumber }) => rowNumber));
  }

  private async listGroup(
    importId: string,
    step: 'plan' | 'apply' | 'undo',
    level: number,
    groupKey: string,
  ): Promise<StoredRow[]> {
    return this.database.query<StoredRow>(
      `select ${STORED} from import_rows where import_id = $1 and ${WAITING[step]} and level = $2 and group_key = $3
       order by row_number`,
      [importId, level, groupKey],
    );
  }

  async savePlans(importId: string, plans: readonly PlannedOutcome[]): Promise<void> {
    await this.database.affected(
      `update import_rows r set (outcome, reason, facts, changes, ground) = (
         select p.outcome, p.reason, p.facts, p.changes, p.ground from jsonb_to_record($2::jsonb -> r.row_number::text)
           as p (outcome text, reason text, facts jsonb, changes jsonb, ground text))
       where r.import_id = $1 and r.row_number = any($3::int[])`,
      [importId, ...byRow(plans)],
    );
  }

  async saveEndings(importId: string, endings: readonly RowEnding[]): Promise<void> {
    await this.database.affected(
      `update import_rows r set (result, reason, facts, undo) = (
         select e.result, e.reason, e.facts, coalesce(e.undo, r.undo) from jsonb_to_record($2::jsonb -> r.row_number::text)
           as e (result text, reason text, facts jsonb, undo jsonb))
       where r.import_id = $1 and r.row_number = any($3::int[])`,
      [importId, ...byRow(endings)],
    );
  }

  async stop(importId: string): Promise<void> {
    await this.database.affected(
      `update import_rows set result = 'stopped', reason = 'stopped' where import_id = $1 and ${WAITING.apply}`,
      [importId],
    );
  }

  async listComingRefs(importId: string, refs: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ ref: string }>(
      `select distinct ref from import_rows, unnest(refs) ref
       where import_id = $1 and outcome in ('create', 'change', 'unchanged') and ref = any($2::text[])`,
      [importId, refs],
    );
    return rows.map(({ ref }) => ref);
  }

  async countOutcomes(importIds: readonly string[]): Promise<(OutcomeCount & { importId: string })[]> {
    return this.database.query(
      `select import_id as "importId", outcome, result, count(*)::int as rows from import_rows
       where import_id = any($1::uuid[]) group by import_id, outcome, result`,
      [importIds],
    );
  }

  async list(importId: string, search: RowSearch): Promise<Page<ShownRow>> {
    const where = `import_id = $1
      and ($2::text is null or lower(f_unaccent(title || ' ' || key)) like '%' || lower(f_unaccent($2)) || '%')
      and ($3::text is null or case $3 when 'refused' then outcome = 'refused' or result in ('refused', 'stopped')
        when 'kept' then result = 'kept' when 'undone' then result = 'undone' else outcome = $3 and coalesce(result, '') not in ('refused', 'stopped') end)`;
    const text = search.q?.trim().replace(/[\\%_]/gu, '\\$&');
    const parameters = [importId, text === undefined || text === '' ? null : text, search.show ?? null];
    const items = await this.database.query<ShownRow>(
      `select ${SHOWN} from import_rows where ${where} order by row_number limit $4 offset $5`,
      [...parameters, search.size, (search.page - 1) * search.size],
    );
    const counted = await this.database.one<{ total: number }>(
      `select count(*)::int as total from import_rows where ${where}`,
      parameters,
    );
    return { items, total: counted?.total ?? 0, page: search.page, size: search.size };
  }

  /** For the result file, in the order of the original. */
  async listAfter(importId: string, rowNumber: number, limit: number): Promise<ShownRow[]> {
    return this.database.query<ShownRow>(
      `select ${SHOWN} from import_rows where import_id = $1 and row_number > $2 order by row_number limit $3`,
      [importId, rowNumber, limit],
    );
  }
}

/** To be looked up by the number of a row, which costs the same whatever the planner believes about the table. */
function byRow(entries: readonly { rowNumber: number }[]): [string, number[]] {
  return [
    JSON.stringify(Object.fromEntries(entries.map((entry) => [entry.rowNumber, entry]))),
    entries.map(({ rowNumber }) => rowNumber),
  ];
}
