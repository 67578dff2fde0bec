import { Injectable } from '@nestjs/common';
import { Clock, Jobs, logger, Storage } from '#platform';
import { exportKey } from './export-state.rules.js';
import { ExportRunsRepository } from './export-runs.repository.js';
import { runExport } from './reporting.jobs.js';

const log = logger('reporting.exports');

@Injectable()
export class ExportUpkeep {
  constructor(
    private readonly runs: ExportRunsRepository,
    private readonly jobs: Jobs,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** @returns how many exports got a new job. */
  async wakeForsaken(): Promise<number> {
    const hopeless = await this.runs.failHopeless(this.clock.now());
    if (hopeless > 0) log.error({ exports: hopeless }, 'Exports failed: their workers died again and again');
    const forsaken = await this.runs.listForsaken();
    const payloads = forsaken.map(({ id, attempts }) => ({ exportId: id, attempts }));
    for (const payload of payloads) await this.jobs.enqueue(runExport, payload);
    return payloads.length;
  }

  /** The object goes first: were the worker killed in between, the next sweep would find the row again. */
  async removeExpired(): Promise<number> {
    const now = this.clock.now();
    const files = await this.runs.listRemovable(now);
    for (const { id, runId, format } of files) {
      await this.storage.delete(exportKey(id, runId, format));
      await this.runs.markRemoved(id, now);
    }
    return files.length;
  }
}
