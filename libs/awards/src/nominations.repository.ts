import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database, newId, type Page } from '#platform';
import { IS_PERSON_CANDIDATE } from './person-candidate.rules.js';
import { type AwardTitle, type SubjectKind } from './award-title.rules.js';

export type NominationState = 'draft' | 'submitted' | 'approved' | 'declined';

export interface NominationRow {
  readonly id: string;
  readonly periodId: string;
  readonly subjectKind: SubjectKind;
  readonly personId: string | null;
  readonly fullName: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly titleCode: AwardTitle;
  readonly grounds: string;
  readonly scoreTotal: string | null;
  readonly scoreBand: string | null;
  readonly state: NominationState;
  /** Whether the record proposes the subject for it today; null when the period knows nothing of the subject. */
  readonly candidate: boolean | null;
  /** What the record says of a person today, null for a unit. */
  readonly record: NominatedRecord | null;
  readonly rankInBand: number | null;
  readonly unitsInBand: number | null;
  readonly selfNominated: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly signer: string | null;
}

export interface NominatedRecord {
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly monthsRequired: number;
  readonly fulfilledHalfPeriods: number;
  readonly plannedHalfPeriods: number;
}

export interface NewNomination {
  readonly periodId: string;
  readonly subjectKind: SubjectKind;
  readonly personId: string | null;
  readonly unitId: string;
  readonly titleCode: AwardTitle;
  readonly grounds: string;
  readonly createdBy: string;
}

interface TitleInPeriod {
  readonly periodId: string;
  readonly titleCode: AwardTitle;
}

export interface NominationSearch {
  readonly periodId: string;
  readonly state: NominationState | null;
  readonly limit: number;
  readonly offset: number;
}

export interface Decision {
  readonly state: 'approved' | 'declined';
  readonly reason: string;
  readonly decidedBy: string;
}

// A nomination names whom it named, decided ones for ever; who that is may be a record that this one was merged into.
const SELECT = `
  select n.id, n.period_id as "periodId", n.subject_kind as "subjectKind", p.id as "personId", p.full_name as "fullName",
         n.unit_id as "unitId",
         (select v.name from current_unit_versions v where v.unit_id = n.unit_id order by v.valid_from desc limit 1) as "unitName",
         n.title_code as "titleCode", n.grounds, n.score_total as "scoreTotal", n.score_band as "scoreBand", n.state,
         case when n.person_id is null then n.title_code = any(st.candidate_for) else (${IS_PERSON_CANDIDATE}) end as candidate,
         case when x.person_id is not null then json_build_object(
           'creditedHalfPeriods', x.credited_half_periods, 'requiredHalfPeriods', x.required_half_periods,
           'monthsLearned', x.months_learned, 'monthsRequired', x.months_required,
           'fulfilledHalfPeriods', x.fulfilled_half_periods, 'plannedHalfPeriods', x.planned_half_periods) end as record,
         case when n.person_id is null then st.rank_in_band end as "rankInBand",
         case when n.person_id is null then st.units_in_band end as "unitsInBand",
         n.person_id is not null and n.person_id = n.created_by as "selfNominated",
         n.created_by as "createdBy", n.created_at as "createdAt", n.submitted_at as "submittedAt", n.decided_at as "decidedAt",
         n.reason, r.decision_number as "decisionNumber", r.decided_on as "decidedOn", r.signer
  from nominations n left join people named on named.id = n.person_id
  left join people p on p.id = coalesce(named.merged_into, named.id) left join award_register r on r.nomination_id = n.id
  left join person_score_facts x on x.period_id = n.period_id and x.person_id = p.id
  left join award_standings st on st.period_id = n.period_id and st.unit_id = n.unit_id`;

@Injectable()
export class NominationsRepository {
  constructor(private readonly database: Database) {}

  /** The unit's score of the moment is kept with the nomination: the register must show what it rested on. */
  async insert(nomination: NewNomination): Promise<string> {
    const id = newId();
    await this.database.query(
      `insert into nominations (id, period_id, subject_kind, person_id, unit_id, title_code, grounds, created_by, score_total, score_band)
       select $1, $2, $3, $4, $5, $6, $7, $8, s.total, s.band
       from (select 1) one left join unit_scores s on s.period_id = $2 and s.unit_id = $5`,
      [
        id,
        nomination.periodId,
        nomination.subjectKind,
        nomination.personId,
        nomination.unitId,
        nomination.titleCode,
        nomination.grounds,
        nomination.createdBy,
      ],
    );
    return id;
  }

