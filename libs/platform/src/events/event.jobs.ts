import { IsNotEmpty, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineJob } from '../jobs/job-definition.js';
import { defineSchedule } from '../jobs/schedule.js';

export class RingDoorbellPayload {
  @IsString()
  @IsNotEmpty()
  subscriber!: string;

  /** Sets rings of the sweep apart: one lost with a killed worker must not swallow them. */
  @IsOptional()
  @IsString()
  round?: string;
}

export class RetryDeliveryPayload {
  @IsString()
  @IsNotEmpty()
  subscriber!: string;

  @IsUUID()
  eventId!: string;
}

export class NothingPayload {}

/** Tries of one event alone, after it failed within its batch. */
export const TRIES_ALONE = 5;

export const ringDoorbell = defineJob({
  name: 'platform.ring-doorbell',
  queue: 'platform',
  payload: RingDoorbellPayload,
  attempts: 3,
  dedupeOn: ({ subscriber, round }) => (round === undefined ? subscriber : `${subscriber}:${round}`),
});

export const retryDelivery = defineJob({
  name: 'platform.retry-delivery',
  queue: 'platform',
  payload: RetryDeliveryPayload,
  attempts: TRIES_ALONE,
  dedupeOn: ({ subscriber, eventId }) => `${subscriber}:${eventId}`,
});

export const sweepDeliveries = defineJob({
  name: 'platform.sweep-deliveries',
  queue: 'platform',
  payload: NothingPayload,
  attempts: 1,
});

export const trimEvents = defineJob({
  name: 'platform.trim-events',
  queue: 'platform',
  payload: NothingPayload,
  attempts: 3,
});

export const EVENT_SCHEDULES = [
  defineSchedule({ id: 'platform.sweep-deliveries', every: '5s', job: sweepDeliveries, payload: {} }),
  defineSchedule({ id: 'platform.trim-events', cron: '15 3 * * *', job: trimEvents, payload: {} }),
];
