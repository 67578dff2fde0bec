import { Injectable } from '@nestjs/common';
import { Events } from '#platform';
import { type NewFact } from './learning-fact.rules.js';
import { LedgerRepository, type MovedPerson } from './ledger.repository.js';
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

  /**
   * Gives the completions of people to the units in which they now stand on those days. Must run inside a transaction;
   * repeating it changes nothing. Facts and judgements stay as they are: neither names a unit.
   */
  async attributeAnew(moved: readonly MovedPerson[]): Promise<void> {
    await this.ledger.lockPeople(moved.map(({ personId }) => personId));
    await this.ledger.attributeAnew(moved);
  }
}
