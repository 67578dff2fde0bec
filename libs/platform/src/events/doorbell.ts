import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { withContext } from '../telemetry/call-context.js';
import { logger } from '../telemetry/logger.js';
import { ringDoorbell } from './event.jobs.js';

const log = logger('platform.events');

/** Under load one ring calls for many events: no more than fifty a second per subscriber and process. */
const SPACING_MILLISECONDS = 20;

interface Bell {
  again: boolean;
  ringing: Promise<void>;
}

/** Tells the workers that a subscriber has deliveries waiting. The publisher does not wait for it, and the sweep makes up for a lost ring. */
@Injectable()
export class Doorbell {
  private readonly bells = new Map<string, Bell>();
  private closed = false;

  constructor(private readonly jobs: Jobs) {}

  ring(subscribers: readonly string[]): void {
    for (const subscriber of subscribers) {
      const bell = this.bells.get(subscriber);
      if (bell) bell.again = true;
      else this.start(subscriber);
    }
  }

  /** Resolves when no ring is under way; the last ones are made at once. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.bells.values()].map(({ ringing }) => ringing));
  }

  private start(subscriber: string): void {
    const bell: Bell = { again: false, ringing: Promise.resolve() };
    this.bells.set(subscriber, bell);
    bell.ringing = withContext({ correlationId: null, actor: null }, () => this.keepRinging(subscriber, bell));
  }

  private async keepRinging(subscriber: string, bell: Bell): Promise<void> {
    do {
      bell.again = false;
      await this.ringOnce(subscriber);
      if (!this.closed) await pause(SPACING_MILLISECONDS, undefined, { ref: false });
    } while (bell.again);
    this.bells.delete(subscriber);
  }

  private async ringOnce(subscriber: string): Promise<void> {
    try {
      await this.jobs.enqueue(ringDoorbell, { subscriber });
    } catch (error) {
      log.warn({ err: error, subscriber }, 'A doorbell could not be rung; the sweep will');
    }
  }
}
