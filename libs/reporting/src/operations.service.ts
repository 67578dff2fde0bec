import { Injectable } from '@nestjs/common';
import { AuditChain, type VerificationRow } from '#identity';
import {
  DeliveryLag,
  JobRegistry,
  Jobs,
  logger,
  ParkedDeliveries,
  type Actor,
  type Page,
  type ParkedDelivery,
  type QueueCounts,
  type Schedule,
  type SubscriberLag,
} from '#platform';
import { ReportingErrors } from './reporting.errors.js';

const log = logger('reporting.operations');

export interface OperationsState {
  readonly queues: readonly QueueCounts[];
  readonly subscribers: readonly SubscriberLag[];
  readonly schedules: readonly Schedule[];
  /** What the last look at the audit trail found; null before the first one. */
  readonly audit: VerificationRow | null;
}

export interface ParkedOrder {
  readonly subscriber: string;
  readonly eventId: string;
  readonly reason: string;
}

@Injectable()
export class Operations {
  constructor(
    private readonly jobs: Jobs,
    private readonly lag: DeliveryLag,
    private readonly registry: JobRegistry,
    private readonly parked: ParkedDeliveries,
    private readonly chain: AuditChain,
  ) {}

  async read(): Promise<OperationsState> {
    const [queues, subscribers, audit] = await Promise.all([this.jobs.counts(), this.lag.read(), this.chain.latest()]);
    return { queues, subscribers, schedules: this.registry.schedules(), audit };
  }

  async listParked(query: { subscriber?: string; page: number; size: number }): Promise<Page<ParkedDelivery>> {
    const { page, size } = query;
    return { ...(await this.parked.list(query)), page, size };
  }

  /** @throws reporting.delivery-not-parked */
  async replay(actor: Actor, { subscriber, eventId, reason }: ParkedOrder): Promise<void> {
    if (!(await this.parked.replay(subscriber, eventId))) throw ReportingErrors.deliveryNotParked(subscriber, eventId);
    log.info({ subscriber, eventId, reason, by: actor.name }, 'A parked delivery is replayed');
  }

  async replayAll(actor: Actor, subscriber: string, reason: string): Promise<number> {
    const count = await this.parked.replayAll(subscriber);
    log.info({ subscriber, count, reason, by: actor.name }, 'All parked deliveries of a subscriber are replayed');
    return count;
  }

  /** @throws reporting.delivery-not-parked */
  async discard(actor: Actor, { subscriber, eventId, reason }: ParkedOrder): Promise<void> {
    if (!(await this.parked.discard(subscriber, eventId, reason)))
      throw ReportingErrors.deliveryNotParked(subscriber, eventId);
    log.warn({ subscriber, eventId, reason, by: actor.name }, 'A parked delivery was discarded');
  }
}
