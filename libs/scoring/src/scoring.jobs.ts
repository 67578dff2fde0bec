import { IsUUID } from 'class-validator';
import { defineJob, defineSchedule } from '#platform';

export class RefreshScoresPayload {
  @IsUUID() periodId!: string;
}

export class NoPayload {}

/** Works off the stale marks of one period until none is left. A burst of completions is one job. */
export const refreshScores = defineJob({
  name: 'scoring.refresh-scores',
  queue: 'scoring',
  payload: RefreshScoresPayload,
  dedupeOn: ({ periodId }) => periodId,
});

/** Finds marks whose job was lost. */
export const sweepStaleScores = defineJob({
  name: 'scoring.sweep-stale-scores',
  queue: 'scoring',
  payload: NoPayload,
  dedupeOn: () => 'all',
});

/** Everything anew from the ground: repairs whatever a mark may have missed. */
export const recomputeAllScores = defineJob({
  name: 'scoring.recompute-all',
  queue: 'scoring',
  payload: NoPayload,
  dedupeOn: () => 'all',
});

/** As above for one period, asked for by the Office. */
export const recomputePeriod = defineJob({
  name: 'scoring.recompute-period',
  queue: 'scoring',
  payload: RefreshScoresPayload,
  dedupeOn: ({ periodId }) => periodId,
});

export const SCORING_JOBS = [refreshScores, sweepStaleScores, recomputeAllScores, recomputePeriod];

export const SCORING_SCHEDULES = [
  defineSchedule({ id: 'scoring.sweep', every: '5s', job: sweepStaleScores, payload: new NoPayload() }),
  defineSchedule({
    id: 'scoring.recompute-nightly',
    cron: '0 2 * * *',
    job: recomputeAllScores,
    payload: new NoPayload(),
  }),
];
