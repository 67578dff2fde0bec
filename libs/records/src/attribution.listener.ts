import { MembershipChanged } from '#identity';
import { Subscriber, type Delivered, type EventSubscriber } from '#platform';
import { LearningRecord } from './learning-record.service.js';

/** A transfer that is recorded late moves what the person has completed since its day to the unit of that day. */
@Subscriber({ name: 'records.attribution', to: [MembershipChanged] })
export class AttributionListener implements EventSubscriber<MembershipChanged> {
  constructor(private readonly record: LearningRecord) {}

  async deliver(events: readonly Delivered<MembershipChanged>[]): Promise<void> {
    await this.record.attributeAnew(events.map(({ event: { personId, from } }) => ({ personId, from })));
  }
}
