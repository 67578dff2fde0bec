import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export interface Run {
  id: string;
  kind: string;
  status: RunStatus;
  cursor: unknown;
  total: number | null;
  done: number;
  error: string | null;
  createdBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export interface RunProgress {
  done: number;
  total?: number;
  cursor?: unknown;
}

const COLUMNS = `id, kind, status, cursor, total, done, error, created_by as "createdBy", created_at as "createdAt",
  started_at as "startedAt", finished_at as "finishedAt"`;

@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  async insert(run: Pick<Run, 'id' | 'kind' | 'cursor' | 'total' | 'createdBy' | 'createdAt'>): Promise<void> {
    await this.database.query(
      `insert into runs (id, kind, cursor, total, created_by, created_at) values ($1, $2, $3::jsonb, $4, $5, $6)`,
      [run.id, run.kind, JSON.stringify(run.cursor ?? null), run.total, run.createdBy, run.createdAt],
    );
  }

  async find(id: string): Promise<Run | null> {
    return this.database.one<Run>(`select ${COLUMNS} from runs where id = $1`, [id]);
  }

  async listLatest(kind: string | null, limit: number): Promise<Run[]> {
    return this.database.query<Run>(
      `select ${COLUMNS} from runs where $1::text is null or kind = $1 order by created_at desc, id desc limit $2`,
      [kind, limit],
    );
  }

  /** A run begins once and may go on after its worker was killed. */
  async start(id: string, at: Date): Promise<boolean> {
    const rows = await this.database.affected(
      `update runs set status = 'running', started_at = coalesce(started_at, $2) where id = $1 and status in ('queued', 'running')`,
      [id, at],
    );
    return rows > 0;
  }

  async saveProgress(id: string, { done, total, cursor }: RunProgress): Promise<boolean> {
    const rows = await this.database.affected(
      `update runs set done = $2, total = coalesce($3, total), cursor = coalesce($4::jsonb, cursor)
       where id = $1 and status = 'running'`,
      [id, done, total ?? null, cursor === undefined ? null : JSON.stringify(cursor)],
    );
    return rows > 0;
  }

  async end(id: string, status: RunStatus, error: string | null, at: Date): Promise<boolean> {
    const rows = await this.database.affected(
      `update runs set status = $2, error = $3, finished_at = $4 where id = $1 and status in ('queued', 'running')`,
      [id, status, error, at],
    );
    return rows > 0;
  }
}
