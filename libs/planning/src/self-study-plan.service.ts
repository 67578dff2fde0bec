import { Injectable } from '@nestjs/common';
import { Access, Membership, withoutLoansOf } from '#identity';
import { Clock, Database, windowOf, type Actor, type Page } from '#platform';
import { PlanningErrors, refuse } from './planning.errors.js';
import { type SelfStudyPlanState } from './planning.events.js';
import { requirePlannable } from './plan-year.rules.js';
import { decidePlans, readPlans } from './planning.permissions.js';
import { PlanNews } from './plan-news.service.js';
import { SelfStudyPlanRepository, type NewItem, type PlanItemRow, type PlanRow } from './self-study-plan.repository.js';

export interface PlanWithItems {
  readonly plan: PlanRow;
  readonly items: readonly PlanItemRow[];
}

export interface PlansQuery {
  readonly year: number;
  readonly state?: SelfStudyPlanState;
  readonly q?: string;
  readonly page: number;
  readonly size: number;
}

export type PlanDecision = { readonly approve: true } | { readonly approve: false; readonly reason: string };

/** The year's self-study plan and lifelong-learning commitment of each person (plan V.2a), approved by the head. */
@Injectable()
export class SelfStudyPlans {
  constructor(
    private readonly database: Database,
    private readonly plans: SelfStudyPlanRepository,
    private readonly membership: Membership,
    private readonly access: Access,
    private readonly news: PlanNews,
    private readonly clock: Clock,
  ) {}

  async findOwn(actor: Actor, year: number): Promise<PlanWithItems | null> {
    const plan = await this.plans.findOfPerson(personOf(actor), year);
    return plan && this.withItems(plan);
  }

  /** Replaces the content of a draft or returned plan as a whole; saving the same twice is the same. */
  async saveOwn(actor: Actor, year: number, items: readonly NewItem[], committed: boolean): Promise<PlanWithItems> {
    const personId = personOf(actor);
    requirePlannable(year, this.clock.today());
    items.forEach((item, index) => {
      if (!item.dueOn.startsWith(`${year}-`)) throw PlanningErrors.itemDueOutsideYear(index + 1);
    });
    const unitId = await this.membership.unitOf(personId, this.clock.today());
    if (unitId === null) throw PlanningErrors.noHomeUnit();
    await this.database
      .transaction(async () => {
        const before = await this.findOwn(actor, year);
        const planId = await this.plans.openDraft(personId, unitId, year);
        if (planId === null) throw PlanningErrors.notEditable('submitted');
        await this.plans.replaceContent(planId, items, committed);
        await this.news.saved(actor, before, await this.getOwn(personId, year));
      })
      .catch(refuse);
    return this.getOwn(personId, year);
  }

  async submitOwn(actor: Actor, year: number): Promise<PlanWithItems> {
    const personId = personOf(actor);
    const plan = await this.plans.findOfPerson(personId, year);
    if (plan === null || plan.items === 0) throw PlanningErrors.planEmpty();
    if (plan.commitmentAcceptedAt === null) throw PlanningErrors.commitmentMissing();
    await this.database.transaction(async () => {
      if (!(await this.plans.submit(plan.id))) throw PlanningErrors.notEditable(plan.state);
      await this.news.changed(actor, plan, 'submitted');
    });
    return this.getOwn(personId, year);
  }

  async list(actor: Actor, query: PlansQuery): Promise<Page<PlanRow>> {
    const scope = await this.access.unitScope(actor, readPlans);
    return this.plans.list(scope, {
      year: query.year,
      state: query.state ?? null,
      q: query.q || null,
      ...windowOf(query),
    });
  }

  async get(actor: Actor, id: string): Promise<PlanWithItems> {
    const plan = await this.plans.find(id, await this.access.unitScope(actor, readPlans));
    if (plan === null) throw PlanningErrors.planNotFound(id);
    return this.withItems(plan);
  }

  /** Nobody decides the own plan, nor with lent rights that of who lends them; a plan is decided once. */
  async decide(actor: Actor, id: string, decision: PlanDecision): Promise<PlanWithItems> {
    const plan = await this.plans.find(id, await this.access.unitScope(actor, decidePlans));
    if (plan === null) throw PlanningErrors.planNotFound(id);
    const deciderId = personOf(actor);
    if (plan.personId === deciderId) throw PlanningErrors.ownPlan();
    await this.requireOtherRightThanLent(actor, plan);
    const approvedOn = decision.approve ? this.clock.today() : null;
    const reason = decision.approve ? null : decision.reason;
    await this.database
      .transaction(async () => {
        if (!(await this.plans.decide(plan, deciderId, approvedOn, reason))) throw PlanningErrors.notSubmitted();
        await this.news.changed(actor, plan, decision.approve ? 'approved' : 'returned', reason);
      })
      .catch(refuse);
    return this.getOwn(plan.personId, plan.year);
  }

  private async requireOtherRightThanLent(actor: Actor, { id, personId }: PlanRow): Promise<void> {
    const others = withoutLoansOf(actor, personId);
    if (others === actor) return;
    if ((await this.plans.find(id, await this.access.unitScope(others, decidePlans))) === null) {
      throw PlanningErrors.lendersPlan();
    }
  }

  private async getOwn(personId: string, year: number): Promise<PlanWithItems> {
    const plan = await this.plans.findOfPerson(personId, year);
    if (plan === null) throw PlanningErrors.planNotFound(`${personId}/${year}`);
    return this.withItems(plan);
  }

  private async withItems(plan: PlanRow): Promise<PlanWithItems> {
    return { plan, items: await this.plans.listItems(plan.id) };
  }
}

function personOf(actor: Actor): string {
  if (actor.personId === null) throw PlanningErrors.noHomeUnit();
  return actor.personId;
}
