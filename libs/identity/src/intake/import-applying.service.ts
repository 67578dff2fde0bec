import { Injectable } from '@nestjs/common';
import { Clock, Database, violatedConstraint } from '#platform';
import { ChunkWork } from './import-chunk.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { REASON_BY_CONSTRAINT } from './import-reasons.rules.js';
import { ImportRepository } from './import.repository.js';
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
    const row = await this.imports.lock(importId, step === 'apply' ? 'applying' : 'undoing');
    if (!row) return false;
    const kind = this.kinds.get(row.kind);
    const context = { actor: row.actor, importId, at: this.clock.now(), today: this.clock.today() };
    const endings = await this.work[step](kind, row, chunk, context);
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
    const endings = chunk.map(
      ({ rowNumber }) => ({ rowNumber, result, reason, facts: { constraint }, undo: null }) as const,
    );
    return this.database.transaction(async () => {
      const row = await this.imports.lock(importId, step === 'apply' ? 'applying' : 'undoing');
      if (row) await this.rows.saveEndings(importId, endings);
      return row !== null;
    });
  }
}
