import { MembershipChanged, UnitChanged } from '#identity';
import { ResourcePublished, ResourceUsed } from '#library';
import { SelfStudyPlanChanged, UnitTrainingPlanChanged } from '#planning';
import { Jobs, Subscriber, type Delivered, type EventSubscriber } from '#platform';
import { CompletionRecorded, CompletionWithdrawn } from '#records';
import { refreshScores } from './scoring.jobs.js';
import { StalenessRepository } from './staleness.repository.js';

type News =
  | CompletionRecorded
  | CompletionWithdrawn
  | SelfStudyPlanChanged
  | UnitTrainingPlanChanged
  | ResourcePublished
  | ResourceUsed
  | MembershipChanged
  | UnitChanged;

/** Marks whatever the news may have changed; the marks are worked off by one job per period. */
@Subscriber({
  name: 'scoring.staleness',
  to: [
    CompletionRecorded,
    CompletionWithdrawn,
    SelfStudyPlanChanged,
    UnitTrainingPlanChanged,
    ResourcePublished,
    ResourceUsed,
    MembershipChanged,
    UnitChanged,
  ],
})
export class StalenessListener implements EventSubscriber<News> {
  constructor(
    private readonly staleness: StalenessRepository,
    private readonly jobs: Jobs,
  ) {}

  async deliver(delivered: readonly Delivered<News>[]): Promise<void> {
    const news = delivered.map(({ event }) => event);
    const periods = [
      ...(await this.markPeople(news)),
      ...(await this.markUnits(news)),
      ...(await this.markTrainingPlans(news)),
      ...(await this.markMembership(news)),
    ];
    for (const periodId of new Set(periods)) await this.jobs.enqueue(refreshScores, { periodId });
  }

  private async markPeople(news: readonly News[]): Promise<string[]> {
    const touched = news.flatMap((event): [string, string][] => {
      if (event instanceof CompletionRecorded || event instanceof CompletionWithdrawn)
        return [[event.personId, event.completedOn]];
      // A plan belongs to its year as a whole; any day of it names the periods.
      return event instanceof SelfStudyPlanChanged ? [[event.personId, `${event.year}-01-01`]] : [];
    });
    if (touched.length === 0) return [];
    return this.staleness.markPeople(
      touched.map(([personId]) => personId),
      touched.map(([, day]) => day),
    );
  }

  private async markUnits(news: readonly News[]): Promise<string[]> {
    const touched = news.filter((event) => event instanceof ResourcePublished || event instanceof ResourceUsed);
    const days = [...new Set(touched.map(({ day }) => day))];
    const marked = await Promise.all(
      days.map((day) =>
        this.staleness.markUnits(
          touched.filter((event) => event.day === day).map((event) => event.ownerUnitId),
          day,
        ),
      ),
    );
    return marked.flat();
  }

  private async markTrainingPlans(news: readonly News[]): Promise<string[]> {
    const marked: string[] = [];
    for (const event of news) {
      if (event instanceof UnitTrainingPlanChanged)
        marked.push(...(await this.staleness.markTrainingPlan(event.unitId, event.year)));
    }
    return marked;
  }

  /** A transfer or a reorganisation may move figures of every period that ends on or after its day. */
  private async markMembership(news: readonly News[]): Promise<string[]> {
    const moved = news.filter((event) => event instanceof MembershipChanged);
    const marked = await this.staleness.markPeopleFrom(
      moved.map((event) => event.personId),
      moved.map((event) => event.from),
    );
    const reorganised = news.filter((event) => event instanceof UnitChanged).map((event) => event.from);
    const earliest = reorganised.sort()[0];
    return earliest === undefined ? marked : [...marked, ...(await this.staleness.markEveryUnitFrom(earliest))];
  }
}
