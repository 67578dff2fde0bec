import { Injectable } from '@nestjs/common';
import { Clock, logger, newId, Storage } from '#platform';
import { CompletionsFile, type RowCount } from './completions-file.service.js';
import { startPulse } from './export-pulse.js';
import { ExportRunsRepository, type StartedExport } from './export-runs.repository.js';
import { DAYS_KEPT, exportKey, MEDIA_TYPES, MOST_ATTEMPTS } from './export-state.rules.js';
import { MeasuredStream } from './measured-stream.js';

const DAY = 24 * 3_600_000;
const log = logger('reporting.exports');

/** The row no longer belongs to this run: cancelled, or taken over by another worker. */
class LostClaim extends Error {}

/** The worker is closing; another one starts the export from the beginning. */
class WorkerStops extends Error {}

/** Writes one export into storage. Everything it leaves half done is safe to do again from the beginning. */
@Injectable()
export class ExportRunner {
  constructor(
    private readonly runs: ExportRunsRepository,
    private readonly file: CompletionsFile,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  async run(exportId: string, signal: AbortSignal): Promise<void> {
    const order = await this.runs.start(exportId, newId(), this.clock.now());
    if (order === null) return;
    if (order.formerRunId !== null) await this.storage.delete(exportKey(order.id, order.formerRunId, order.format));
    const stopping = new AbortController();
    const stop = (): void => stopping.abort(new WorkerStops());
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    try {
      await this.write(order, stopping);
    } catch (error) {
      await this.settle(order, stopping.signal.aborted ? stopping.signal.reason : error);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private async write(order: StartedExport, stopping: AbortController): Promise<void> {
    const count: RowCount = { rows: 0 };
    const key = exportKey(order.id, order.runId, order.format);
    const measured = new MeasuredStream(this.file.content(order, count, stopping.signal));
    const total = this.totalOf(order);
    const stopPulse = startPulse(async () => {
      if (await this.runs.saveProgress(order.id, order.runId, count.rows, total.rows)) return;
      stopping.abort(new LostClaim());
    });
    try {
      await this.storage.put(key, measured.stream, { mediaType: MEDIA_TYPES[order.format] });
    } finally {
      await stopPulse();
    }
    const { sizeBytes, sha256 } = measured;
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + DAYS_KEPT * DAY);
    const file = { rows: count.rows, sizeBytes, sha256, storageKey: key };
    if (await this.runs.finish(order.id, order.runId, file, now, expiresAt)) return;
    await this.storage.delete(key);
  }

  /** Counted beside the writing, so that it delays nothing; until it is known the screen shows rows without a total. */
  private totalOf(order: StartedExport): { rows: number | null } {
    const total: { rows: number | null } = { rows: null };
    this.file.count(order).then(
      (rows) => (total.rows = rows),
      (error: unknown) => log.warn({ err: error, exportId: order.id }, 'The rows of an export could not be counted'),
    );
    return total;
  }

  private async settle(order: StartedExport, error: unknown): Promise<void> {
    if (error instanceof LostClaim) return;
    if (error instanceof WorkerStops) return this.runs.release(order.id, order.runId, null, false);
    const reason = error instanceof Error ? error.message : String(error);
    if (order.attempts < MOST_ATTEMPTS) await this.runs.release(order.id, order.runId, reason, true);
    else await this.runs.fail(order.id, order.runId, reason, this.clock.now());
    throw error;
  }
}
