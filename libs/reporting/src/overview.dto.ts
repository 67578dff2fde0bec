import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { type OfficeOverview, type OverviewUnit } from './overview.service.js';
import { type CompletionDay } from './overview.repository.js';

export class OverviewQuery {
  @Id({ optional: true, says: 'The scoring period; the current year when left out' }) periodId?: string;
}

export class OverviewPeriodDto {
  @Id() id!: string;
  @Text() code!: string;
  @Text() name!: string;
  @CivilDate() startsOn!: string;
  @CivilDate() endsOn!: string;
  @OneOf(['open', 'provisional', 'locked']) state!: string;
}

export class OverviewUnitDto {
  @Id() unitId!: string;
  @Id({ nullable: true }) parentId!: string | null;
  @Text() unitName!: string;
  @Text() unitKind!: string;
  @Whole({ says: 'Levels below the department; 0 is the department itself' }) depth!: number;
  @Text({ says: 'Points of 100, four decimals' }) total!: string;
  @Text({ nullable: true, says: 'The total thirty days ago, when it was already scored' }) previousTotal!:
    string | null;
  @OneOf(['good', 'fair', 'average', 'below']) band!: string;
  @Flag({ says: 'False when more than 20 points do not apply: not ranked' }) comparable!: boolean;
  @Flag({ says: 'Points still wait for evidence: the band is not final' }) provisional!: boolean;
  @Whole({ says: 'With all units below' }) people!: number;
  @Whole() plansApproved!: number;
  @Whole({ says: 'People with at least 90 eligible days' }) eligible!: number;
  @Whole({ says: 'Of these, those who have reached their minimum training time' }) reachedMinimum!: number;
  @Whole({
    says: 'Credit of what was completed in the period, for the unit of that day as in the report; half periods (1 tiết = 2)',
  })
  creditHalfPeriods!: number;
  @Whole() completionsThisMonth!: number;
  @Whole({ says: 'Last month up to the same day' }) completionsLastMonth!: number;
  @Instant() changedAt!: Date;
}

export class CompletionDayDto {
  @CivilDate() day!: string;
  @Whole() completions!: number;
}

export class OverviewDto {
  @Nested(() => OverviewPeriodDto) period!: OverviewPeriodDto;
  @ListOf(() => OverviewUnitDto, { max: 100_000 }) units!: OverviewUnitDto[];
  @ListOf(() => CompletionDayDto, { says: 'The last thirty days, all units together' }) days!: readonly CompletionDay[];
  @Whole({ says: 'Units not listed: fewer than 5 people, or needed to keep such a group hidden' }) withheld!: number;
  @Whole({ says: 'Seconds that the scores are behind what has been learned' }) behindSeconds!: number;
}

function toUnitDto(unit: OverviewUnit): OverviewUnitDto {
  const { totalExact: _exact, gates: _gates, headcount: _headcount, computedAt: _computed, awaiting, ...shown } = unit;
  return { ...shown, provisional: Number(awaiting) > 0 };
}

export function toOverviewDto({ period, units, days, withheld, behindSeconds }: OfficeOverview): OverviewDto {
  const { id, code, name, startsOn, endsOn, state } = period;
  return {
    period: { id, code, name, startsOn, endsOn, state },
    units: units.map(toUnitDto),
    days,
    withheld,
    behindSeconds,
  };
}
