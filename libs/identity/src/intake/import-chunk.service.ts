import { Injectable } from '@nestjs/common';
import { Events } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { type Applied, type ApplyContext, type ImportKind, type PlannedRow, type Told } from './import-kind.js';
import { groundOf, ImportPlanning } from './import-planning.service.js';
import { type ImportRow } from './import.repository.js';
import { type RowEnding, type StoredRow } from './import-rows.repository.js';

/** What is done with one chunk inside its transaction. */
@Injectable()
export class ChunkWork {
  constructor(
    private readonly planning: ImportPlanning,
    private readonly events: Events,
    private readonly audit: AuditTrail,
  ) {}

  async apply(
    kind: ImportKind,
    row: ImportRow,
    chunk: readonly StoredRow[],
    context: ApplyContext,
  ): Promise<RowEnding[]> {
    const stored = new Map(chunk.map((one) => [one.rowNumber, one]));
    const groupOf = ({ rowNumber }: PlannedRow): string => stored.get(rowNumber)?.groupKey ?? '';
    const planned = await this.planning.planAgain(kind, row, chunk);
    const moved = planned.filter((plan) => stored.get(plan.rowNumber)?.ground !== groundOf(plan));
    // Rows of one group rest on each other, so they hold or fall together.
    const differing = new Set(moved.map(groupOf));
    const [holding, changed] = split(planned, (plan) => !differing.has(groupOf(plan)));
    const applied: Applied =
      holding.length === 0 ? { undo: new Map(), audit: [], events: [] } : await kind.apply(holding, context);
    await this.tell(context, applied);
    return [
      ...holding.map(({ rowNumber }) => ({ ...DONE, rowNumber, undo: applied.undo.get(rowNumber) ?? {} })),
      ...changed.map(({ rowNumber }) => ({ ...CHANGED, rowNumber })),
    ];
  }

  async undo(
    kind: ImportKind,
    _row: ImportRow,
    chunk: readonly StoredRow[],
    context: ApplyContext,
  ): Promise<RowEnding[]> {
    const undone = await kind.undo(chunk, context);
    await this.tell(context, undone);
    return chunk.map(({ rowNumber }) => {
      const kept = undone.kept.get(rowNumber);
      return kept
        ? { rowNumber, result: 'kept', reason: kept.reason, facts: kept.facts ?? {}, undo: null }
        : { rowNumber, result: 'undone', reason: null, facts: {}, undo: null };
    });
  }

  private async tell({ actor }: ApplyContext, { audit, events }: Told): Promise<void> {
    await this.audit.recordAll(actor, audit);
    await this.events.publishAll(events);
  }
}

const DONE = { result: 'applied', reason: null, facts: {} } as const;
const CHANGED = { result: 'refused', reason: 'changed-meanwhile', facts: {}, undo: null } as const;

function split<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
