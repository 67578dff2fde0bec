import { Injectable } from '@nestjs/common';
import { AuditTrail, changesOf } from '#identity';
import { Events, type Actor } from '#platform';
import { SelfStudyPlanChanged, type SelfStudyPlanState } from './planning.events.js';
import { type PlanItemRow, type PlanRow } from './self-study-plan.repository.js';

const DEEDS = {
  submitted: 'planning.plan-submitted',
  approved: 'planning.plan-approved',
  returned: 'planning.plan-returned',
} as const satisfies Partial<Record<SelfStudyPlanState, string>>;

export interface PlanContent {
  readonly plan: PlanRow;
  readonly items: readonly PlanItemRow[];
}

/** What is told of a plan within the transaction of its change: to the scores, and to the trail. */
@Injectable()
export class PlanNews {
  constructor(
    private readonly events: Events,
    private readonly audit: AuditTrail,
  ) {}

  /** What a person wants to learn, and why a head sent it back, are words about the person. */
  async saved(actor: Actor, before: PlanContent | null, after: PlanContent): Promise<void> {
    const { id, personId, unitId, year } = after.plan;
    await this.audit.record(actor, {
      action: 'planning.plan-saved',
      subject: { kind: 'self-study-plan', id },
      personId,
      unitId,
      details: { year },
      personal: changesOf(before && contentOf(before), contentOf(after)),
    });
  }

  async changed(actor: Actor, plan: PlanRow, state: keyof typeof DEEDS, reason: string | null = null): Promise<void> {
    const { id, personId, unitId, year } = plan;
    await this.events.publish(new SelfStudyPlanChanged({ personId, unitId, year, state }));
    await this.audit.record(actor, {
      action: DEEDS[state],
      subject: { kind: 'self-study-plan', id },
      personId,
      unitId,
      details: { year, before: { state: plan.state }, after: { state } },
      ...(reason !== null && { personal: { after: { reason } } }),
    });
  }
}

function contentOf({ plan, items }: PlanContent): object {
  return {
    committed: plan.commitmentAcceptedAt !== null,
    items: items.map(({ kind, title, courseId, plannedHalfPeriods, dueOn }) => ({
      ...{ kind, title, courseId, plannedHalfPeriods, dueOn },
    })),
  };
}
