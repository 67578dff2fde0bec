import { defineJob, defineSchedule } from '#platform';

export class TidySignInsPayload {}

export const tidySignIns = defineJob({
  name: 'identity.tidy-sign-ins',
  queue: 'platform',
  payload: TidySignInsPayload,
  attempts: 3,
});

export class VerifyAuditTrailPayload {}

export const verifyAuditTrail = defineJob({
  name: 'identity.verify-audit-trail',
  queue: 'platform',
  payload: VerifyAuditTrailPayload,
  attempts: 3,
});

export const VERIFY_SCHEDULE = defineSchedule({
  id: 'identity.verify-audit-trail',
  cron: '20 1 * * *',
  job: verifyAuditTrail,
  payload: {},
});

export class DisableIdleAccountsPayload {}

export const disableIdleAccounts = defineJob({
  name: 'identity.disable-idle-accounts',
  queue: 'platform',
  payload: DisableIdleAccountsPayload,
  attempts: 3,
});

export const IDLE_SCHEDULE = defineSchedule({
  id: 'identity.disable-idle-accounts',
  cron: '10 3 * * *',
  job: disableIdleAccounts,
  payload: {},
});

export const TIDY_SCHEDULE = defineSchedule({
  id: 'identity.tidy-sign-ins',
  cron: '40 2 * * *',
  job: tidySignIns,
  payload: {},
});

export class EndServicesPayload {}

/** Shortly after midnight: who left the department as of today can no longer sign in. */
export const endServices = defineJob({
  name: 'identity.end-services',
  queue: 'platform',
  payload: EndServicesPayload,
  attempts: 5,
});

export const END_SERVICES_SCHEDULE = defineSchedule({
  id: 'identity.end-services',
  cron: '5 0 * * *',
  job: endServices,
  payload: {},
});

export class TurnRolesPayload {}

/** At the turn of the day: whose role begins or ends today signs in anew. */
export const turnRoles = defineJob({
  name: 'identity.turn-roles',
  queue: 'platform',
  payload: TurnRolesPayload,
  attempts: 5,
});

export const TURN_ROLES_SCHEDULE = defineSchedule({
  id: 'identity.turn-roles',
  cron: '1 0 * * *',
  job: turnRoles,
  payload: {},
});

export class OpenAccessReviewPayload {}

/** Opens the next review of access rights when six months have passed since the last one was closed. */
export const openAccessReview = defineJob({
  name: 'identity.open-access-review',
  queue: 'platform',
  payload: OpenAccessReviewPayload,
  attempts: 3,
});

export const ACCESS_REVIEW_SCHEDULE = defineSchedule({
  id: 'identity.open-access-review',
  cron: '0 6 * * *',
  job: openAccessReview,
  payload: {},
});
