import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { civilDate, Clock, Database, Events, type Actor } from '#platform';
import { fingerprintOf } from './fact-fingerprint.rules.js';
import { FactIntakeRepository, type KnownCourse, type KnownPerson } from './fact-intake.repository.js';
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

interface Row {
  readonly row: number;
  readonly fingerprint: Buffer;
  readonly event: LearningFactSubmitted;
}

/** Takes finished courses from other systems: what is answered as accepted is stored and will be recorded once. */
@Injectable()
export class FactIntake {
  constructor(
    private readonly database: Database,
    private readonly intake: FactIntakeRepository,
    private readonly events: Events,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async submit(actor: Actor, facts: readonly SubmittedFactDto[]): Promise<SubmittedFactsDto> {
    const source = `api:${actor.name}`;
    const people = await this.intake.peopleOn(
      facts.map((fact) => fact.staffCode),
      facts.map((fact) => civilDate(new Date(fact.finishedAt))),
    );
    const courses = await this.intake.coursesBySlug([...new Set(facts.map((fact) => fact.courseSlug))]);
    const latest = this.clock.now().getTime() + CLOCK_TOLERANCE_MS;
    const judgedOut: RefusedRowDto[] = [];
    const rows = facts.flatMap((fact, row): Row[] => {
      const judged = eventOf(fact, source, people[row], courses.get(fact.courseSlug), latest);
      if (typeof judged !== 'string') return [{ row, fingerprint: fingerprintOf(fact), event: judged }];
      judgedOut.push({ row, sourceKey: fact.sourceKey, reason: judged });
      return [];
    });
    const misused = rows.length === 0 ? [] : await this.database.transaction(() => this.store(actor, source, rows));
    const refused = [...(await this.notTaken(source, facts, judgedOut)), ...misused];
    refused.sort((a, b) => a.row - b.row);
    return { accepted: facts.length - refused.length, refused };
  }

  /** A repeated fact stays accepted, though its staff code or its course has been renamed since. */
  private async notTaken(
    source: string,
    facts: readonly SubmittedFactDto[],
    refused: readonly RefusedRowDto[],
  ): Promise<RefusedRowDto[]> {
    if (refused.length === 0) return [];
    const taken = await this.intake.takenKeys(
      source,
      refused.map(({ sourceKey }) => sourceKey),
    );
    return refused.filter(({ row, sourceKey }) => {
      const fact = facts[row];
      return fact === undefined || taken.get(sourceKey)?.equals(fingerprintOf(fact)) !== true;
    });
  }

  /**
   * Keys and events in one transaction: a key that is taken has its fact. The facts are their own ledger, so the trail
   * has one line a batch, and none for a batch that was here before. @returns rows whose key means something else.
   */
  private async store(actor: Actor, source: string, rows: readonly Row[]): Promise<RefusedRowDto[]> {
    const claims = new Map<string, Buffer>();
    for (const { event, fingerprint } of rows) {
      if (!claims.has(event.sourceKey)) claims.set(event.sourceKey, fingerprint);
    }
    const claimed = await this.intake.claimKeys(source, claims);
    const byKey = new Map(claimed.map((claim) => [claim.sourceKey, claim]));
    const waiting = new Set(claimed.filter(({ fresh }) => fresh).map(({ sourceKey }) => sourceKey));
    const fresh: LearningFactSubmitted[] = [];
    const misused: RefusedRowDto[] = [];
    for (const { row, event, fingerprint } of rows) {
      const { sourceKey } = event;
      if (byKey.get(sourceKey)?.fingerprint.equals(fingerprint) !== true) {
        misused.push({ row, sourceKey, reason: 'key-already-used' });
      } else if (waiting.delete(sourceKey)) {
        fresh.push(event);
      }
    }
    await this.events.publishAll(fresh);
    if (fresh.length > 0) {
      await this.audit.record(actor, {
        action: 'records.facts-submitted',
        subject: { kind: 'learning-facts', id: null },
        details: { source, facts: fresh.length, firstKey: fresh[0]?.sourceKey, lastKey: fresh.at(-1)?.sourceKey },
      });
    }
    return misused;
  }
}

function eventOf(
  { sourceKey, finishedAt }: SubmittedFactDto,
  source: string,
  person: KnownPerson | undefined,
  course: KnownCourse | undefined,
  latest: number,
): LearningFactSubmitted | Refusal {
  if (person === undefined) return 'unknown-person';
  if (course === undefined) return 'unknown-course';
  if (Date.parse(finishedAt) > latest) return 'in-the-future';
  if (!person.inService) return 'not-in-service';
  const { courseId, courseVersionId, nominalHalfPeriods } = course;
  const { personId } = person;
  return new LearningFactSubmitted({
    personId,
    courseId,
    courseVersionId,
    nominalHalfPeriods,
    finishedAt,
    source,
    sourceKey,
  });
}
