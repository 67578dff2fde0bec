import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { AssignmentRepository, type AssignmentRow } from './assignment.repository.js';
import { HistoryMergeRepository } from './history-merge.repository.js';
import { LeaveRepository } from './leave.repository.js';
import {
  type MergePair,
  type MergeReceipt,
  PersonMergeSteps,
  type PersonMergeStep,
} from './person-merge-steps.service.js';
import { minus } from './span.rules.js';

/**
 * Where the two say different things of one day, the survivor's word holds: of the other's assignments and leaves those
 * days are taken over that the survivor has none for. Rows are superseded and recorded anew, as with any correction.
 */
@Injectable()
export class HistoryMerge implements PersonMergeStep {
  readonly domain = 'history';

  constructor(
    steps: PersonMergeSteps,
    private readonly assignments: AssignmentRepository,
    private readonly leaves: LeaveRepository,
    private readonly repository: HistoryMergeRepository,
    private readonly clock: Clock,
  ) {
    steps.add(this);
  }

  async merge({ survivorId, mergedId }: MergePair): Promise<MergeReceipt> {
    const at = this.clock.now();
    const own = (await this.assignments.listForChange(survivorId)) ?? [];
    const others = (await this.assignments.listForChange(mergedId)) ?? [];
    const ownLeaves = await this.leaves.listKnown(survivorId);
    const otherLeaves = await this.leaves.listKnown(mergedId);
    const supersededIds = others.map(({ id }) => id);
    const supersededLeaveIds = otherLeaves.map(({ id }) => id);
    await this.repository.supersede('assignments', supersededIds, at);
    await this.repository.supersede('leaves', supersededLeaveIds, at);
    const addedIds: string[] = [];
    for (const row of others) {
      for (const span of minus(
        row,
        own.filter((mine) => excludes(mine, row)),
      )) {
        addedIds.push(await this.assignments.insert({ ...row, ...span, personId: survivorId }, at));
      }
    }
    const addedLeaveIds: string[] = [];
    for (const row of otherLeaves) {
      for (const span of minus(row, ownLeaves)) {
        addedLeaveIds.push(await this.leaves.insert({ ...row, ...span, personId: survivorId }, at));
      }
    }
    return { supersededIds, addedIds, supersededLeaveIds, addedLeaveIds };
  }

  async undo(_: MergePair, receipt: MergeReceipt): Promise<void> {
    const at = this.clock.now();
    const { addedIds = [], addedLeaveIds = [], supersededIds = [], supersededLeaveIds = [] } = receipt;
    await this.repository.supersede('assignments', addedIds, at);
    await this.repository.supersede('leaves', addedLeaveIds, at);
    await this.repository.recordAgain('assignments', supersededIds, at);
    await this.repository.recordAgain('leaves', supersededLeaveIds, at);
  }
}

/** Whether one person cannot hold both on the same day: two homes or secondments, or a post twice or at home. */
function excludes(mine: AssignmentRow, other: AssignmentRow): boolean {
  if (other.kind === 'primary') return mine.kind === 'primary';
  if (other.kind === 'secondment' && mine.kind === 'secondment') return true;
  return mine.unitId === other.unitId && (mine.kind === other.kind || mine.kind === 'primary');
}
