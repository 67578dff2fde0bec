import { type DynamicModule, type Provider, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock/clock.js';
import { AppConfig } from './config/app-config.js';
import { createDataSource } from './database/data-source.js';
import { Database } from './database/database.js';
import { DeliveryLag } from './events/delivery-lag.js';
import { DeliveryMetrics } from './events/delivery-metrics.js';
import { DeliveryRetries } from './events/delivery-retries.js';
import { DeliverySweep } from './events/delivery-sweep.js';
import { Doorbell } from './events/doorbell.js';
import { EVENT_SCHEDULES } from './events/event.jobs.js';
import { EventDrain } from './events/event-drain.js';
import { EventLogRepository } from './events/event-log.repository.js';
import { Events } from './events/events.js';
import { EventsJobsHandler } from './events/events.jobs-handler.js';
import { ParkedDeliveries } from './events/parked-deliveries.js';
import { ParkedDeliveriesRepository } from './events/parked-deliveries.repository.js';
import { PendingDeliveriesRepository } from './events/pending-deliveries.repository.js';
import { Subscribers } from './events/subscribers.js';
import { JobRegistry } from './jobs/job-registry.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { QueueBackend } from './jobs/queue-backend.js';
import { provideSchedules } from './jobs/schedule.js';
import { Schedules } from './jobs/schedules.js';
import { WorkerRuntime } from './jobs/worker-runtime.js';
import { PlatformShutdown } from './platform-shutdown.js';
import { Runs } from './runs/runs.js';
import { RunsRepository } from './runs/runs.repository.js';
import { createStorage } from './storage/create-storage.js';
import { Storage } from './storage/storage.js';
import { configureLogging } from './telemetry/logger.js';
import { Metrics } from './telemetry/metrics.js';

const OFFERED = [
  AppConfig,
  Clock,
  Metrics,
  Database,
  Events,
  Subscribers,
  EventDrain,
  DeliverySweep,
  DeliveryLag,
  ParkedDeliveries,
  Jobs,
  JobRegistry,
  JobRunner,
  QueueBackend,
  WorkerRuntime,
  Runs,
  Storage,
];

const MECHANISM: Provider[] = [
  Clock,
  Metrics,
  Database,
  Doorbell,
  Subscribers,
  EventLogRepository,
  PendingDeliveriesRepository,
  ParkedDeliveriesRepository,
  Events,
  EventDrain,
  DeliveryRetries,
  DeliverySweep,
  DeliveryLag,
  DeliveryMetrics,
  EventsJobsHandler,
  ParkedDeliveries,
  provideSchedules(...EVENT_SCHEDULES),
  QueueBackend,
  Jobs,
  JobRegistry,
  JobRunner,
  Schedules,
  WorkerRuntime,
  RunsRepository,
  Runs,
  { provide: Storage, inject: [AppConfig, Clock], useFactory: createStorage },
  PlatformShutdown,
];

/** Everything that is no domain: loaded once, with the configuration, by each application. */
@Module({})
export class PlatformModule {
  static forRoot(config: AppConfig): DynamicModule {
    configureLogging(config.log);
    return {
      module: PlatformModule,
      global: true,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' }),
          dataSourceFactory: async () => createDataSource(config.database).initialize(),
        }),
      ],
      providers: [{ provide: AppConfig, useValue: config }, ...MECHANISM],
      exports: [...OFFERED, TypeOrmModule],
    };
  }
}
