import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { MOST_ATTEMPTS, SILENT_SECONDS, type ExportFormat } from './export-state.rules.js';
import { EXPORT_COLUMNS, type ExportRow } from './exports.repository.js';

export interface StartedExport extends ExportRow {
  readonly runId: string;
  readonly attempts: number;
  /** The run before, which may have left an object behind. */
  readonly formerRunId: string | null;
}

export interface FinishedFile {
  readonly rows: number;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
}

export interface FileOnHand {
  readonly id: string;
  readonly runId: string;
  readonly format: ExportFormat;
}

const SILENT = `e.heartbeat_at < now() - make_interval(secs => ${SILENT_SECONDS})`;

/** The worker's side of an export: each step holds only while the export is running under the same run. */
@Injectable()
export class ExportRunsRepository {
  constructor(private readonly database: Database) {}

  /** Takes a waiting export, or one whose worker has gone silent; null when there is nothing to take. */
  async start(id: string, runId: string, at: Date): Promise<StartedExport | null> {
    return this.database.one<StartedExport>(
      `with before as (
         select e.id, e.run_id from exports e where e.id = $1 and (e.state = 'queued' or (e.state = 'running' and ${SILENT})) for update
       )
       update exports e set state = 'running', run_id = $2, attempts = e.attempts + 1, heartbeat_at = now(), done_rows = 0, error = null,
                            started_at = coalesce(e.started_at, $3)
       from before where e.id = before.id
       returning ${EXPORT_COLUMNS}, e.run_id as "runId", e.attempts, before.run_id as "formerRunId"`,
      [id, runId, at],
    );
  }

  /** Also the sign of life; false when the export was cancelled or taken over. */
  async saveProgress(id: string, runId: string, doneRows: number, totalRows: number | null): Promise<boolean> {
    const rows = await this.database.affected(
      `update exports set done_rows = $3, total_rows = coalesce($4, total_rows), heartbeat_at = now()
       where id = $1 and run_id = $2 and state = 'running'`,
      [id, runId, doneRows, totalRows],
    );
    return rows > 0;
  }

  /** False when the export was cancelled or taken over in the meantime: it never becomes done then. */
  async finish(id: string, runId: string, file: FinishedFile, at: Date, expiresAt: Date): Promise<boolean> {
    const rows = await this.database.affected(
      `update exports set state = 'done', done_rows = $3, total_rows = $3, size_bytes = $4, sha256 = $5, storage_key = $6,
                          finished_at = $7, expires_at = $8
       where id = $1 and run_id = $2 and state = 'running'`,
      [id, runId, file.rows, file.sizeBytes, file.sha256, file.storageKey, at, expiresAt],
    );
    return rows > 0;
  }

  /** Back among the waiting ones; `counted` false when the try was ended by a stop of the worker. */
  async release(id: string, runId: string, error: string | null, counted: boolean): Promise<void> {
    await this.database.affected(
      `update exports set state = 'queued', error = $3, attempts = attempts - case when $4 then 0 else 1 end
       where id = $1 and run_id = $2 and state = 'running'`,
      [id, runId, error, counted],
    );
  }

  async fail(id: string, runId: string, error: string, at: Date): Promise<void> {
    await this.database.affected(
      `update exports set state = 'failed', error = $3, finished_at = $4 where id = $1 and run_id = $2 and state = 'running'`,
      [id, runId, error, at],
    );
  }

  /** Exports that nobody works on although somebody should: their job or their worker was lost. */
  async listForsaken(): Promise<{ id: string; attempts: number }[]> {
    return this.database.query(
      `select e.id, e.attempts from exports e
       where e.state = 'queued' and coalesce(e.heartbeat_at, e.created_at) < now() - interval '5 seconds'
          or e.state = 'running' and ${SILENT}
       order by e.created_at limit 1000`,
    );
  }

  /** Gives up those whose workers keep dying over them. */
  async failHopeless(at: Date): Promise<number> {
    return this.database.affected(
      `update exports e set state = 'failed', error = 'worker-lost', finished_at = $1
       where e.state = 'running' and e.attempts >= ${MOST_ATTEMPTS} and ${SILENT}`,
      [at],
    );
  }

  /** Files that nobody may fetch any more: expired ones, and what a run may have left that did not become done (an hour is time for it to end). */
  async listRemovable(at: Date): Promise<FileOnHand[]> {
    return this.database.query<FileOnHand>(
      `select id, run_id as "runId", format from exports
       where removed_at is null and run_id is not null and state in ('done', 'failed', 'cancelled')
         and coalesce(expires_at, finished_at + interval '1 hour') < $1
       order by coalesce(expires_at, finished_at + interval '1 hour') limit 500`,
      [at],
    );
  }

  async markRemoved(id: string, at: Date): Promise<void> {
    await this.database.affected(`update exports set removed_at = $2 where id = $1 and removed_at is null`, [id, at]);
  }
}
