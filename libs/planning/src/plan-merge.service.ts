import { Injectable } from '@nestjs/common';
import { type MergePair, type MergeReceipt, PersonMergeSteps, type PersonMergeStep } from '#identity';
import { PlanMergeRepository } from './plan-merge.repository.js';

/** Plans of the one who goes become the survivor's, except for years in which the survivor has a plan already. */
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
    const plans = await this.repository.movePlans(mergedId, survivorId);
    return { plans, ...(await this.repository.moveEntries(mergedId, survivorId)) };
  }

  async undo({ survivorId, mergedId }: MergePair, receipt: MergeReceipt): Promise<void> {
    const { plans = [], taken = [], added = [] } = receipt;
    await this.repository.returnPlans(plans, mergedId);
    await this.repository.removeEntries(survivorId, added);
    await this.repository.restoreEntries(mergedId, taken);
  }
}
