import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { newId } from '../ids/new-id.js';
import { currentContext } from '../telemetry/call-context.js';
import { Doorbell } from './doorbell.js';
import { type DurableEvent, type EventClass, eventNameOf } from './durable-event.js';
import { assertValidEvent } from './event-validation.js';
import { EventLogRepository } from './event-log.repository.js';
import { Subscribers } from './subscribers.js';

/** Rows of one insert statement; larger ones gain nothing and hold memory on both sides. */
const ROWS_A_STATEMENT = 5000;

/** Tells other domains what has happened: stored with the caller's transaction, delivered after its commit. */
@Injectable()
export class Events {
  constructor(
    private readonly database: Database,
    private readonly log: EventLogRepository,
    private readonly subscribers: Subscribers,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  publish(...events: DurableEvent[]): Promise<void> {
    return this.publishAll(events);
  }

  /** As `publish`, for thousands at a time. */
  async publishAll(events: readonly DurableEvent[]): Promise<void> {
    if (!this.database.inTransaction) throw new Error('Events are published inside a transaction.');
    if (events.length === 0) return;
    const rows = events.map((event) => ({ id: newId(), name: nameOf(event), payload: payloadOf(event) }));
    const routes = this.subscribers.routesOf(rows.map(({ name }) => name));
    const told = { occurredAt: this.clock.now(), ...currentContext() };
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      await this.log.append(rows.slice(from, from + ROWS_A_STATEMENT), routes, told);
    }
    const called = new Set(routes.map(({ subscriber }) => subscriber));
    this.database.afterCommit(() => this.doorbell.ring([...called]));
  }
}

function nameOf(event: DurableEvent): string {
  return eventNameOf(event.constructor as EventClass);
}

function payloadOf(event: DurableEvent): string {
  assertValidEvent(event);
  return JSON.stringify(event);
}
