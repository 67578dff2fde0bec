import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { escapeLiteral } from 'pg';
import { type CopyToStreamQuery } from 'pg-copy-streams';
import { scopeParameter } from '#identity';
import { Database } from '#platform';
import { csvCell, workbookCell } from './cell-text.rules.js';
import { COMPLETION_COLUMNS, TOPIC_ROWS, type ReportColumn } from './completions-columns.rules.js';
import { wordPatterns, type CompletionsView } from './completions-filter.rules.js';
import { unitsBelow } from './units-below.rules.js';

export interface CompletionReportRow {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly category: string | null;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly topic: string;
  readonly completedOn: string;
  readonly creditHalfPeriods: number;
  readonly recordedAt: Date;
}

export interface CompletionTotals {
  readonly total: number;
  readonly people: number;
  readonly creditHalfPeriods: number;
}

type Parameter = string | readonly string[] | Date;

interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

const SCREEN_COLUMNS = `
  c.id, c.person_id as "personId", p.full_name as "fullName", p.staff_code as "staffCode", c.unit_id as "unitId",
  u.name as "unitName", a.category, c.course_id as "courseId", t.title as "courseTitle", t.topic,
  c.completed_on as "completedOn", c.credit_half_periods as "creditHalfPeriods", c.recorded_at as "recordedAt"`;

const TOTALS = `count(*) as total, count(distinct c.person_id) as people, coalesce(sum(c.credit_half_periods), 0) as "creditHalfPeriods"`;

// The unit and the category are those in force on the day of the completion. Inner joins follow keys that must exist,
// outer ones meet at most one row (their periods cannot overlap): the joins neither drop nor double a completion.
const NAMES = `
  join people p on p.id = c.person_id
  join course_versions t on t.id = c.course_version_id
  left join ${TOPIC_ROWS} on topics.code = t.topic
  left join current_unit_versions u on u.unit_id = c.unit_id and u.valid @> c.completed_on
  left join current_assignments a on a.person_id = c.person_id and a.kind = 'primary' and a.valid @> c.completed_on`;

const IN_ORDER = `order by c.completed_on, p.given_name collate vi, p.full_name collate vi, c.id`;

const standsIn = (units: string): string =>
  `exists (select from ${units} x where x.unit_id = c.unit_id and x.valid @> c.completed_on)`;

/** The rows of the report: the screen's page and totals and both files are this one text with another select list. */
function completions({ filter, scope, asOf }: CompletionsView, columns: string, joins: string, end: string): Statement {
  const parameters: Parameter[] = [];
  const given = (value: Parameter, type: string): string => `$${parameters.push(value)}::${type}`;
  const units: string[] = [];
  const where = [`c.recorded_at <= ${given(asOf, 'timestamptz')}`];
  const within = (name: string, ids: readonly string[] | null): void => {
    if (ids === null) return;
    units.push(unitsBelow(name, `v.unit_id = any(${given(ids, 'uuid[]')})`));
    where.push(standsIn(name));
  };
  within('scope_units', scopeParameter(scope));
  within('chosen_units', filter.unitIds);
  if (filter.from !== null) where.push(`c.completed_on >= ${given(filter.from, 'date')}`);
  if (filter.to !== null) where.push(`c.completed_on <= ${given(filter.to, 'date')}`);
  if (filter.courseId !== null) where.push(`c.course_id = ${given(filter.courseId, 'uuid')}`);
  const words = wordPatterns(filter.q).map((word) => `s.search_text like lower(f_unaccent(${given(word, 'text')}))`);
  if (words.length > 0) where.push(`c.person_id in (select s.id from people s where ${words.join(' and ')})`);
  const sql = `${units.length > 0 ? `with recursive ${units.join(', ')} ` : ''}
    select ${columns} from completions c ${joins} where ${where.join(' and ')} ${end}`;
  return { sql, parameters };
}

/** COPY takes no parameters: each becomes a quoted literal. */
function inlined({ sql, parameters }: Statement): string {
  return sql.replace(/\$(\d+)/g, (_, place: string) => escapeLiteral(asText(parameters[Number(place) - 1] ?? '')));
}

function asText(value: Parameter): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : `{${value.join(',')}}`;
}

const listOf = (cell: (column: ReportColumn) => string): string =>
  COMPLETION_COLUMNS.map((column) => `${cell(column)} as "${column.title}"`).join(', ');

@Injectable()
export class CompletionsReportRepository {
  constructor(private readonly database: Database) {}

  async list(view: CompletionsView, limit: number, offset: number): Promise<CompletionReportRow[]> {
    const { sql, parameters } = completions(view, SCREEN_COLUMNS, NAMES, `${IN_ORDER} limit ${limit} offset ${offset}`);
    return this.database.query<CompletionReportRow>(sql, parameters);
  }

  async totals(view: CompletionsView): Promise<CompletionTotals> {
    const { sql, parameters } = completions(view, TOTALS, '', '');
    return (
      (await this.database.one<CompletionTotals>(sql, parameters)) ?? { total: 0, people: 0, creditHalfPeriods: 0 }
    );
  }

  async count(view: CompletionsView): Promise<number> {
    const { sql, parameters } = completions(view, 'count(*) as total', '', '');
    return (await this.database.one<{ total: number }>(sql, parameters))?.total ?? 0;
  }

  /** Quoted by the database itself, header included: nothing touches the rows on their way. */
  async copyCsv(view: CompletionsView): Promise<Readable> {
    const statement = completions(view, listOf(csvCell), NAMES, IN_ORDER);
    return this.database.copyOut(`copy (${inlined(statement)}) to stdout (format csv, header)`);
  }

  /** Tab separated, for the workbook writer. */
  async copyCells(view: CompletionsView): Promise<Readable> {
    const statement = completions(view, listOf(workbookCell), NAMES, IN_ORDER);
    return this.database.copyOut(`copy (${inlined(statement)}) to stdout`);
  }

  /** How many rows a finished copy had, by the database's own count. */
  static rowsOf(copied: Readable): number {
    return (copied as CopyToStreamQuery).rowCount;
  }

  /** The instant up to which something is recorded now, in the milliseconds that a client can hand back. */
  async now(): Promise<Date> {
    const row = await this.database.one<{ at: Date }>(`select date_trunc('milliseconds', now()) as at`);
    return row?.at ?? new Date();
  }
}
