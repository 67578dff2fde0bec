import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Doorbell } from './events/doorbell.js';
import { QueueBackend } from './jobs/queue-backend.js';

/** After HTTP and the workers have ended, first the bells, then the queues; the database's own module leaves last. */
@Injectable()
export class PlatformShutdown implements OnApplicationShutdown {
  private ended: Promise<void> | undefined;

  constructor(
    private readonly doorbell: Doorbell,
    private readonly queues: QueueBackend,
  ) {}

  onApplicationShutdown(): Promise<void> {
    this.ended ??= this.end();
    return this.ended;
  }

  private async end(): Promise<void> {
    await this.doorbell.close();
    await this.queues.close();
  }
}
