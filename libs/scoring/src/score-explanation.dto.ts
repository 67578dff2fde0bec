import { CivilDate, Flag, Id, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { FACT_SOURCES } from './criteria-set.rules.js';
import { ScoringPeriodDto } from './score.dto.js';

export class ExplanationQuery extends PageQuery {
  @Id({ optional: true }) periodId?: string;
  @OneOf(['yes', 'no'], { optional: true, says: 'Only those that count, or only those that do not' }) counted?:
    'yes' | 'no';
}

export class ExplainedPersonDto {
  @Id() personId!: string;
  @Text() fullName!: string;
  @Text({ nullable: true }) staffCode!: string | null;
  @Id() unitId!: string;
  @Text() unitName!: string;
  @Text() category!: string;
  @Flag() counted!: boolean;
  @Text({ says: 'A stable code: why this person counts or does not' }) reason!: string;
  @Whole({ says: 'What this person adds to N' }) numerator!: number;
  @Whole({ says: 'What this person adds to D' }) denominator!: number;
  @Whole() eligibleDays!: number;
  @Whole({ says: 'Half periods (1 tiết = 2)' }) creditedHalfPeriods!: number;
  @Whole() requiredHalfPeriods!: number;
  @Whole() monthsLearned!: number;
  @Whole() monthsRequired!: number;
  @Whole() plannedHalfPeriods!: number;
  @Whole() fulfilledHalfPeriods!: number;
  @CivilDate({ nullable: true }) planApprovedOn!: string | null;
  @CivilDate({ nullable: true }) commitmentOn!: string | null;
  @CivilDate() planDueOn!: string;
}

export class ExplainedResourceDto {
  @Id() resourceId!: string;
  @Text() title!: string;
  @Whole({ says: 'Different people outside the unit who used it' }) users!: number;
  @Flag() counted!: boolean;
}

export class ExplainedCountsDto {
  @Whole() counted!: number;
  @Whole() notCounted!: number;
  @Whole() numerator!: number;
  @Whole() denominator!: number;
}

export class ExplanationDto {
  @OneOf(FACT_SOURCES, { nullable: true }) source!: string | null;
  @Nested(() => ExplainedCountsDto) counts!: ExplainedCountsDto;
  @ListOf(() => ExplainedPersonDto, { says: 'One page; counts are of all' }) people!: readonly ExplainedPersonDto[];
  @ListOf(() => ExplainedResourceDto, { max: 500 }) resources!: readonly ExplainedResourceDto[];
}

export class OwnPartDto {
  @Id() unitId!: string;
  @Text() category!: string;
  @Flag({ says: 'At least 90 eligible days in the period' }) eligible!: boolean;
  @Whole() eligibleDays!: number;
  @Whole({ says: 'Half periods (1 tiết = 2), capped at 8 tiết a day and 20 a week' }) creditedHalfPeriods!: number;
  @Whole() requiredHalfPeriods!: number;
  @Whole() monthsLearned!: number;
  @Whole() monthsRequired!: number;
  @Whole() plannedHalfPeriods!: number;
  @Whole() fulfilledHalfPeriods!: number;
  @CivilDate({ nullable: true }) planApprovedOn!: string | null;
  @CivilDate({ nullable: true }) commitmentOn!: string | null;
  @CivilDate() planDueOn!: string;
}

export class OwnScoreDto {
  @Nested(() => ScoringPeriodDto) period!: ScoringPeriodDto;
  @Nested(() => OwnPartDto, { nullable: true }) part!: OwnPartDto | null;
  @Whole() behindSeconds!: number;
}
