import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { PERSON_REASON, PERSON_SHARE, type ExplainedByPeople } from './counting.rules.js';
import { PERIOD_TREE, RESOURCE_COUNTS, RESOURCE_REACH } from './unit-facts.repository.js';

export interface ExplainedPerson {
  readonly personId: string;
  readonly fullName: string;
  readonly staffCode: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly category: string;
  readonly counted: boolean;
  readonly reason: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly eligibleDays: number;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly monthsRequired: number;
  readonly plannedHalfPeriods: number;
  readonly fulfilledHalfPeriods: number;
  readonly planApprovedOn: string | null;
  readonly commitmentOn: string | null;
  readonly planDueOn: string;
}

export interface ExplainedResource {
  readonly resourceId: string;
  readonly title: string;
  readonly users: number;
  readonly counted: boolean;
}

export interface ExplainedCounts {
  readonly counted: number;
  readonly notCounted: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** One person's own figures; credit in half periods (1 tiết = 2). */
export interface OwnPart {
  readonly unitId: string;
  readonly category: string;
  readonly eligible: boolean;
  readonly eligibleDays: number;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly monthsRequired: number;
  readonly plannedHalfPeriods: number;
  readonly fulfilledHalfPeriods: number;
  readonly planApprovedOn: string | null;
  readonly commitmentOn: string | null;
  readonly planDueOn: string;
}

export interface PeopleFilter {
  readonly counted: boolean | null;
  readonly q: string | null;
  readonly limit: number;
  readonly offset: number;
}

// `counted` means that the person adds to the numerator; plan fulfilment counts parts of people, so any kept part counts.
function rowsOf(source: ExplainedByPeople): string {
  const { numerator, denominator } = PERSON_SHARE[source];
  return `
    below as (select distinct unit_id from lineage where ancestor_id = $2),
    explained as (
      select f.*, ${numerator} as numerator, ${denominator} as denominator, (${numerator}) > 0 as counted, ${PERSON_REASON[source]} as reason
      from person_score_facts f join below using (unit_id) where f.period_id = $1
    )`;
}

@Injectable()
export class ScoreExplanationRepository {
  constructor(private readonly database: Database) {}

  async listPeople(
    periodId: string,
    unitId: string,
    source: ExplainedByPeople,
    filter: PeopleFilter,
  ): Promise<ExplainedPerson[]> {
    return this.database.query<ExplainedPerson>(
      `with ${PERIOD_TREE}, ${rowsOf(source)}
       select e.person_id as "personId", p.full_name as "fullName", p.staff_code as "staffCode", e.unit_id as "unitId",
              (select v.name from current_unit_versions v, period where v.unit_id = e.unit_id and v.valid && period.span
               order by lower(v.valid) desc limit 1) as "unitName",
              e.category, e.counted, e.reason, e.numerator, e.denominator, e.eligible_days as "eligibleDays",
              e.credited_half_periods as "creditedHalfPeriods", e.required_half_periods as "requiredHalfPeriods",
              e.months_learned as "monthsLearned", e.months_required as "monthsRequired",
              e.planned_half_periods as "plannedHalfPeriods", e.fulfilled_half_periods as "fulfilledHalfPeriods",
              e.plan_approved_on as "planApprovedOn", e.commitment_on as "commitmentOn", e.plan_due_on as "planDueOn"
       from explained e join people p on p.id = e.person_id
       where ($3::boolean is null or e.counted = $3)
         and ($4::text is null or p.search_text like '%' || lower(f_unaccent($4)) || '%')
       order by e.counted, p.given_name collate vi, p.full_name collate vi, p.id limit $5 offset $6`,
      [periodId, unitId, filter.counted, filter.q, filter.limit, filter.offset],
    );
  }

  /** The sums over all rows of the explanation: they must equal what the score stores (property test). */
  async countPeople(periodId: string, unitId: string, source: ExplainedByPeople): Promise<ExplainedCounts> {
    const row = await this.database.one<ExplainedCounts>(
      `with ${PERIOD_TREE}, ${rowsOf(source)}
       select count(*) filter (where counted)::int as counted, count(*) filter (where not counted)::int as "notCounted",
              coalesce(sum(numerator), 0)::int as numerator, coalesce(sum(denominator), 0)::int as denominator from explained`,
      [periodId, unitId],
    );
    return row ?? { counted: 0, notCounted: 0, numerator: 0, denominator: 0 };
  }

  /** The ground of one person's part in the score. */
  async findPerson(periodId: string, personId: string): Promise<OwnPart | null> {
    return this.database.one<OwnPart>(
      `select f.unit_id as "unitId", f.category, f.is_eligible as eligible, f.eligible_days as "eligibleDays",
              f.credited_half_periods as "creditedHalfPeriods", f.required_half_periods as "requiredHalfPeriods",
              f.months_learned as "monthsLearned", f.months_required as "monthsRequired",
              f.planned_half_periods as "plannedHalfPeriods", f.fulfilled_half_periods as "fulfilledHalfPeriods",
              f.plan_approved_on as "planApprovedOn", f.commitment_on as "commitmentOn", f.plan_due_on as "planDueOn"
       from person_score_facts f where f.period_id = $1 and f.person_id = $2`,
      [periodId, personId],
    );
  }

  async listResources(periodId: string, unitId: string): Promise<ExplainedResource[]> {
    return this.database.query<ExplainedResource>(
      `with ${PERIOD_TREE}, ${RESOURCE_REACH}
       select r.id as "resourceId", r.title, coalesce(reach.users, 0)::int as users, coalesce(${RESOURCE_COUNTS}, false) as counted
       from period p
       join resources r on r.state = 'published' and (r.published_at at time zone 'Asia/Ho_Chi_Minh')::date between p.starts_on and p.ends_on
       join lineage owner on owner.unit_id = r.owner_unit_id and owner.ancestor_id = any($2::uuid[])
       left join reach on reach.unit_id = owner.ancestor_id and reach.resource_id = r.id
       order by counted desc, users desc, r.title collate vi limit 500`,
      [periodId, [unitId]],
    );
  }
}
