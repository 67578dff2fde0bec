import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Database, logger, ParkedDeliveries, type Actor } from '#platform';
import { ReportingErrors } from './reporting.errors.js';

const log = logger('reporting.operations');

export interface ParkedOrder {
  readonly subscriber: string;
  readonly eventId: string;
  readonly reason: string;
}

/** What is done with deliveries that failed their last try, with the reason that was given. */
@Injectable()
export class ParkedDeeds {
  constructor(
    private readonly database: Database,
    private readonly parked: ParkedDeliveries,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws reporting.delivery-not-parked */
  async replay(actor: Actor, { subscriber, eventId, reason }: ParkedOrder): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.parked.replay(subscriber, eventId)))
        throw ReportingErrors.deliveryNotParked(subscriber, eventId);
      await this.record(actor, 'reporting.delivery-replayed', eventId, { subscriber, reason });
    });
    log.info({ subscriber, eventId, reason, by: actor.name }, 'A parked delivery is replayed');
  }

  async replayAll(actor: Actor, subscriber: string, reason: string): Promise<number> {
    const count = await this.database.transaction(async () => {
      const replayed = await this.parked.replayAll(subscriber);
      await this.record(actor, 'reporting.deliveries-replayed', null, { subscriber, reason, count: replayed });
      return replayed;
    });
    log.info({ subscriber, count, reason, by: actor.name }, 'All parked deliveries of a subscriber are replayed');
    return count;
  }

  /** @throws reporting.delivery-not-parked */
  async discard(actor: Actor, { subscriber, eventId, reason }: ParkedOrder): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.parked.discard(subscriber, eventId, reason)))
        throw ReportingErrors.deliveryNotParked(subscriber, eventId);
      await this.record(actor, 'reporting.delivery-discarded', eventId, { subscriber, reason });
    });
    log.warn({ subscriber, eventId, reason, by: actor.name }, 'A parked delivery was discarded');
  }

  private async record(actor: Actor, action: string, id: string | null, details: object): Promise<void> {
    await this.audit.record(actor, { action, subject: { kind: 'delivery', id }, details });
  }
}
