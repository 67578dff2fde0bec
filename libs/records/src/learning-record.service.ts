import { Injectable } from '@nestjs/common';
import { Events } from '#platform';
import { type NewFact } from './learning-fact.rules.js';
import { LedgerRepository } from './ledger.repository.js';
import { CompletionRecorded } from './records.events.js';

@Injectable()
export class LearningRecord {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly events: Events,
  ) {}

  /** Writes facts once and publishes the completions that follow. Must run inside a transaction; repeating it adds nothing. */
  async recordOnce(facts: readonly NewFact[]): Promise<void> {
    const completions = await this.ledger.record(facts);
    await this.events.publishAll(
      completions.map(
        ({ unitId, ...completion }) => new CompletionRecorded({ ...completion, ...(unitId !== null && { unitId }) }),
      ),
    );
  }
}