  /** Whether the title is asked for the person in the period already, under whichever of their records. */
  async isNamed(personId: string, { periodId, titleCode }: TitleInPeriod): Promise<boolean> {
    const row = await this.database.one(
      `select from nominations n join people p on p.id = n.person_id
       where coalesce(p.merged_into, p.id) = $1 and n.period_id = $2 and n.title_code = $3 and n.state <> 'declined' limit 1`,
      [personId, periodId, titleCode],
    );
    return row !== null;
  }

  /** Whether another nomination of the person has brought the title already; two decisions at once wait for each other. */
  async isAwarded(personId: string, { id, periodId, titleCode }: TitleInPeriod & { id: string }): Promise<boolean> {
    await this.database.query(`select from people where id = $1 for no key update`, [personId]);
    const row = await this.database.one(
      `select from nominations n join people p on p.id = n.person_id
       where coalesce(p.merged_into, p.id) = $1 and n.period_id = $2 and n.title_code = $3
         and n.state = 'approved' and n.id <> $4 limit 1`,
      [personId, periodId, titleCode, id],
    );
    return row !== null;
  }

  async find(id: string, scope: UnitScope): Promise<NominationRow | null> {
    return this.database.one<NominationRow>(
      `${SELECT} where n.id = $1 and ($2::uuid[] is null or n.unit_id = any($2))`,
      [id, scopeParameter(scope)],
    );
  }

  async list(scope: UnitScope, search: NominationSearch): Promise<Page<NominationRow>> {
    const where = `where n.period_id = $1 and ($2::uuid[] is null or n.unit_id = any($2)) and ($3::text is null or n.state = $3)`;
    const parameters = [search.periodId, scopeParameter(scope), search.state];
    const items = await this.database.query<NominationRow>(
      `${SELECT} ${where} order by n.state <> 'submitted', n.created_at desc, n.id limit $4 offset $5`,
      [...parameters, search.limit, search.offset],
    );
    const count = await this.database.one<{ total: number }>(
      `select count(*)::int as total from nominations n ${where}`,
      parameters,
    );
    return { items, total: count?.total ?? 0, page: Math.floor(search.offset / search.limit) + 1, size: search.limit };
  }

  /** What has been awarded, in the order of the decisions. */
  async listRegister(periodId: string): Promise<NominationRow[]> {
    return this.database.query<NominationRow>(
      `${SELECT} where n.period_id = $1 and r.id is not null order by r.decided_on desc, r.decision_number, r.ordinal limit 1000`,
      [periodId],
    );
  }

  /** @returns whether it was a draft. */
  async submit(id: string, at: Date): Promise<boolean> {
    const sql = `update nominations set state = 'submitted', submitted_at = $2 where id = $1 and state = 'draft'`;
    return (await this.database.affected(sql, [id, at])) === 1;
  }

  /** @returns whether it was waiting for a decision. */
  async decide(id: string, decision: Decision): Promise<boolean> {
    const sql = `update nominations set state = $2, reason = $3, decided_by = $4, decided_at = now() where id = $1 and state = 'submitted'`;
    return (await this.database.affected(sql, [id, decision.state, decision.reason, decision.decidedBy])) === 1;
  }

  /** The golden-book number is the ordinal within the decision (rule X03). */
  async enterRegister(
    nominationId: string,
    entry: { decisionNumber: string; decidedOn: string; signer: string },
  ): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('award-register:' || $1, 0))`, [
      entry.decisionNumber,
    ]);
    await this.database.query(
      `insert into award_register (id, nomination_id, decision_number, decided_on, signer, ordinal)
       select $1, $2, $3, $4, $5, coalesce(max(ordinal), 0) + 1 from award_register where decision_number = $3 and decided_on = $4`,
      [newId(), nominationId, entry.decisionNumber, entry.decidedOn, entry.signer],
    );
  }
}
