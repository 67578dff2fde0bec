import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type SelfStudyPlanState } from './planning.events.js';

export interface BulkPlan {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly year: number;
  readonly state: SelfStudyPlanState;
  /** ISO instants; `decidedAt` with `decidedBy` for approved and returned plans. */
  readonly committedAt: string | null;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly approvedOn: string | null;
  readonly returnReason: string | null;
  readonly plannedHalfPeriods: number;
}

export interface BulkPlanItem {
  readonly id: string;
  readonly planId: string;
  readonly position: number;
  readonly kind: 'course' | 'hours';
  readonly title: string;
  readonly courseId: string | null;
  readonly plannedHalfPeriods: number;
  readonly dueOn: string;
}

export interface BulkUnitPlan {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly decisionNumber: string | null;
  readonly approvedOn: string | null;
  readonly approvedBy: string | null;
}

export interface BulkUnitPlanEntry {
  readonly planId: string;
  readonly personId: string;
  readonly courseId: string;
}

/** The plans of many people at once, for generated data; publishes no events. */
@Injectable()
export class PlanningBulk {
  constructor(private readonly database: Database) {}

  async insertPlans(plans: readonly BulkPlan[], items: readonly BulkPlanItem[]): Promise<void> {
    await this.database.query(
      `insert into self_study_plans (id, person_id, unit_id, year, state, commitment_accepted_at, submitted_at, decided_at, decided_by,
                                     approved_on, return_reason, planned_half_periods)
       select id, "personId", "unitId", year, state, "committedAt", "submittedAt", "decidedAt", "decidedBy", "approvedOn", "returnReason",
              "plannedHalfPeriods"
       from jsonb_to_recordset($1) as r (id uuid, "personId" uuid, "unitId" uuid, year int, state text, "committedAt" timestamptz,
         "submittedAt" timestamptz, "decidedAt" timestamptz, "decidedBy" uuid, "approvedOn" date, "returnReason" text,
         "plannedHalfPeriods" int)`,
      [JSON.stringify(plans)],
    );
    await this.database.query(
      `insert into self_study_plan_items (id, plan_id, position, kind, title, course_id, planned_half_periods, due_on)
       select id, "planId", position, kind, title, "courseId", "plannedHalfPeriods", "dueOn"
       from jsonb_to_recordset($1) as r (id uuid, "planId" uuid, position int, kind text, title text, "courseId" uuid,
         "plannedHalfPeriods" int, "dueOn" date)`,
      [JSON.stringify(items)],
    );
  }

  async insertUnitPlans(plans: readonly BulkUnitPlan[], entries: readonly BulkUnitPlanEntry[]): Promise<void> {
    await this.database.query(
      `insert into unit_training_plans (id, unit_id, year, state, decision_number, approved_on, approved_by)
       select id, "unitId", year, case when "approvedOn" is null then 'draft' else 'approved' end, "decisionNumber", "approvedOn", "approvedBy"
       from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, year int, "decisionNumber" text, "approvedOn" date, "approvedBy" uuid)`,
      [JSON.stringify(plans)],
    );
    await this.database.query(
      `insert into unit_training_plan_entries (plan_id, person_id, course_id)
       select "planId", "personId", "courseId" from jsonb_to_recordset($1) as r ("planId" uuid, "personId" uuid, "courseId" uuid)`,
      [JSON.stringify(entries)],
    );
  }
}
