export { PlanningModule } from './planning.module.js';
export { PlanningHttpModule } from './planning-http.module.js';
export { SelfStudyPlanChanged, UnitTrainingPlanChanged } from './planning.events.js';
export { PlanningErrors } from './planning.errors.js';
export { OpenPlans } from './open-plans.service.js';
export { SelfStudyPlans } from './self-study-plan.service.js';
export { UnitTrainingPlans } from './unit-training-plan.service.js';
export {
  PlanningBulk,
  type BulkPlan,
  type BulkPlanItem,
  type BulkUnitPlan,
  type BulkUnitPlanEntry,
} from './planning-bulk.repository.js';
