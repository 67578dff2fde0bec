import { Injectable } from '@nestjs/common';
import { type MergePair, type MergeReceipt, PersonMergeSteps, type PersonMergeStep } from '#identity';
import { type KeptCompletion, LedgerMergeRepository } from './ledger-merge.repository.js';

/** After a merge every completion counts once (rule A1); after its undoing each counts for whom it was recorded. */
@Injectable()
export class LedgerMerge implements PersonMergeStep {
  readonly domain = 'records';

  constructor(
    steps: PersonMergeSteps,
    private readonly repository: LedgerMergeRepository,
  ) {
    steps.add(this);
  }

  async merge({ survivorId, mergedId }: MergePair): Promise<MergeReceipt> {
    const kept = await this.repository.listCompletions([survivorId, mergedId]);
    await this.repository.settle([survivorId], []);
    return { completions: kept.map((completion) => JSON.stringify(completion)) };
  }

  async undo({ survivorId, mergedId }: MergePair, { completions = [] }: MergeReceipt): Promise<void> {
    const kept = completions.map((text) => JSON.parse(text) as KeptCompletion);
    await this.repository.settle([survivorId, mergedId], kept);
  }
}
