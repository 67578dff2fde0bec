import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { provideJobs, provideSchedules } from '#platform';
import { OpenPlansListener } from './open-plans.listener.js';
import { OpenPlansRepository } from './open-plans.repository.js';
import { OpenPlans } from './open-plans.service.js';
import { PlanOfPerson } from './plan-of-person.service.js';
import { PlanNews } from './plan-news.service.js';
import { PlanMergeRepository } from './plan-merge.repository.js';
import { PlanMerge } from './plan-merge.service.js';
import { PlanningImpactRepository } from './planning-impact.repository.js';
import { PlanningImpact } from './planning-impact.service.js';
import { PlanningBulk } from './planning-bulk.repository.js';
import { PlanningJobsHandler } from './planning.jobs-handler.js';
import { FOLLOW_PEOPLE_SCHEDULE, followPeople } from './planning.jobs.js';
import { SelfStudyPlanRepository } from './self-study-plan.repository.js';
import { SelfStudyPlans } from './self-study-plan.service.js';
import { UnitTrainingPlanRepository } from './unit-training-plan.repository.js';
import { UnitTrainingPlans } from './unit-training-plan.service.js';

import { PLANNING_PERSONAL_DATA } from './planning-personal-data.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [
    OpenPlans,
    OpenPlansListener,
    OpenPlansRepository,
    PlanningJobsHandler,
    provideJobs(followPeople),
    provideSchedules(FOLLOW_PEOPLE_SCHEDULE),
    PlanningImpact,
    PlanningImpactRepository,
    providePersonalData(...PLANNING_PERSONAL_DATA),
    PlanOfPerson,
    PlanMerge,
    PlanNews,
    PlanMergeRepository,
    PlanningBulk,
    SelfStudyPlanRepository,
    SelfStudyPlans,
    UnitTrainingPlanRepository,
    UnitTrainingPlans,
  ],
  exports: [OpenPlans, PlanOfPerson, PlanningBulk, SelfStudyPlans, UnitTrainingPlans],
})
export class PlanningModule {}
