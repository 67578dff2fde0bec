import { Injectable } from '@nestjs/common';
import { Access, Membership, scopeHolds } from '#identity';
import { Clock, type Actor } from '#platform';
import { LearningRecordRepository, type CompletionRow, type RefusedRow } from './learning-record.repository.js';
import { RecordsErrors } from './records.errors.js';
import { readRecords } from './records.permissions.js';

export interface LearningYear {
  readonly year: number;
  readonly years: readonly number[];
  readonly completions: readonly CompletionRow[];
  readonly refused: readonly RefusedRow[];
  /** Sum of the credits before daily and weekly caps, in half periods. */
  readonly creditHalfPeriods: number;
}

@Injectable()
export class LearningReading {
  constructor(
    private readonly records: LearningRecordRepository,
    private readonly access: Access,
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  async ofSelf(actor: Actor, year: number | undefined): Promise<LearningYear> {
    if (actor.personId === null) throw RecordsErrors.personNotFound('me');
    return this.read(actor.personId, year);
  }

  /** @throws records.person-not-found for a person outside of the reader's units. */
  async ofPerson(actor: Actor, personId: string, year: number | undefined): Promise<LearningYear> {
    const unitId = await this.membership.unitOf(personId, this.clock.today());
    const visible = unitId !== null && scopeHolds(await this.access.unitScope(actor, readRecords), unitId);
    if (!visible && personId !== actor.personId) throw RecordsErrors.personNotFound(personId);
    return this.read(personId, year);
  }

  private async read(personId: string, asked: number | undefined): Promise<LearningYear> {
    const year = asked ?? Number(this.clock.today().slice(0, 4));
    const [years, completions, refused] = await Promise.all([
      this.records.listYears(personId),
      this.records.listCompletions(personId, year),
      this.records.listRefused(personId, year),
    ]);
    const creditHalfPeriods = completions.reduce((total, completion) => total + completion.creditHalfPeriods, 0);
    return { year, years, completions, refused, creditHalfPeriods };
  }
}
