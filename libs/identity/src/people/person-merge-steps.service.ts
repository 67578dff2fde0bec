import { Injectable } from '@nestjs/common';

export interface MergePair {
  readonly survivorId: string;
  readonly mergedId: string;
}

/** What a step moved, in ids: all it needs to put everything back. Stored with the merge. */
export type MergeReceipt = Readonly<Record<string, readonly string[]>>;

/** The part of one domain in a merge; it runs inside the merge's transaction. */
export interface PersonMergeStep {
  readonly domain: string;
  merge(pair: MergePair): Promise<MergeReceipt>;
  undo(pair: MergePair, receipt: MergeReceipt): Promise<void>;
}

/** Domains to the left hand in their steps here when they are made, so that identity need not know them. */
@Injectable()
export class PersonMergeSteps {
  private readonly steps = new Map<string, PersonMergeStep>();

  add(step: PersonMergeStep): void {
    if (this.steps.has(step.domain)) throw new Error(`two merge steps of ${step.domain}`);
    this.steps.set(step.domain, step);
  }

  async merge(pair: MergePair): Promise<Record<string, MergeReceipt>> {
    const receipts: Record<string, MergeReceipt> = {};
    for (const [domain, step] of this.steps) receipts[domain] = await step.merge(pair);
    return receipts;
  }

  async undo(pair: MergePair, receipts: Readonly<Record<string, MergeReceipt>>): Promise<void> {
    for (const [domain, step] of [...this.steps].reverse()) await step.undo(pair, receipts[domain] ?? {});
  }
}
