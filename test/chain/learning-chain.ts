import { AwardsModule } from '#awards';
import { IdentityModule } from '#identity';
import { PlanningModule } from '#planning';
import { Events, type DurableEvent } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { LearningFactSubmitted, RecordsModule } from '#records';
import { ScoreRefreshService, ScoringModule, ScoringPeriods, type ScoringPeriod } from '#scoring';
import { DepartmentBuilder, type CourseOfTest } from '../fixtures/department.builder.js';

/** The domains from the ledger to the awards on a database of their own, in the middle of November 2026. */
export class LearningChain {
  private keys = 0;

  private constructor(
    readonly module: TestModule,
    readonly department: DepartmentBuilder,
    readonly period: ScoringPeriod,
  ) {}

  static async boot(): Promise<LearningChain> {
    const module = await bootTestModule({
      modules: [IdentityModule, RecordsModule, PlanningModule, ScoringModule, AwardsModule],
      clock: new FixedClock('2026-11-16T03:00:00Z'),
    });
    const periods = module.get(ScoringPeriods);
    await periods.openYear(2026);
    return new LearningChain(module, new DepartmentBuilder(module.database), await periods.current());
  }

  /** Reports a finished course as another system would, at nine in the morning of that day. @returns the fact, to be sent again. */
  async finish(personId: string, course: CourseOfTest, day: string): Promise<LearningFactSubmitted> {
    this.keys += 1;
    const fact = new LearningFactSubmitted({
      personId,
      courseId: course.courseId,
      courseVersionId: course.courseVersionId,
      nominalHalfPeriods: course.halfPeriods,
      finishedAt: `${day}T09:00:00+07:00`,
      source: 'api:test',
      sourceKey: `fact-${this.keys}`,
    });
    await this.publish(fact);
    return fact;
  }

  async publish(...facts: LearningFactSubmitted[]): Promise<void> {
    await this.tell(...facts);
  }

  async tell(...events: DurableEvent[]): Promise<void> {
    await this.module.database.transaction(() => this.module.get(Events).publishAll(events));
  }

  /** The department of a test is written behind the events' back. */
  async recompute(): Promise<void> {
    await this.module.get(ScoreRefreshService).recomputePeriod(this.period.id);
  }

  async rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.module.database.query<Row>(sql, parameters);
  }

  async drain(): Promise<void> {
    await this.module.drainEvents();
  }

  async close(): Promise<void> {
    await this.module.close();
  }
}
