import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../ids/new-id.js';
import { currentContext } from '../telemetry/call-context.js';
import { type Run, type RunProgress, RunsRepository } from './runs.repository.js';

export interface NewRun {
  kind: string;
  cursor?: unknown;
  total?: number;
  createdBy?: string;
}

/** Long work that people watch: its row holds status, place and outcome, the job carries only the id. */
@Injectable()
export class Runs {
  constructor(
    private readonly runs: RunsRepository,
    private readonly clock: Clock,
  ) {}

  async create({ kind, cursor = null, total, createdBy }: NewRun): Promise<string> {
    const id = newId();
    const who = createdBy ?? currentContext().actor;
    await this.runs.insert({ id, kind, cursor, total: total ?? null, createdBy: who, createdAt: this.clock.now() });
    return id;
  }

  /** False when the run is over or cancelled: there is nothing to do. A run of a killed worker starts again. */
  start(id: string): Promise<boolean> {
    return this.runs.start(id, this.clock.now());
  }

  /** Saves the place; false when the run was cancelled meanwhile: stop. */
  progress(id: string, progress: RunProgress): Promise<boolean> {
    return this.runs.saveProgress(id, progress);
  }

  finish(id: string): Promise<boolean> {
    return this.runs.end(id, 'done', null, this.clock.now());
  }

  fail(id: string, error: unknown): Promise<boolean> {
    return this.runs.end(id, 'failed', error instanceof Error ? error.message : String(error), this.clock.now());
  }

  /** False when it is over already. */
  cancel(id: string): Promise<boolean> {
    return this.runs.end(id, 'cancelled', null, this.clock.now());
  }

  async isCancelled(id: string): Promise<boolean> {
    return (await this.runs.find(id))?.status === 'cancelled';
  }

  find(id: string): Promise<Run | null> {
    return this.runs.find(id);
  }

  listLatest({ kind, limit = 50 }: { kind?: string; limit?: number } = {}): Promise<Run[]> {
    return this.runs.listLatest(kind ?? null, limit);
  }
}
