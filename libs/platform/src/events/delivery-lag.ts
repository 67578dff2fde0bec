import { Injectable } from '@nestjs/common';
import { PendingDeliveriesRepository, type SubscriberLag } from './pending-deliveries.repository.js';
import { Subscribers } from './subscribers.js';

/** How far each subscriber is behind: "the score is 4 s behind". */
@Injectable()
export class DeliveryLag {
  constructor(
    private readonly deliveries: PendingDeliveriesRepository,
    private readonly subscribers: Subscribers,
  ) {}

  /** Every known subscriber, and unknown ones that rows still wait for. */
  async read(): Promise<SubscriberLag[]> {
    const found = new Map((await this.deliveries.lag()).map((lag) => [lag.subscriber, lag]));
    const names = new Set([...this.subscribers.names(), ...found.keys()]);
    return [...names]
      .sort()
      .map((subscriber) => found.get(subscriber) ?? { subscriber, pending: 0, parked: 0, oldestSeconds: 0 });
  }
}
