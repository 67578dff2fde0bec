import { defineJob, defineSchedule } from '#platform';

export class TidySignInsPayload {}

export const tidySignIns = defineJob({
  name: 'identity.tidy-sign-ins',
  queue: 'platform',
  payload: TidySignInsPayload,
  attempts: 3,
});

export const TIDY_SCHEDULE = defineSchedule({
  id: 'identity.tidy-sign-ins',
  cron: '40 2 * * *',
  job: tidySignIns,
  payload: {},
});
