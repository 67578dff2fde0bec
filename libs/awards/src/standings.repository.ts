import { Injectable } from '@nestjs/common';
import { scopeParameter, type UnitScope } from '#identity';
import { Database } from '#platform';
import { PERIOD_TREE } from '#scoring';
import { IS_PERSON_CANDIDATE } from './person-candidate.rules.js';

export interface StandingRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly total: string;
  readonly band: string;
  readonly comparable: boolean;
  /** Points still wait for evidence, so the band is not final. */
  readonly provisional: boolean;
  readonly headcount: number;
  readonly sizeBand: string;
  readonly rankInBand: number | null;
  readonly unitsInBand: number;
  readonly candidateFor: string[];
  readonly updatedAt: Date;
}

export interface PersonCandidateRow {
  readonly personId: string;
  readonly fullName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly fulfilledHalfPeriods: number;
  readonly plannedHalfPeriods: number;
}

// The best third of each size is proposed to be looked at; nobody whom a gate holds down. Units are compared only with units of like size (rule A16) and by the exact total; ties share a rank (§8.3.5).
const REFRESH = `
  with ${PERIOD_TREE},
  scored as (
    select s.unit_id, s.total, s.total_numerator / s.total_denominator as exact, s.band, s.comparable, s.awaiting_points > 0 as provisional, s.gates <> '{}' as gated, s.headcount,
           case when s.headcount <= 10 then 'to10' when s.headcount <= 30 then 'to30'
                when s.headcount <= 100 then 'to100' else 'over100' end as size_band
    from unit_scores s
    where s.period_id = $1 and (select count(*) from lineage l where l.unit_id = s.unit_id) = 2 and s.headcount > 0
  ),
  ranked as (
    select unit_id, rank() over (partition by size_band order by exact desc)::int as place,
           count(*) over (partition by size_band)::int as among
    from scored where comparable
  )
  insert into award_standings as a (period_id, unit_id, total, band, comparable, provisional, headcount, size_band, rank_in_band, units_in_band, candidate_for)
  select $1, s.unit_id, s.total, s.band, s.comparable, s.provisional, s.headcount, s.size_band, r.place, coalesce(r.among, 0),
         case when not s.comparable or s.gated then '{}'
              when s.band = 'good' and not s.provisional and r.place = 1 then array['letter_of_commendation', 'com_province_chair']
              when 3 * r.place <= r.among + 2 then array['letter_of_commendation'] else '{}' end
  from scored s left join ranked r using (unit_id)
  order by s.unit_id
  on conflict (period_id, unit_id) do update set
    total = excluded.total, band = excluded.band, comparable = excluded.comparable, provisional = excluded.provisional, headcount = excluded.headcount,
    size_band = excluded.size_band, rank_in_band = excluded.rank_in_band, units_in_band = excluded.units_in_band,
    candidate_for = excluded.candidate_for, updated_at = now()
  where (a.total, a.band, a.comparable, a.provisional, a.headcount, a.rank_in_band, a.units_in_band, a.candidate_for)
        is distinct from (excluded.total, excluded.band, excluded.comparable, excluded.provisional, excluded.headcount, excluded.rank_in_band,
                          excluded.units_in_band, excluded.candidate_for)`;

const NAME = `(select v.name from current_unit_versions v where v.unit_id = x.unit_id order by v.valid_from desc limit 1)`;

@Injectable()
export class StandingsRepository {
  constructor(private readonly database: Database) {}

  /** Ranks depend on each other, so a period's standings are brought up to date as a whole, by one writer at a time. */
  async refresh(periodId: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('awards:' || $1, 0))`, [periodId]);
    await this.database.query(REFRESH, [periodId]);
  }

  /** @param named the units whose people the reader may see by name */
  async list(periodId: string, named: UnitScope): Promise<(StandingRow & { readonly named: boolean })[]> {
    return this.database.named<StandingRow & { readonly named: boolean }>(
      'awards.list-standings',
      `select * from (
       select x.unit_id as "unitId", ${NAME} as "unitName", x.total, x.band, x.comparable, x.provisional, x.headcount, x.size_band as "sizeBand",
              x.rank_in_band as "rankInBand", x.units_in_band as "unitsInBand", x.candidate_for as "candidateFor", x.updated_at as "updatedAt",
              ($2::uuid[] is null or x.unit_id = any($2)) as named
       from award_standings x where x.period_id = $1
       ) s order by "sizeBand", "rankInBand" nulls last, "unitName" collate vi`,
      [periodId, scopeParameter(named)],
    );
  }

  /** People whose record shows enough time, regular learning and a kept plan: a proposal to look at, never a verdict (rule A17). */
  async listPersonCandidates(periodId: string, scope: UnitScope, limit: number): Promise<PersonCandidateRow[]> {
    return this.database.query<PersonCandidateRow>(
      `select x.person_id as "personId", p.full_name as "fullName", x.unit_id as "unitId", ${NAME} as "unitName",
              x.credited_half_periods as "creditedHalfPeriods", x.required_half_periods as "requiredHalfPeriods",
              x.months_learned as "monthsLearned", x.fulfilled_half_periods as "fulfilledHalfPeriods", x.planned_half_periods as "plannedHalfPeriods"
       from person_score_facts x join people p on p.id = x.person_id
       where x.period_id = $1 and ($2::uuid[] is null or x.unit_id = any($2))
         and ${IS_PERSON_CANDIDATE}
       order by x.credited_half_periods desc, p.given_name collate vi, p.full_name collate vi, p.id limit $3`,
      [periodId, scopeParameter(scope), limit],
    );
  }
}
