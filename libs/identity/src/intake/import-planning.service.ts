import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '#platform';
import { EVERYTHING, type UnitScope } from '../roles/unit-scope.rules.js';
import { type ImportKind, type PlanContext, type PlannedRow } from './import-kind.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportRepository, type ImportRow } from './import.repository.js';
import { ImportRowsRepository, type PlannedOutcome, type StoredRow } from './import-rows.repository.js';

const ROWS_A_CHUNK = 2000;

/** Second step: each row is compared with what there is. Chunk by chunk, so that it goes on where it was cut off. */
@Injectable()
export class ImportPlanning {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly kinds: ImportKinds,
    private readonly clock: Clock,
  ) {}

  /** @returns whether there is more to plan. */
  async planNext(importId: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const row = await this.imports.lock(importId, 'planning');
      if (!row) return false;
      const next = await this.rows.listNext(importId, 'plan', ROWS_A_CHUNK);
      if (next.length === 0) {
        await this.imports.move(importId, ['planning'], 'planned', this.clock.now());
        return false;
      }
      const planned = await this.kinds.get(row.kind).plan(next, this.contextOf(row, true));
      await this.rows.savePlans(importId, planned.map(outcomeOf));
      await this.imports.touch(importId, this.clock.now());
      return true;
    });
  }

  /** The same plan on today's ground, for the moment of applying. */
  async planAgain(kind: ImportKind, row: ImportRow, rows: readonly StoredRow[]): Promise<PlannedRow[]> {
    return kind.plan(rows, this.contextOf(row, false));
  }

  private contextOf(row: ImportRow, ahead: boolean): PlanContext {
    const scope: UnitScope = row.scope === null ? EVERYTHING : { unitIds: row.scope };
    return {
      today: this.clock.today(),
      scope,
      comingRefs: async (refs) => new Set(ahead ? await this.rows.listComingRefs(row.id, refs) : []),
    };
  }
}

function outcomeOf(planned: PlannedRow): PlannedOutcome {
  const { rowNumber, outcome, reason = null, facts = {}, changes } = planned;
  return { rowNumber, outcome, reason, facts, changes, ground: groundOf(planned) };
}

/** The fingerprint of what was shown and of what it rests on. */
export function groundOf({ outcome, changes, ground }: PlannedRow): string {
  return createHash('sha256')
    .update(JSON.stringify([outcome, changes, ground]))
    .digest('base64url');
}
