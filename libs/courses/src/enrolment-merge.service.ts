import { Injectable } from '@nestjs/common';
import { type MergePair, type MergeReceipt, PersonMergeSteps, type PersonMergeStep } from '#identity';
import { EnrolmentMergeRepository } from './enrolment-merge.repository.js';

/** A course that was begun under the other record goes on under the survivor's. */
@Injectable()
export class EnrolmentMerge implements PersonMergeStep {
  readonly domain = 'courses';

  constructor(
    steps: PersonMergeSteps,
    private readonly repository: EnrolmentMergeRepository,
  ) {
    steps.add(this);
  }

  async merge({ survivorId, mergedId }: MergePair): Promise<MergeReceipt> {
    return { enrolments: await this.repository.move(mergedId, survivorId) };
  }

  async undo({ mergedId }: MergePair, { enrolments = [] }: MergeReceipt): Promise<void> {
    await this.repository.giveBack(enrolments, mergedId);
  }
}
