import { defineJob, defineSchedule } from '#platform';

export class FollowPeoplePayload {}

/** Shortly after midnight: what was recorded ahead holds as of today. */
export const followPeople = defineJob({
  name: 'planning.follow-people',
  queue: 'platform',
  payload: FollowPeoplePayload,
  attempts: 5,
});

export const FOLLOW_PEOPLE_SCHEDULE = defineSchedule({
  id: 'planning.follow-people',
  cron: '8 0 * * *',
  job: followPeople,
  payload: {},
});
