import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database, newId, type Page } from '#platform';
import { type CompletionsFilter } from './completions-filter.rules.js';
import { type ExportFormat, type ExportState } from './export-state.rules.js';

export interface ExportRow {
  readonly id: string;
  readonly kind: 'completions';
  readonly format: ExportFormat;
  readonly filter: CompletionsFilter;
  readonly scopeUnitIds: string[] | null;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly asOf: Date;
  readonly state: ExportState;
  readonly totalRows: number | null;
  readonly doneRows: number;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly storageKey: string | null;
  readonly fileName: string;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly removedAt: Date | null;
}

export interface ExportOrder {
  readonly format: ExportFormat;
  readonly filter: CompletionsFilter;
  readonly scope: UnitScope;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestKey: string;
  readonly fileName: string;
  readonly createdAt: Date;
}

export const EXPORT_COLUMNS = `
  e.id, e.kind, e.format, e.filter, e.scope_unit_ids as "scopeUnitIds", e.requested_by as "requestedBy",
  e.requested_by_name as "requestedByName", e.as_of as "asOf", e.state, e.total_rows as "totalRows", e.done_rows as "doneRows",
  e.size_bytes as "sizeBytes", e.sha256, e.storage_key as "storageKey", e.file_name as "fileName", e.error,
  e.created_at as "createdAt", e.started_at as "startedAt", e.finished_at as "finishedAt", e.expires_at as "expiresAt",
  e.removed_at as "removedAt"`;

/** Requests for exports and what became of them. `readerId` null reads everybody's. */
@Injectable()
export class ExportsRepository {
  constructor(private readonly database: Database) {}

  /** @returns null when this account has used the request key before. */
  async insert(order: ExportOrder): Promise<ExportRow | null> {
    return this.database.one<ExportRow>(
      `insert into exports as e (id, kind, format, filter, scope_unit_ids, requested_by, requested_by_name, request_key, file_name,
                                 created_at, as_of)
       values ($1, 'completions', $2, $3::jsonb, $4, $5, $6, $7, $8, $9, date_trunc('milliseconds', now()))
       on conflict on constraint exports_request_once do nothing
       returning ${EXPORT_COLUMNS}`,
      [
        newId(),
        order.format,
        JSON.stringify(order.filter),
        scopeParameter(order.scope),
        order.requestedBy,
        order.requestedByName,
        order.requestKey,
        order.fileName,
        order.createdAt,
      ],
    );
  }

  /** The earlier request of that key, and whether it asked for the same. */
  async findRequest(order: ExportOrder): Promise<{ row: ExportRow; same: boolean } | null> {
    const row = await this.database.one<ExportRow & { same: boolean }>(
      `select ${EXPORT_COLUMNS}, e.format = $3 and e.filter = $4::jsonb as same
       from exports e where e.requested_by = $1 and e.request_key = $2`,
      [order.requestedBy, order.requestKey, order.format, JSON.stringify(order.filter)],
    );
    if (row === null) return null;
    const { same, ...rest } = row;
    return { row: rest, same };
  }

  async find(id: string, readerId: string | null): Promise<ExportRow | null> {
    return this.database.one<ExportRow>(
      `select ${EXPORT_COLUMNS} from exports e where e.id = $1 and ($2::uuid is null or e.requested_by = $2)`,
      [id, readerId],
    );
  }

  async list(
    readerId: string | null,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<Pick<Page<ExportRow>, 'items' | 'total'>> {
    const where = `where $1::uuid is null or e.requested_by = $1`;
    const items = await this.database.query<ExportRow>(
      `select ${EXPORT_COLUMNS} from exports e ${where} order by e.created_at desc, e.id desc limit $2 offset $3`,
      [readerId, limit, offset],
    );
    const counted = await this.database.one<{ total: number }>(`select count(*) as total from exports e ${where}`, [
      readerId,
    ]);
    return { items, total: counted?.total ?? 0 };
  }

  /** False when it has already ended. */
  async cancel(id: string, at: Date): Promise<boolean> {
    const rows = await this.database.affected(
      `update exports set state = 'cancelled', finished_at = $2 where id = $1 and state in ('queued', 'running')`,
      [id, at],
    );
    return rows > 0;
  }
}
