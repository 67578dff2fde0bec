import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Doorbell } from './events/doorbell.js';
import { QueueBackend } from './jobs/queue-backend.js';

/** The last to leave: after HTTP and the workers have ended, first the bells, then the queues, then the database. */
@Injectable()
export class PlatformShutdown implements OnApplicationShutdown {
  private ended: Promise<void> | undefined;

  constructor(
    private readonly doorbell: Doorbell,
    private readonly queues: QueueBackend,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationShutdown(): Promise<void> {
    this.ended ??= this.end();
    return this.ended;
  }

  private async end(): Promise<void> {
    await this.doorbell.close();
    await this.queues.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
