import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type UnitTrainingPlanState } from './planning.events.js';

export interface UnitPlanRow {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly year: number;
  readonly state: UnitTrainingPlanState;
  readonly decisionNumber: string | null;
  readonly approvedOn: string | null;
  /** People of the unit and below on the given day, and how many of them have a course. */
  readonly people: number;
  readonly covered: number;
}

export interface OpenedUnitPlan {
  readonly id: string;
  readonly state: UnitTrainingPlanState;
}

export interface PlannedCourseRow {
  readonly courseId: string;
  readonly title: string;
  readonly people: number;
}

export interface UncoveredRow {
  readonly personId: string;
  readonly fullName: string;
}

const MEMBERS = `
  select distinct a.person_id from unit_subtree(array[$1]::uuid[], $2::date) u
  join current_assignments a on a.unit_id = u.unit_id and a.kind = 'primary' and a.valid @> $2::date`;

@Injectable()
export class UnitTrainingPlanRepository {
  constructor(private readonly database: Database) {}

  async find(unitId: string, year: number, on: string): Promise<UnitPlanRow | null> {
    return this.database.one<UnitPlanRow>(
      `with member as (${MEMBERS})
       select t.id, t.unit_id as "unitId", t.year, t.state, t.decision_number as "decisionNumber", t.approved_on as "approvedOn",
              (select v.name from current_unit_versions v where v.unit_id = $1 order by v.valid_from desc limit 1) as "unitName",
              (select count(*) from member)::int as people,
              (select count(distinct e.person_id) from unit_training_plan_entries e join member using (person_id) where e.plan_id = t.id)::int as covered
       from unit_training_plans t where t.unit_id = $1 and t.year = $3`,
      [unitId, on, year],
    );
  }

  async listCourses(planId: string): Promise<PlannedCourseRow[]> {
    return this.database.query<PlannedCourseRow>(
      `select e.course_id as "courseId", v.title, count(*)::int as people
       from unit_training_plan_entries e join courses c on c.id = e.course_id join course_versions v on v.id = c.current_version_id
       where e.plan_id = $1 group by e.course_id, v.title order by v.title collate vi`,
      [planId],
    );
  }

  async listUncovered(planId: string, unitId: string, on: string): Promise<UncoveredRow[]> {
    return this.database.query<UncoveredRow>(
      `with member as (${MEMBERS})
       select p.id as "personId", p.full_name as "fullName" from member join people p on p.id = member.person_id
       where not exists (select from unit_training_plan_entries e where e.plan_id = $3 and e.person_id = p.id)
       order by p.given_name collate vi, p.full_name collate vi, p.id limit 500`,
      [unitId, on, planId],
    );
  }

  /**
   * Makes the plan of that year or takes the one that is there, its row locked until the end of the transaction. The
   * insert waits for a concurrent one and the statement after it sees that one's row: a single statement would not.
   */
  async open(unitId: string, year: number): Promise<OpenedUnitPlan> {
    await this.database.query(
      `insert into unit_training_plans (id, unit_id, year) values ($1, $2, $3) on conflict (unit_id, year) do nothing`,
      [newId(), unitId, year],
    );
    const [plan] = await this.database.query<OpenedUnitPlan>(
      `select id, state from unit_training_plans where unit_id = $1 and year = $2 for update`,
      [unitId, year],
    );
    if (plan === undefined) throw new Error(`The training plan ${unitId}/${year} vanished while it was opened`);
    return plan;
  }

  /** How many of the named people belong to the unit or one below it. */
  async countMembers(unitId: string, on: string, personIds: readonly string[]): Promise<number> {
    const row = await this.database.one<{ members: number }>(
      `with member as (${MEMBERS})
       select count(*)::int as members from member where person_id = any($3::uuid[])`,
      [unitId, on, personIds],
    );
    return row?.members ?? 0;
  }

  /**
   * Gives the course to the named people, or to everyone of the unit and below when nobody is named.
   * @returns how many did not have it yet.
   */
  async addCourse(
    planId: string,
    unitId: string,
    on: string,
    courseId: string,
    personIds: readonly string[] | null,
  ): Promise<number> {
    return this.database.affected(
      `with member as (${MEMBERS})
       insert into unit_training_plan_entries (plan_id, person_id, course_id)
       select $3, person_id, $4 from member where $5::uuid[] is null or person_id = any($5) order by person_id
       on conflict do nothing`,
      [unitId, on, planId, courseId, personIds],
    );
  }

  /** @returns how many people had it. */
  async removeCourse(planId: string, courseId: string): Promise<number> {
    return this.database.affected(`delete from unit_training_plan_entries where plan_id = $1 and course_id = $2`, [
      planId,
      courseId,
    ]);
  }

  /** @returns whether the plan was a draft. */
  async approve(
    planId: string,
    decisionNumber: string,
    approvedOn: string,
    approvedBy: string | null,
  ): Promise<boolean> {
    const rows = await this.database.affected(
      `update unit_training_plans set state = 'approved', decision_number = $2, approved_on = $3, approved_by = $4
       where id = $1 and state = 'draft'`,
      [planId, decisionNumber, approvedOn, approvedBy],
    );
    return rows === 1;
  }
}
