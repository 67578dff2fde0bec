import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { Metrics } from '../telemetry/metrics.js';
import { DeliveryLag } from './delivery-lag.js';

/** Lag and queue depth, read when Prometheus asks. */
@Injectable()
export class DeliveryMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly lag: DeliveryLag,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    const pending = this.metrics.gauge('tuhoc_deliveries_pending', 'Events waiting for a subscriber', ['subscriber']);
    const parked = this.metrics.gauge('tuhoc_deliveries_parked', 'Events parked after their last try', ['subscriber']);
    const oldest = this.metrics.gauge('tuhoc_delivery_lag_seconds', 'Age of the oldest waiting event', ['subscriber']);
    const depth = this.metrics.gauge('tuhoc_queue_jobs', 'Jobs in a queue', ['queue', 'state']);
    this.metrics.beforeReading(async () => {
      for (const row of await this.lag.read()) {
        pending.set({ subscriber: row.subscriber }, row.pending);
        parked.set({ subscriber: row.subscriber }, row.parked);
        oldest.set({ subscriber: row.subscriber }, row.oldestSeconds);
      }
      for (const { queue, ...states } of await this.jobs.counts()) {
        for (const [state, count] of Object.entries(states)) depth.set({ queue, state }, count);
      }
    });
  }
}
