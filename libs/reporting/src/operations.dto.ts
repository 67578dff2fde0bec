import {
  Decimal,
  Id,
  Instant,
  Json,
  ListOf,
  Nested,
  PageQuery,
  pageOf,
  Text,
  Whole,
  type ParkedDelivery,
} from '#platform';
import { type OperationsState } from './operations.service.js';

export class QueueCountsDto {
  @Text() queue!: string;
  @Whole() waiting!: number;
  @Whole() active!: number;
  @Whole() delayed!: number;
  @Whole() failed!: number;
}

export class SubscriberLagDto {
  @Text() subscriber!: string;
  @Whole() pending!: number;
  @Whole() parked!: number;
  @Decimal({ says: 'Age of the oldest waiting delivery' }) oldestSeconds!: number;
}

export class ScheduleDto {
  @Text() id!: string;
  @Text() job!: string;
  @Text({ says: 'An interval such as 5s, or five cron fields in the time of Viet Nam' }) timing!: string;
}

export class AuditStateDto {
  @Instant() verifiedAt!: Date;
  @Whole({ max: Number.MAX_SAFE_INTEGER }) entries!: number;
  @Whole({ nullable: true, max: Number.MAX_SAFE_INTEGER, says: 'Where the chain breaks; null while it is whole' })
  brokenSeq!: number | null;
}

export class OperationsDto {
  @ListOf(() => QueueCountsDto) queues!: readonly QueueCountsDto[];
  @ListOf(() => SubscriberLagDto) subscribers!: readonly SubscriberLagDto[];
  @Nested(() => AuditStateDto, { nullable: true, says: 'The last look at the audit trail' })
  audit!: AuditStateDto | null;
  @ListOf(() => ScheduleDto) schedules!: readonly ScheduleDto[];
}

export class ParkedQueryDto extends PageQuery {
  @Text({ max: 100, optional: true }) subscriber?: string;
}

export class ParkedDeliveryDto {
  @Id() eventId!: string;
  @Text() subscriber!: string;
  @Text({ says: 'Name of the event' }) name!: string;
  @Json() payload!: object;
  @Instant() occurredAt!: Date;
  @Instant() parkedAt!: Date;
  @Whole() attempts!: number;
  @Text({ nullable: true, max: 10_000 }) lastError!: string | null;
  @Text({ nullable: true }) correlationId!: string | null;
}

export const PageOfParked = pageOf(ParkedDeliveryDto);

export class ParkedOrderDto {
  @Text({ max: 100 }) subscriber!: string;
  @Id() eventId!: string;
  @Text({ min: 5, max: 500 }) reason!: string;
}

export class ReplayAllDto {
  @Text({ max: 100 }) subscriber!: string;
  @Text({ min: 5, max: 500 }) reason!: string;
}

export class ReplayedDto {
  @Whole() replayed!: number;
}

export function toOperationsDto({ queues, subscribers, schedules, audit }: OperationsState): OperationsDto {
  return {
    queues,
    subscribers,
    audit: audit && { verifiedAt: audit.verifiedAt, entries: audit.entries, brokenSeq: audit.brokenSeq },
    schedules: schedules
      .map(({ id, job, every, cron }) => ({ id, job: job.name, timing: every ?? cron ?? '' }))
      .sort((a, b) => a.id.localeCompare(b.id)),
  };
}

export function toParkedDto(parked: ParkedDelivery): ParkedDeliveryDto {
  return parked;
}
