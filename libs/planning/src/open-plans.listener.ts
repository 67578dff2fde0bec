import { MembershipChanged, UnitChanged } from '#identity';
import { Subscriber, type Delivered, type EventSubscriber } from '#platform';
import { OpenPlans } from './open-plans.service.js';

type News = MembershipChanged | UnitChanged;

@Subscriber({ name: 'planning.open-plans', to: [MembershipChanged, UnitChanged] })
export class OpenPlansListener implements EventSubscriber<News> {
  constructor(private readonly plans: OpenPlans) {}

  async deliver(delivered: readonly Delivered<News>[]): Promise<void> {
    const news = delivered.map(({ event }) => event);
    await this.plans.follow({
      personIds: news.flatMap((event) => (event instanceof MembershipChanged ? [event.personId] : [])),
      unitIds: news.flatMap((event) => (event instanceof UnitChanged ? [event.unitId] : [])),
    });
  }
}
