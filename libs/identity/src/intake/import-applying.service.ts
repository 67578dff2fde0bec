import { Injectable } from '@nestjs/common';
import { Clock, Database, violatedConstraint } from '#platform';
import { ChunkWork } from './import-chunk.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { REASON_BY_CONSTRAINT } from './import-reasons.rules.js';
import { ImportRepository, type ImportRow } from './import.repository.js';
import { ImportRowsRepository, type StoredRow } from './import-rows.repository.js';
import { halvesOf } from './row-halves.rules.js';

const ROWS_A_CHUNK = 1000;

/**
 * Third step and its reverse. A chunk, its results, its events and its audit entries are one transaction, and a row
 * that has its result is never taken again: a worker may be killed anywhere without losing or doubling a row.
 */
@Injectable()
export class ImportApplying {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly kinds: ImportKinds,
    private readonly work: ChunkWork,
    private readonly clock: Clock,
  ) {}

  /** @returns whether there is more to do. */
  async applyNext(importId: string): Promise<boolean> {
    return this.next(importId, 'apply');
  }

  /** @returns whether there is more to take back. */
  async undoNext(importId: string): Promise<boolean> {
    return this.next(importId, 'undo');
  }

  private async next(importId: string, step: 'apply' | 'undo'): Promise<boolean> {
    const chunk = await this.rows.listNext(importId, step, ROWS_A_CHUNK);
    if (chunk.length > 0) return this.divide(importId, step, chunk);
    const [from, to] = step === 'apply' ? (['applying', 'applied'] as const) : (['undoing', 'undone'] as const);
    await this.imports.move(importId, [from], to, this.clock.now());
    return false;
  }

  /** What the database refuses is halved until the one group that it does not take stands alone. */
  private async divide(importId: string, step: 'apply' | 'undo', chunk: readonly StoredRow[]): Promise<boolean> {
    try {
      return await this.database.transaction(() => this.one(importId, step, chunk));
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === null) throw error;
      const halves = halvesOf(chunk);
      if (!halves) return this.refuse(importId, step, chunk, constraint);
      return (await this.divide(importId, step, halves[0])) && this.divide(importId, step, halves[1]);
    }
  }

  private async one(importId: string, step: 'apply' | 'undo', chunk: readonly StoredRow[]): Promise<boolean> {
    const waiting = await this.claim(importId, step, chunk);
    if (!waiting) return false;
    const { row, rows } = waiting;
    const context = { actor: row.actor, importId, at: this.clock.now(), today: this.clock.today() };
    const endings = await this.work[step](this.kinds.get(row.kind), row, rows, context);
    await this.rows.saveEndings(importId, endings);
    await this.imports.touch(importId, this.clock.now());
    return true;
  }

  private async refuse(
    importId: string,
    step: 'apply' | 'undo',
    chunk: readonly StoredRow[],
    constraint: string,
  ): Promise<boolean> {
    const reason = step === 'undo' ? 'changed-since' : (REASON_BY_CONSTRAINT[constraint] ?? 'not-accepted');
    const result = step === 'undo' ? 'kept' : 'refused';
    return this.database.transaction(async () => {
      const waiting = await this.claim(importId, step, chunk);
      const endings = waiting?.rows.map(
        ({ rowNumber }) => ({ rowNumber, result, reason, facts: { constraint }, undo: null }) as const,
      );
      if (endings) await this.rows.saveEndings(importId, endings);
      return waiting !== null;
    });
  }

  /** The lock comes after the reading, so a second worker finds here what the first has already done. */
  private async claim(
    importId: string,
    step: 'apply' | 'undo',
    chunk: readonly StoredRow[],
  ): Promise<{ row: ImportRow; rows: StoredRow[] } | null> {
    const row = await this.imports.lock(importId, step === 'apply' ? 'applying' : 'undoing');
    if (!row) return null;
    const numbers = chunk.map(({ rowNumber }) => rowNumber);
    const waiting = await this.rows.listStillWaiting(importId, step, numbers);
    return { row, rows: chunk.filter(({ rowNumber }) => waiting.has(rowNumber)) };
  }
}
