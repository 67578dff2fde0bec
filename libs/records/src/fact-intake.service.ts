import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, type Actor } from '#platform';
import { FactIntakeRepository } from './fact-intake.repository.js';
import {
  type FACT_REFUSALS,
  type RefusedRowDto,
  type SubmittedFactDto,
  type SubmittedFactsDto,
} from './learning-record.dto.js';
import { LearningFactSubmitted } from './records.events.js';

/** Clocks of other systems may run a little ahead of ours. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

type Refusal = (typeof FACT_REFUSALS)[number];

/** Takes finished courses from other systems: what is answered as accepted is stored and will be recorded once. */
@Injectable()
export class FactIntake {
  constructor(
    private readonly database: Database,
    private readonly intake: FactIntakeRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async submit(actor: Actor, facts: readonly SubmittedFactDto[]): Promise<SubmittedFactsDto> {
    const people = await this.intake.peopleByStaffCode([...new Set(facts.map((fact) => fact.staffCode))]);
    const courses = await this.intake.coursesBySlug([...new Set(facts.map((fact) => fact.courseSlug))]);
    const latest = this.clock.now().getTime() + CLOCK_TOLERANCE_MS;
    const accepted: LearningFactSubmitted[] = [];
    const refused: RefusedRowDto[] = [];
    facts.forEach(({ sourceKey, staffCode, courseSlug, finishedAt }, row) => {
      const refuse = (reason: Refusal) => refused.push({ row, sourceKey, reason });
      const personId = people.get(staffCode);
      const course = courses.get(courseSlug);
      if (personId === undefined) return refuse('unknown-person');
      if (course === undefined) return refuse('unknown-course');
      if (Date.parse(finishedAt) > latest) return refuse('in-the-future');
      const { courseId, courseVersionId, nominalHalfPeriods } = course;
      const source = `api:${actor.name}`;
      return accepted.push(
        new LearningFactSubmitted({
          personId,
          courseId,
          courseVersionId,
          nominalHalfPeriods,
          finishedAt,
          source,
          sourceKey,
        }),
      );
    });
    await this.database.transaction(() => this.events.publishAll(accepted));
    return { accepted: accepted.length, refused };
  }
}
