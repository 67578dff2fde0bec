import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { provideJobs, provideSchedules } from '#platform';
import { PersonFactsRepository } from './person-facts.repository.js';
import { RecomputeRequests } from './recompute-requests.service.js';
import { ScoreExplanationRepository } from './score-explanation.repository.js';
import { ScoreExplanation } from './score-explanation.service.js';
import { ScoreFreshness } from './score-freshness.service.js';
import { ScoreReadingRepository } from './score-reading.repository.js';
import { ScoreReading } from './score-reading.service.js';
import { ScoreRefreshService } from './score-refresh.service.js';
import { ScoringImpact } from './scoring-impact.service.js';
import { ScoringJobsHandler } from './scoring.jobs-handler.js';
import { SCORING_JOBS, SCORING_SCHEDULES } from './scoring.jobs.js';
import { ScoringPeriodsRepository } from './scoring-periods.repository.js';
import { ScoringPeriods } from './scoring-periods.service.js';
import { ScoringStores } from './scoring-stores.service.js';
import { StalenessListener } from './staleness.listener.js';
import { StalenessRepository } from './staleness.repository.js';
import { UnitFactsRepository } from './unit-facts.repository.js';
import { UnitScoresRepository } from './unit-scores.repository.js';

import { SCORING_PERSONAL_DATA } from './scoring-personal-data.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [
    providePersonalData(...SCORING_PERSONAL_DATA),
    PersonFactsRepository,
    RecomputeRequests,
    ScoreExplanation,
    ScoreExplanationRepository,
    ScoreFreshness,
    ScoreReading,
    ScoreReadingRepository,
    ScoreRefreshService,
    ScoringImpact,
    ScoringJobsHandler,
    ScoringPeriods,
    ScoringPeriodsRepository,
    ScoringStores,
    StalenessListener,
    StalenessRepository,
    UnitFactsRepository,
    UnitScoresRepository,
    provideJobs(...SCORING_JOBS),
    provideSchedules(...SCORING_SCHEDULES),
  ],
  exports: [RecomputeRequests, ScoreExplanation, ScoreFreshness, ScoreReading, ScoreRefreshService, ScoringPeriods],
})
export class ScoringModule {}
