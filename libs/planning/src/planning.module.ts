import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { PlanOfPerson } from './plan-of-person.service.js';
import { PlanMergeRepository } from './plan-merge.repository.js';
import { PlanMerge } from './plan-merge.service.js';
import { PlanningImpactRepository } from './planning-impact.repository.js';
import { PlanningImpact } from './planning-impact.service.js';
import { PlanningBulk } from './planning-bulk.repository.js';
import { SelfStudyPlanRepository } from './self-study-plan.repository.js';
import { SelfStudyPlans } from './self-study-plan.service.js';
import { UnitTrainingPlanRepository } from './unit-training-plan.repository.js';
import { UnitTrainingPlans } from './unit-training-plan.service.js';

import { PLANNING_PERSONAL_DATA } from './planning-personal-data.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [
    PlanningImpact,
    PlanningImpactRepository,
    providePersonalData(...PLANNING_PERSONAL_DATA),
    PlanOfPerson,
    PlanMerge,
    PlanMergeRepository,
    PlanningBulk,
    SelfStudyPlanRepository,
    SelfStudyPlans,
    UnitTrainingPlanRepository,
    UnitTrainingPlans,
  ],
  exports: [PlanOfPerson, PlanningBulk, SelfStudyPlans, UnitTrainingPlans],
})
export class PlanningModule {}
