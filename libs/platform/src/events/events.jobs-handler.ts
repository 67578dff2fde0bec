import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobRun } from '../jobs/handles-job.js';
import { DeliverySweep } from './delivery-sweep.js';
import { EventDrain } from './event-drain.js';
import {
  type RetryDeliveryPayload,
  type RingDoorbellPayload,
  retryDelivery,
  ringDoorbell,
  sweepDeliveries,
  trimEvents,
} from './event.jobs.js';

@Injectable()
export class EventsJobsHandler {
  constructor(
    private readonly events: EventDrain,
    private readonly deliveries: DeliverySweep,
  ) {}

  @HandlesJob(ringDoorbell)
  async answerDoorbell({ subscriber }: RingDoorbellPayload, run: JobRun): Promise<void> {
    await this.events.drain(subscriber, run.signal);
  }

  @HandlesJob(retryDelivery)
  async retry({ subscriber, eventId }: RetryDeliveryPayload): Promise<void> {
    await this.events.deliverAlone(subscriber, eventId);
  }

  @HandlesJob(sweepDeliveries)
  async sweep(): Promise<void> {
    await this.deliveries.sweep();
  }

  @HandlesJob(trimEvents)
  async trim(): Promise<void> {
    await this.deliveries.trim();
  }
}
