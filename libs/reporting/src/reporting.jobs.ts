import { IsInt, IsUUID } from 'class-validator';
import { defineJob, defineSchedule } from '#platform';

export class RunExportPayload {
  @IsUUID() exportId!: string;
  /** Tries before this one: a job that died with its worker does not stand in the way of the next. */
  @IsInt() attempts!: number;
}

export class NoPayload {}

export const runExport = defineJob({
  name: 'reporting.run-export',
  queue: 'exports',
  payload: RunExportPayload,
  attempts: 1,
  dedupeOn: ({ exportId, attempts }) => `${exportId}:${attempts}`,
});

/** Finds exports whose job or worker was lost; it is also what tries again after an error. */
export const sweepExports = defineJob({
  name: 'reporting.sweep-exports',
  queue: 'platform',
  payload: NoPayload,
  attempts: 1,
  dedupeOn: () => 'all',
});

/** Deletes the files of expired exports; the record of the export stays. */
export const removeExpiredExports = defineJob({
  name: 'reporting.remove-expired-exports',
  queue: 'platform',
  payload: NoPayload,
  dedupeOn: () => 'all',
});

export const REPORTING_JOBS = [runExport, sweepExports, removeExpiredExports];

export const REPORTING_SCHEDULES = [
  defineSchedule({ id: 'reporting.sweep-exports', every: '5s', job: sweepExports, payload: new NoPayload() }),
  defineSchedule({
    id: 'reporting.remove-expired-exports',
    every: '10m',
    job: removeExpiredExports,
    payload: new NoPayload(),
  }),
];
