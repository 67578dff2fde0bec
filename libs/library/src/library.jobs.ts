import { defineJob, defineSchedule } from '#platform';

export class NoPayload {}

/** Removes files that nothing refers to. */
export const sweepFiles = defineJob({
  name: 'library.sweep-files',
  queue: 'platform',
  payload: NoPayload,
  dedupeOn: () => 'all',
});

export const LIBRARY_JOBS = [sweepFiles];

export const LIBRARY_SCHEDULES = [
  defineSchedule({ id: 'library.sweep-files', cron: '30 2 * * *', job: sweepFiles, payload: new NoPayload() }),
];
