import { Flag, ListOf, OneOf, Text, Whole } from './fields.js';

export class LiveDto {
  @Text({ example: 'live' })
  status!: string;
}

export class HealthCheckDto {
  @Text({ example: 'postgresql' })
  name!: string;

  @Flag()
  up!: boolean;

  @Whole({ says: 'How long the answer took' })
  milliseconds!: number;
}

export class HealthLagDto {
  @Text()
  subscriber!: string;

  @Whole()
  pending!: number;

  @Whole()
  parked!: number;

  @Whole()
  oldestSeconds!: number;
}

export class HealthDto {
  @OneOf(['ready', 'not-ready'])
  status!: 'ready' | 'not-ready';

  @ListOf(() => HealthCheckDto)
  checks!: HealthCheckDto[];

  @ListOf(() => HealthLagDto, { says: 'How far the delivery of events is behind' })
  lag!: HealthLagDto[];
}
