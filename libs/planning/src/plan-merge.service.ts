import { Injectable } from '@nestjs/common';
import { type MergePair, type MergeReceipt, PersonMergeSteps, type PersonMergeStep } from '#identity';
import { PlanMergeRepository } from './plan-merge.repository.js';

/** Plans of the one who goes become the survivor's, except for years in which the survivor's own got as far or further. */
@Injectable()
export class PlanMerge implements PersonMergeStep {
  readonly domain = 'planning';

  constructor(
    steps: PersonMergeSteps,
    private readonly repository: PlanMergeRepository,
  ) {
    steps.add(this);
  }

  async merge({ survivorId, mergedId }: MergePair): Promise<MergeReceipt> {
    const exchanged = await this.repository.exchangePlans(mergedId, survivorId);
    return { ...exchanged, ...(await this.repository.moveEntries(mergedId, survivorId)) };
  }

  async undo({ survivorId, mergedId }: MergePair, receipt: MergeReceipt): Promise<void> {
    const { plans = [], displaced = [], taken = [], added = [] } = receipt;
    await this.repository.returnPlans(plans, displaced, mergedId, survivorId);
    await this.repository.removeEntries(survivorId, added);
    await this.repository.restoreEntries(mergedId, taken);
  }
}
