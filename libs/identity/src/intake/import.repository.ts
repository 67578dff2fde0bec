import { Injectable } from '@nestjs/common';
import { type Actor, Database, type Page } from '#platform';
import { scopeParameter, type UnitScope } from '../roles/unit-scope.rules.js';

export const IMPORT_STATES = [
  'reading',
  'planning',
  'planned',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
  'cancelled',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_FORMATS = ['xlsx', 'csv', 'oneroster'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface ImportFault {
  readonly code: string;
  readonly facts: object;
}

export interface ImportRow {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly fileKey: string;
  readonly sizeBytes: number;
  readonly format: ImportFormat | null;
  readonly state: ImportState;
  readonly fault: ImportFault | null;
  readonly header: string[] | null;
  readonly recognised: string[] | null;
  readonly ignored: string[] | null;
  readonly scope: string[] | null;
  readonly actor: Actor;
  readonly total: number;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly emptiedAt: Date | null;
}

export interface NewImport {
  readonly kind: string;
  readonly fileName: string;
  readonly fileKey: string;
  readonly sizeBytes: number;
  readonly scope: UnitScope;
  readonly actor: Actor;
}

export interface FoundColumns {
  readonly format: ImportFormat;
  readonly header: readonly string[];
  readonly recognised: readonly string[];
  readonly ignored: readonly string[];
}

const COLUMNS = `i.id, i.kind, i.file_name as "fileName", i.file_key as "fileKey", i.size_bytes::float8 as "sizeBytes", i.format,
  i.state, i.fault, i.header, i.recognised, i.ignored, i.scope, i.actor, i.total, i.created_by_name as "createdByName",
  i.created_at as "createdAt", i.applied_at as "appliedAt", i.undone_at as "undoneAt", i.emptied_at as "emptiedAt"`;

/** Imports and their states; each step of the way is a conditional update that only one caller wins. */
@Injectable()
export class ImportRepository {
  constructor(private readonly database: Database) {}

  async insert(id: string, made: NewImport, now: Date): Promise<void> {
    await this.database.query(
      `insert into imports (id, kind, file_name, file_key, size_bytes, scope, actor, created_by_name, created_at, touched_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
      [
        id,
        made.kind,
        made.fileName,
        made.fileKey,
        made.sizeBytes,
        scopeParameter(made.scope),
        JSON.stringify(made.actor),
        made.actor.name,
        now,
      ],
    );
  }

  async find(id: string, scope: UnitScope): Promise<ImportRow | null> {
    return this.database.one<ImportRow>(
      `select ${COLUMNS} from imports i where i.id = $1 and ($2::uuid[] is null or i.scope <@ $2::uuid[])`,
      [id, scopeParameter(scope)],
    );
  }

  async list(scope: UnitScope, page: number, size: number): Promise<Page<ImportRow>> {
    const where = `where ($1::uuid[] is null or i.scope <@ $1::uuid[])`;
    const items = await this.database.query<ImportRow>(
      `select ${COLUMNS} from imports i ${where} order by i.created_at desc, i.id limit $2 offset $3`,
      [scopeParameter(scope), size, (page - 1) * size],
    );
    const counted = await this.database.one<{ total: number }>(
      `select count(*)::int as total from imports i ${where}`,
      [scopeParameter(scope)],
    );
    return { items, total: counted?.total ?? 0, page, size };
  }

  /** For a step of the work: nobody else takes the same step meanwhile. Null when the import is not in that state. */
  async lock(id: string, state: ImportState): Promise<ImportRow | null> {
    const locked = await this.database.one(`select id from imports where id = $1 and state = $2 for update`, [
      id,
      state,
    ]);
    return locked && this.database.one<ImportRow>(`select ${COLUMNS} from imports i where i.id = $1`, [id]);
  }

  /** @returns whether it was in one of these states. */
  async move(id: string, from: readonly ImportState[], to: ImportState, now: Date): Promise<boolean> {
    const moved = await this.database.affected(
      `update imports set state = $3, touched_at = $4,
         applied_at = case when $3 = 'applied' and applied_at is null then $4 else applied_at end,
         undone_at = case when $3 = 'undone' then $4 else undone_at end
       where id = $1 and state = any($2)`,
      [id, from, to, now],
    );
    return moved === 1;
  }

  async remember(id: string, columns: FoundColumns): Promise<void> {
    await this.database.affected(
      `update imports set format = $2, header = $3, recognised = $4, ignored = $5 where id = $1`,
      [id, columns.format, columns.header, columns.recognised, columns.ignored],
    );
  }

  async count(id: string, total: number, now: Date): Promise<void> {
    await this.database.affected(`update imports set total = $2, touched_at = $3 where id = $1`, [id, total, now]);
  }

  async touch(id: string, now: Date): Promise<void> {
    await this.database.affected(`update imports set touched_at = $2 where id = $1`, [id, now]);
  }

  async fail(id: string, fault: ImportFault, now: Date): Promise<void> {
    await this.database.affected(
      `update imports set state = 'failed', fault = $2, touched_at = $3 where id = $1 and state in ('reading', 'planning')`,
      [id, JSON.stringify(fault), now],
    );
  }

  /** Who asks for the next step stands in the audit trail as its actor. */
  async actAs(id: string, actor: Actor): Promise<void> {
    await this.database.affected(`update imports set actor = $2 where id = $1`, [id, JSON.stringify(actor)]);
  }

  async listForsaken(before: Date): Promise<{ id: string; state: ImportState }[]> {
    return this.database.query(
      `select id, state from imports where state in ('reading', 'planning', 'applying', 'undoing') and touched_at < $1 limit 100`,
      [before],
    );
  }

  async listToEmpty(before: Date): Promise<{ id: string; fileKey: string }[]> {
    return this.database.query(
      `select id, file_key as "fileKey" from imports
       where emptied_at is null and touched_at < $1 and state not in ('reading', 'planning', 'applying', 'undoing') limit 100`,
      [before],
    );
  }

  /** Counts, outcomes and reasons stay; what the file said about people goes. */
  async empty(id: string, now: Date): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.affected(
        `update import_rows set cells = '[]', given = '{}', title = '', key = row_number::text, group_key = '', refs = '{}',
           changes = '[]', facts = '{}', undo = null where import_id = $1`,
        [id],
      );
      await this.database.affected(`update imports set emptied_at = $2 where id = $1`, [id, now]);
    });
  }
}
