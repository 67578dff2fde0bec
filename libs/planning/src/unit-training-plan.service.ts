import { Injectable } from '@nestjs/common';
import { Access, AuditTrail } from '#identity';
import { Clock, Database, Events, type Actor, type Permission } from '#platform';
import { PlanningErrors, refuse } from './planning.errors.js';
import { UnitTrainingPlanChanged } from './planning.events.js';
import { requirePlannable } from './plan-year.rules.js';
import { approveUnitPlan, editUnitPlan } from './planning.permissions.js';
import {
  UnitTrainingPlanRepository,
  type PlannedCourseRow,
  type UncoveredRow,
  type UnitPlanRow,
} from './unit-training-plan.repository.js';

export interface UnitPlan {
  readonly plan: UnitPlanRow;
  readonly courses: readonly PlannedCourseRow[];
  readonly uncovered: readonly UncoveredRow[];
}

/** A unit's training plan of a year: who is to take which course (indicator 4.1, gate G1). */
@Injectable()
export class UnitTrainingPlans {
  constructor(
    private readonly database: Database,
    private readonly plans: UnitTrainingPlanRepository,
    private readonly access: Access,
    private readonly events: Events,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async find(actor: Actor, unitId: string, year: number): Promise<UnitPlan | null> {
    await this.demand(actor, editUnitPlan, unitId);
    return this.read(unitId, year);
  }

  /** An approved plan is what the decision says: nothing is added to it and nothing taken out. */
  async addCourse(
    actor: Actor,
    unitId: string,
    year: number,
    courseId: string,
    personIds: readonly string[] | null,
  ): Promise<UnitPlan | null> {
    await this.demand(actor, editUnitPlan, unitId);
    requirePlannable(year, this.clock.today());
    await this.database
      .transaction(async () => {
        const plan = await this.plans.open(unitId, year);
        if (plan.state === 'approved') throw PlanningErrors.unitPlanApproved();
        await this.requireMembers(unitId, personIds);
        const people = await this.plans.addCourse(plan.id, unitId, this.clock.today(), courseId, personIds);
        await this.tell(unitId, year);
        const details = { year, courseId, people, everyone: personIds === null };
        await this.record(actor, 'planning.unit-plan-course-added', plan.id, unitId, details);
      })
      .catch(refuse);
    return this.read(unitId, year);
  }

  async removeCourse(actor: Actor, unitId: string, year: number, courseId: string): Promise<UnitPlan | null> {
    await this.demand(actor, editUnitPlan, unitId);
    await this.database.transaction(async () => {
      const plan = await this.plans.find(unitId, year, this.clock.today());
      if (plan?.state === 'approved') throw PlanningErrors.unitPlanApproved();
      const people = plan === null ? 0 : await this.plans.removeCourse(plan.id, courseId);
      if (plan === null || people === 0) return;
      await this.record(actor, 'planning.unit-plan-course-removed', plan.id, unitId, { year, courseId, people });
    });
    return this.read(unitId, year);
  }

  async approve(actor: Actor, unitId: string, year: number, decisionNumber: string): Promise<UnitPlan | null> {
    await this.demand(actor, approveUnitPlan, unitId);
    await this.database.transaction(async () => {
      const plan = await this.plans.find(unitId, year, this.clock.today());
      if (plan === null || plan.covered === 0) throw PlanningErrors.unitPlanEmpty();
      if (!(await this.plans.approve(plan.id, decisionNumber, this.clock.today(), actor.personId)))
        throw PlanningErrors.unitPlanApproved();
      await this.tell(unitId, year);
      const { people, covered, state } = plan;
      const changed = { before: { state }, after: { state: 'approved' } };
      const details = { year, decisionNumber, people, covered, ...changed };
      await this.record(actor, 'planning.unit-plan-approved', plan.id, unitId, details);
    });
    return this.read(unitId, year);
  }

  private async record(actor: Actor, action: string, id: string, unitId: string, details: object): Promise<void> {
    await this.audit.record(actor, { action, subject: { kind: 'unit-training-plan', id }, unitId, details });
  }

  private async requireMembers(unitId: string, personIds: readonly string[] | null): Promise<void> {
    if (personIds === null) return;
    const members = await this.plans.countMembers(unitId, this.clock.today(), personIds);
    if (members < new Set(personIds).size) throw PlanningErrors.personUnknown();
  }

  private async tell(unitId: string, year: number): Promise<void> {
    const plan = await this.plans.find(unitId, year, this.clock.today());
    if (plan) await this.events.publish(new UnitTrainingPlanChanged({ unitId, year, state: plan.state }));
  }

  private async read(unitId: string, year: number): Promise<UnitPlan | null> {
    const plan = await this.plans.find(unitId, year, this.clock.today());
    if (plan === null) return null;
    const [courses, uncovered] = await Promise.all([
      this.plans.listCourses(plan.id),
      this.plans.listUncovered(plan.id, unitId, this.clock.today()),
    ]);
    return { plan, courses, uncovered };
  }

  private async demand(actor: Actor, permission: Permission, unitId: string): Promise<void> {
    if (!(await this.access.reaches(actor, permission, unitId))) throw PlanningErrors.unitNotFound(unitId);
  }
}
