import { type Provider } from '@nestjs/common';
import { type JobDefinition } from './job-definition.js';

interface ScheduleOf<P extends object> {
  /** Never renamed while deployed: the queue keeps schedules by it. */
  id: string;
  job: JobDefinition<P>;
  payload: P;
  /** Interval such as `500ms`, `10s`, `5m`, `2h`. */
  every?: string;
  /** Five cron fields, in Vietnam's time. */
  cron?: string;
}

export type Schedule = Readonly<ScheduleOf<object>>;

/** Declared work of a domain module; found by the worker among the providers. */
export class DeclaredWork {
  constructor(
    readonly jobs: readonly JobDefinition[],
    readonly schedules: readonly Schedule[],
  ) {}
}

export function defineSchedule<P extends object>(schedule: ScheduleOf<P>): Schedule {
  if ((schedule.every === undefined) === (schedule.cron === undefined)) {
    throw new Error(`Schedule ${schedule.id} needs either every or cron`);
  }
  return Object.freeze({ ...schedule, job: schedule.job as unknown as JobDefinition });
}

/** A provider for a domain module's `providers`: `provideSchedules(sweepRecords, …)`. */
export function provideSchedules(...schedules: readonly Schedule[]): Provider {
  return { provide: Symbol('schedules'), useValue: new DeclaredWork([], schedules) };
}

/** A provider for a domain module's `providers`: the worker refuses to boot when one of these has no handler. */
export function provideJobs(...jobs: readonly { readonly name: string }[]): Provider {
  return { provide: Symbol('jobs'), useValue: new DeclaredWork(jobs as readonly JobDefinition[], []) };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export function milliseconds(interval: string): number {
  const [, amount, unit] = /^(\d+)(ms|s|m|h)$/.exec(interval) ?? [];
  const factor = unit === undefined ? undefined : UNITS[unit];
  if (factor === undefined) throw new Error(`Not an interval: ${interval}`);
  return Number(amount) * factor;
}
