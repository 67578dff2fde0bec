import { Module } from '@nestjs/common';
import { PlanningModule } from './planning.module.js';
import { SelfStudyPlansController } from './self-study-plans.controller.js';
import { UnitTrainingPlansController } from './unit-training-plans.controller.js';

@Module({ imports: [PlanningModule], controllers: [SelfStudyPlansController, UnitTrainingPlansController] })
export class PlanningHttpModule {}
