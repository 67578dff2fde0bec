import { Injectable } from '@nestjs/common';
import { RecordAccess } from '#identity';
import { Clock, type Actor } from '#platform';
import {
  LearningRecordRepository,
  type CompletionRow,
  type RecordPerson,
  type RefusedRow,
} from './learning-record.repository.js';
import { RecordsErrors } from './records.errors.js';

export interface LearningYear {
  readonly year: number;
  readonly years: readonly number[];
  readonly completions: readonly CompletionRow[];
  readonly refused: readonly RefusedRow[];
  /** Sum of the credits before daily and weekly caps, in half periods. */
  readonly creditHalfPeriods: number;
}

export interface PersonLearningYear extends LearningYear {
  readonly person: RecordPerson;
}

@Injectable()
export class LearningReading {
  constructor(
    private readonly records: LearningRecordRepository,
    private readonly gate: RecordAccess,
    private readonly clock: Clock,
  ) {}

  async ofSelf(actor: Actor, year: number | undefined): Promise<LearningYear> {
    if (actor.personId === null) throw RecordsErrors.personNotFound('me');
    return this.read(actor.personId, year);
  }

  /** @throws identity.person-not-found, identity.purpose-required */
  async ofPerson(actor: Actor, personId: string, year: number | undefined): Promise<PersonLearningYear> {
    await this.gate.pass(actor, personId);
    const [person, learning] = await Promise.all([
      this.records.getPerson(personId, this.clock.today()),
      this.read(personId, year),
    ]);
    return { ...learning, person };
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
