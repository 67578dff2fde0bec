import { Injectable } from '@nestjs/common';
import { RecordAccess } from '#identity';
import { type Actor } from '#platform';
import { SelfStudyPlanRepository } from './self-study-plan.repository.js';
import { type PlanWithItems } from './self-study-plan.service.js';

/** The plan as part of a person's learning record, behind the gate of it. */
@Injectable()
export class PlanOfPerson {
  constructor(
    private readonly plans: SelfStudyPlanRepository,
    private readonly gate: RecordAccess,
  ) {}

  /** @throws identity.person-not-found, identity.purpose-required */
  async find(actor: Actor, personId: string, year: number): Promise<PlanWithItems | null> {
    await this.gate.pass(actor, personId);
    const plan = await this.plans.findOfPerson(personId, year);
    return plan && { plan, items: await this.plans.listItems(plan.id) };
  }
}
