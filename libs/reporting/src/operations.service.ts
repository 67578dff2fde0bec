import { Injectable } from '@nestjs/common';
import { AuditChain, type VerificationRow } from '#identity';
import {
  DeliveryLag,
  JobRegistry,
  Jobs,
  ParkedDeliveries,
  type Page,
  type ParkedDelivery,
  type QueueCounts,
  type Schedule,
  type SubscriberLag,
} from '#platform';

export interface OperationsState {
  readonly queues: readonly QueueCounts[];
  readonly subscribers: readonly SubscriberLag[];
  readonly schedules: readonly Schedule[];
  /** What the last look at the audit trail found; null before the first one. */
  readonly audit: VerificationRow | null;
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
}
