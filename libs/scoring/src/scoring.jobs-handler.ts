import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobRun } from '#platform';
import {
  recomputeAllScores,
  recomputePeriod,
  refreshScores,
  sweepStaleScores,
  type RefreshScoresPayload,
} from './scoring.jobs.js';
import { ScoreRefreshService } from './score-refresh.service.js';

@Injectable()
export class ScoringJobsHandler {
  constructor(private readonly scores: ScoreRefreshService) {}

  @HandlesJob(refreshScores)
  async refresh({ periodId }: RefreshScoresPayload, run: JobRun): Promise<void> {
    await this.scores.workOff(periodId, run.signal);
  }

  @HandlesJob(sweepStaleScores)
  async sweep(): Promise<void> {
    await this.scores.wakeWaiting();
  }

  @HandlesJob(recomputeAllScores)
  async recomputeAll(): Promise<void> {
    await this.scores.recomputeOpenPeriods();
  }

  @HandlesJob(recomputePeriod)
  async recomputeOne({ periodId }: RefreshScoresPayload): Promise<void> {
    await this.scores.recomputePeriod(periodId);
  }
}
