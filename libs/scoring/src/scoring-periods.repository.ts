import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type CriteriaSetContent } from './criteria-set.rules.js';

export type PeriodState = 'open' | 'provisional' | 'locked';

export interface ScoringPeriod {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'year' | 'interim' | 'final';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly planDeadlineOn: string;
  readonly evidenceClosesOn: string;
  readonly state: PeriodState;
  readonly criteriaSetId: string;
  readonly criteria: CriteriaSetContent;
}

interface NewYear {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly planDeadlineOn: string;
  readonly trainingPlanDeadlineOn: string;
  readonly evidenceClosesOn: string;
  readonly criteriaSetId: string;
}

const SELECT = `
  select p.id, p.code, p.name, p.kind, p.starts_on as "startsOn", p.ends_on as "endsOn", p.plan_deadline_on as "planDeadlineOn",
         p.evidence_closes_on as "evidenceClosesOn", p.state, p.criteria_set_id as "criteriaSetId", c.content as criteria
  from scoring_periods p join criteria_sets c on c.id = p.criteria_set_id`;

@Injectable()
export class ScoringPeriodsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<ScoringPeriod | null> {
    return this.database.one<ScoringPeriod>(`${SELECT} where p.id = $1`, [id]);
  }

  async findYearOf(day: string): Promise<ScoringPeriod | null> {
    return this.database.one<ScoringPeriod>(
      `${SELECT} where p.kind = 'year' and $1::date between p.starts_on and p.ends_on`,
      [day],
    );
  }

  async list(): Promise<ScoringPeriod[]> {
    return this.database.query<ScoringPeriod>(`${SELECT} order by p.starts_on desc, p.kind`);
  }

  async insertYear(year: NewYear): Promise<void> {
    await this.database.query(
      `insert into scoring_periods (id, code, name, kind, starts_on, ends_on, plan_deadline_on, training_plan_deadline_on,
                                    evidence_closes_on, criteria_set_id)
       values ($1, $2, $3, 'year', $4, $5, $6, $7, $8, $9) on conflict (code) do nothing`,
      [
        year.id,
        year.code,
        year.name,
        year.startsOn,
        year.endsOn,
        year.planDeadlineOn,
        year.trainingPlanDeadlineOn,
        year.evidenceClosesOn,
        year.criteriaSetId,
      ],
    );
  }

  /** @returns the id of this version, stored now or before. */
  async adoptCriteria(set: {
    id: string;
    code: string;
    version: number;
    text: string;
    sha256: string;
  }): Promise<string> {
    const row = await this.database.one<{ id: string }>(
      `with added as (
         insert into criteria_sets (id, code, version, content, sha256) values ($1, $2, $3, $4::jsonb, $5)
         on conflict (code, version) do nothing returning id)
       select id from added union all select id from criteria_sets where code = $2 and version = $3 limit 1`,
      [set.id, set.code, set.version, set.text, set.sha256],
    );
    return row?.id ?? set.id;
  }
}
