import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { indicatorsOf } from './criteria-set.rules.js';
import { INDICATOR_STATES } from './score.rules.js';
import { type UnitScoreDetail } from './score-reading.service.js';
import { type UnitScoreRow } from './score-reading.repository.js';
import { type ScoringPeriod } from './scoring-periods.repository.js';

export class PeriodQuery {
  @Id({ optional: true, says: 'The scoring period; the current year when left out' })
  periodId?: string;
}

export class ScoringPeriodDto {
  @Id() id!: string;
  @Text() code!: string;
  @Text() name!: string;
  @CivilDate() startsOn!: string;
  @CivilDate() endsOn!: string;
  @CivilDate() planDeadlineOn!: string;
  @CivilDate() evidenceClosesOn!: string;
  @OneOf(['open', 'provisional', 'locked']) state!: string;
}

export class UnitScoreDto {
  @Id() unitId!: string;
  @Id({ nullable: true }) parentId!: string | null;
  @Text() unitName!: string;
  @Text() unitKind!: string;
  @Whole({ says: 'Levels below the department; 0 is the department itself' }) depth!: number;
  @Text({ says: 'Points of 100, four decimals; round half up to two for display' }) total!: string;
  @OneOf(['good', 'fair', 'average', 'below']) band!: string;
  @ListOf(() => String, { says: 'Gates that hold the band down' }) gates!: string[];
  @Flag({ says: 'False when more than 20 points do not apply: not ranked' }) comparable!: boolean;
  @Text({ says: 'Points that wait for verified evidence: while there are any, the band is provisional' })
  awaiting!: string;
  @Whole({ says: 'People with at least 90 eligible days' }) eligible!: number;
  @Whole() headcount!: number;
  @Instant({ says: 'When the score last became another' }) changedAt!: Date;
  @Instant() computedAt!: Date;
}

export class UnitScoresDto {
  @Nested(() => ScoringPeriodDto) period!: ScoringPeriodDto;
  @ListOf(() => UnitScoreDto, { max: 100_000 }) units!: UnitScoreDto[];
  @Whole({ says: 'Units not listed: fewer than 5 people, or needed to keep such a group hidden' }) withheld!: number;
  @Whole({ says: 'Seconds that the scores are behind what has been learned' }) behindSeconds!: number;
}

export class WordsDto {
  @Text() vi!: string;
  @Text() en!: string;
}

export class IndicatorScoreDto {
  @Text() code!: string;
  @Text() criterionCode!: string;
  @Nested(() => WordsDto) name!: WordsDto;
  @Text({ says: 'Points that this indicator can give' }) weight!: string;
  @OneOf(['A', 'E', 'AE'], { says: 'Automatic, evidence, or both' }) type!: string;
  @OneOf(['ratio', 'count', 'level']) measure!: string;
  @Text({ nullable: true, says: 'The fact query it is computed by; null: verified evidence' }) source!: string | null;
  @OneOf(INDICATOR_STATES) state!: string;
  @Text() numerator!: string;
  @Text({ nullable: true }) denominator!: string | null;
  @Text({ says: 'An exact fraction, e.g. 19/20' }) target!: string;
  @Text({ says: 'v between 0 and 1, an exact fraction' }) value!: string;
  @Text({ says: 'Weight × v, four decimals' }) points!: string;
}

export class CriterionScoreDto {
  @Text() code!: string;
  @Nested(() => WordsDto) name!: WordsDto;
  @Text() weight!: string;
  @Flag() applicable!: boolean;
  @Text() points!: string;
}

export class ScoreDayDto {
  @CivilDate() day!: string;
  @Text() total!: string;
}

export class NamedRuleDto {
  @Text() code!: string;
  @Nested(() => WordsDto) name!: WordsDto;
}

export class UnitScoreDetailDto {
  @Nested(() => ScoringPeriodDto) period!: ScoringPeriodDto;
  @Nested(() => UnitScoreDto) unit!: UnitScoreDto;
  @Nested(() => NamedRuleDto, { says: 'The criteria set and version' }) criteriaSet!: NamedRuleDto;
  @ListOf(() => String) legalBasis!: string[];
  @ListOf(() => CriterionScoreDto) criteria!: CriterionScoreDto[];
  @ListOf(() => IndicatorScoreDto) indicators!: IndicatorScoreDto[];
  @ListOf(() => NamedRuleDto) gates!: NamedRuleDto[];
  @ListOf(() => ScoreDayDto, { max: 3700 }) trend!: ScoreDayDto[];
  @Whole() behindSeconds!: number;
  @Flag({ says: 'Whether the reader may open the explanation with names' }) mayExplain!: boolean;
  @Flag({ says: 'Whether the reader may list the units below' }) mayList!: boolean;
  @Flag({ says: 'Only the total is told: the numbers would be those of fewer than 5 people' }) withheld!: boolean;
}

export function toScoringPeriodDto(period: ScoringPeriod): ScoringPeriodDto {
  const { id, code, name, startsOn, endsOn, planDeadlineOn, evidenceClosesOn, state } = period;
  return { id, code, name, startsOn, endsOn, planDeadlineOn, evidenceClosesOn, state };
}

export function toUnitScoreDto({ totalExact: _exact, ...row }: UnitScoreRow): UnitScoreDto {
  return row;
}

function toIndicatorDtos({ period, indicators }: UnitScoreDetail): IndicatorScoreDto[] {
  const definitions = new Map(indicatorsOf(period.criteria).map((indicator) => [indicator.code, indicator]));
  return indicators.flatMap((row) => {
    const definition = definitions.get(row.code);
    const criterion = period.criteria.criteria.find((candidate) =>
      candidate.indicators.some(({ code }) => code === row.code),
    );
    if (definition === undefined || criterion === undefined) return [];
    const { name, weight, type, measure, source } = definition;
    return [{ ...row, criterionCode: criterion.code, name, weight, type, measure, source }];
  });
}

function toCriterionDtos({ period, criteria }: UnitScoreDetail): CriterionScoreDto[] {
  return period.criteria.criteria.map(({ code, name, weight }) => {
    const row = criteria.find((candidate) => candidate.code === code);
    return { code, name, weight, applicable: row?.applicable ?? false, points: row?.points ?? '0.0000' };
  });
}

export function toUnitScoreDetailDto(detail: UnitScoreDetail): UnitScoreDetailDto {
  const { period, unit, trend, behindSeconds, mayExplain, mayList, withheld } = detail;
  const { criteria } = period;
  return {
    period: toScoringPeriodDto(period),
    unit: toUnitScoreDto(unit),
    criteriaSet: { code: `${criteria.code} v${criteria.version}`, name: criteria.name },
    legalBasis: [...criteria.legalBasis],
    criteria: withheld ? [] : toCriterionDtos(detail),
    indicators: toIndicatorDtos(detail),
    gates: criteria.gates.filter(({ code }) => unit.gates.includes(code)).map(({ code, name }) => ({ code, name })),
    trend: [...trend],
    behindSeconds,
    mayExplain,
    mayList,
    withheld,
  };
}
