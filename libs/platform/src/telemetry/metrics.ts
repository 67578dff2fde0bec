import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/** Prometheus instruments of this process; asking twice for a name gives the same instrument. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly refreshers: (() => Promise<void>)[] = [];

  counter<L extends string = never>(name: string, help: string, labels: readonly L[] = []): Counter<L> {
    return (
      this.known<Counter<L>>(name) ?? new Counter({ name, help, labelNames: [...labels], registers: [this.registry] })
    );
  }

  gauge<L extends string = never>(name: string, help: string, labels: readonly L[] = []): Gauge<L> {
    return this.known<Gauge<L>>(name) ?? new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  /** Durations in seconds unless other buckets are given. */
  histogram<L extends string = never>(
    name: string,
    help: string,
    labels: readonly L[] = [],
    buckets: readonly number[] = SECONDS,
  ): Histogram<L> {
    const made = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [this.registry] };
    return this.known<Histogram<L>>(name) ?? new Histogram(made);
  }

  /** Event loop lag, memory and garbage collection of the process. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Sets gauges from their source each time the metrics are read. */
  beforeReading(refresh: () => Promise<void>): void {
    this.refreshers.push(refresh);
  }

  /** The exposition text for `/metrics`; a source that is away leaves its gauges as they were. */
  async text(): Promise<string> {
    await Promise.allSettled(this.refreshers.map((refresh) => refresh()));
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private known<M>(name: string): M | undefined {
    return this.registry.getSingleMetric(name) as M | undefined;
  }
}
