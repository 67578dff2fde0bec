import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database, newId, type Page } from '#platform';
import { type SelfStudyPlanState } from './planning.events.js';

export interface PlanRow {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly year: number;
  readonly state: SelfStudyPlanState;
  readonly commitmentAcceptedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly approvedOn: string | null;
  readonly returnReason: string | null;
  readonly plannedHalfPeriods: number;
  readonly items: number;
}

export interface PlanItemRow {
  readonly id: string;
  readonly position: number;
  readonly kind: 'course' | 'hours';
  readonly title: string;
  readonly courseId: string | null;
  readonly plannedHalfPeriods: number;
  readonly dueOn: string;
  readonly keptHalfPeriods: number;
}

export interface NewItem {
  readonly kind: 'course' | 'hours';
  readonly title: string;
  readonly courseId: string | null;
  readonly plannedHalfPeriods: number;
  readonly dueOn: string;
}

export interface PlanSearch {
  readonly year: number;
  readonly state: SelfStudyPlanState | null;
  readonly q: string | null;
  readonly limit: number;
  readonly offset: number;
}

const SELECT = `
  select s.id, s.person_id as "personId", p.full_name as "fullName", s.unit_id as "unitId",
         coalesce((select v.name from current_unit_versions v where v.unit_id = s.unit_id order by v.valid_from desc limit 1), '') as "unitName",
         s.year, s.state, s.commitment_accepted_at as "commitmentAcceptedAt", s.submitted_at as "submittedAt",
         s.decided_at as "decidedAt", s.approved_on as "approvedOn", s.return_reason as "returnReason",
         s.planned_half_periods as "plannedHalfPeriods",
         (select count(*) from self_study_plan_items i where i.plan_id = s.id)::int as items
  from self_study_plans s join people p on p.id = s.person_id`;

@Injectable()
export class SelfStudyPlanRepository {
  constructor(private readonly database: Database) {}

  async findOfPerson(personId: string, year: number): Promise<PlanRow | null> {
    return this.database.one<PlanRow>(`${SELECT} where s.person_id = $1 and s.year = $2`, [personId, year]);
  }

  async find(id: string, scope: UnitScope): Promise<PlanRow | null> {
    return this.database.one<PlanRow>(`${SELECT} where s.id = $1 and ($2::uuid[] is null or s.unit_id = any($2))`, [
      id,
      scopeParameter(scope),
    ]);
  }

  /** Those that wait for a decision first, then by given name. */
  async list(scope: UnitScope, search: PlanSearch): Promise<Page<PlanRow>> {
    const where = `where s.year = $1 and ($2::uuid[] is null or s.unit_id = any($2)) and ($3::text is null or s.state = $3)
                   and ($4::text is null or p.search_text like '%' || lower(f_unaccent($4)) || '%')`;
    const parameters = [search.year, scopeParameter(scope), search.state, search.q];
    const items = await this.database.query<PlanRow>(
      `${SELECT} ${where} order by s.state <> 'submitted', p.given_name collate vi, p.full_name collate vi, s.id limit $5 offset $6`,
      [...parameters, search.limit, search.offset],
    );
    const count = await this.database.one<{ total: number }>(
      `select count(*)::int as total from self_study_plans s join people p on p.id = s.person_id ${where}`,
      parameters,
    );
    return { items, total: count?.total ?? 0, page: Math.floor(search.offset / search.limit) + 1, size: search.limit };
  }

  /** What was promised beside what the record shows of it: per item at most what was planned (indicator 3.2). */
  async listItems(planId: string): Promise<PlanItemRow[]> {
    return this.database.query<PlanItemRow>(
      `with plan as (select * from self_study_plans where id = $1),
       credit as (
         select c.course_id, sum(c.credit_half_periods)::int as half_periods from plan
         join completions c on c.person_id = plan.person_id and c.year = plan.year group by c.course_id
       ),
       free as (
         select coalesce(sum(half_periods), 0)::int as half_periods from credit
         where course_id not in (select course_id from self_study_plan_items where plan_id = $1 and course_id is not null)
       )
       select i.id, i.position, i.kind, i.title, i.course_id as "courseId", i.planned_half_periods as "plannedHalfPeriods",
              i.due_on as "dueOn",
              greatest(0, least(i.planned_half_periods, case when i.kind = 'course' then coalesce(c.half_periods, 0)
                else free.half_periods - coalesce(sum(i.planned_half_periods) filter (where i.kind = 'hours') over (
                       order by i.position rows between unbounded preceding and 1 preceding), 0) end))::int as "keptHalfPeriods"
       from self_study_plan_items i left join credit c using (course_id) cross join free
       where i.plan_id = $1 order by i.position`,
      [planId],
    );
  }

  /** Makes the plan of the year, or opens the existing one if it may still be edited. @returns its id, null when it may not. */
  async openDraft(personId: string, unitId: string, year: number): Promise<string | null> {
    // Two first drafts at once: the second waits for the first and goes on in its plan.
    await this.database.query(`select from people where id = $1 for no key update`, [personId]);
    const row = await this.database.one<{ id: string }>(
      `with opened as (
         update self_study_plans set unit_id = $3, updated_at = now()
         where person_id = $2 and year = $4 and state in ('draft', 'returned') returning id
       ), made as (
         insert into self_study_plans (id, person_id, unit_id, year) select $1, $2, $3, $4
         where not exists (select from self_study_plans where person_id = $2 and year = $4) returning id
       )
       select id from opened union all select id from made`,
      [newId(), personId, unitId, year],
    );
    return row?.id ?? null;
  }

  async replaceContent(planId: string, items: readonly NewItem[], committed: boolean): Promise<void> {
    await this.database.query(`delete from self_study_plan_items where plan_id = $1`, [planId]);
    await this.database.query(
      `insert into self_study_plan_items (id, plan_id, position, kind, title, course_id, planned_half_periods, due_on)
       select t.id, $1, t.position, t.kind, t.title, t.course_id, t.planned, t.due_on
       from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::int[], $8::date[])
            as t (id, position, kind, title, course_id, planned, due_on)`,
      [
        planId,
        items.map(() => newId()),
        items.map((_, index) => index + 1),
        items.map((item) => item.kind),
        items.map((item) => item.title),
        items.map((item) => item.courseId),
        items.map((item) => item.plannedHalfPeriods),
        items.map((item) => item.dueOn),
      ],
    );
    await this.database.query(
      `update self_study_plans set planned_half_periods = $2, updated_at = now(),
              commitment_accepted_at = case when $3 then coalesce(commitment_accepted_at, now()) end where id = $1`,
      [planId, items.reduce((total, item) => total + item.plannedHalfPeriods, 0), committed],
    );
  }

  /** @returns whether the plan was in a state from which it may be submitted. */
  async submit(planId: string): Promise<boolean> {
    const rows = await this.database.affected(
      `update self_study_plans set state = 'submitted', submitted_at = now(), return_reason = null
       where id = $1 and state in ('draft', 'returned')`,
      [planId],
    );
    return rows === 1;
  }

  /** @returns whether the plan was waiting for a decision, in the unit that the decider was asked for. */
  async decide(
    { id, unitId }: PlanRow,
    deciderId: string,
    approvedOn: string | null,
    returnReason: string | null,
  ): Promise<boolean> {
    const rows = await this.database.affected(
      `update self_study_plans set state = case when $3::date is null then 'returned' else 'approved' end,
              decided_at = now(), decided_by = $2, approved_on = $3::date, return_reason = $4
       where id = $1 and unit_id = $5 and state = 'submitted'`,
      [id, deciderId, approvedOn, returnReason, unitId],
    );
    return rows === 1;
  }
}
