import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '#platform';
import { AWARD_TITLE_CODES, SUBJECT_KINDS, type AwardTitle, type SubjectKind } from './award-title.rules.js';
import { type NominationRow, type NominationState } from './nominations.repository.js';

const STATES = ['draft', 'submitted', 'approved', 'declined'] as const;

export class AwardsPeriodQuery {
  @Id({ optional: true, says: 'The scoring period; the current year when left out' }) periodId?: string;
}

export class AwardsPeriodDto {
  @Id() id!: string;
  @Text() code!: string;
  @Text() name!: string;
  @OneOf(['open', 'provisional', 'locked']) state!: string;
}

export class StandingDto {
  @Id() unitId!: string;
  @Text() unitName!: string;
  @Text({ says: 'Points of 100, four decimals' }) total!: string;
  @OneOf(['good', 'fair', 'average', 'below']) band!: string;
  @Flag() comparable!: boolean;
  @Flag({ says: 'Points still wait for evidence: the band is not final' }) provisional!: boolean;
  @Whole({ nullable: true, says: 'Null for whoever does not list the score of the unit' }) headcount!: number | null;
  @OneOf(['to10', 'to30', 'to100', 'over100'], { says: 'Units are ranked among units of like size only' })
  sizeBand!: string;
  @Whole({ nullable: true }) rankInBand!: number | null;
  @Whole() unitsInBand!: number;
  @ListOf(() => String, { says: 'What it may be looked at for: a proposal, never a verdict' }) candidateFor!: string[];
  @Flag({ says: "Whether the reader may open the unit's score" }) readable!: boolean;
  @Instant() updatedAt!: Date;
}

export class StandingsDto {
  @Nested(() => AwardsPeriodDto) period!: AwardsPeriodDto;
  @ListOf(() => StandingDto, { max: 10_000 }) standings!: readonly StandingDto[];
  @Whole({ says: 'Units not shown: fewer than 5 people, or needed to keep such a group hidden' }) withheld!: number;
}

export class PersonCandidateDto {
  @Id() personId!: string;
  @Text() fullName!: string;
  @Id() unitId!: string;
  @Text() unitName!: string;
  @Whole({ says: 'Half periods (1 tiết = 2)' }) creditedHalfPeriods!: number;
  @Whole() requiredHalfPeriods!: number;
  @Whole() monthsLearned!: number;
  @Whole() fulfilledHalfPeriods!: number;
  @Whole() plannedHalfPeriods!: number;
}

export class PersonCandidatesDto {
  @ListOf(() => PersonCandidateDto, { max: 200 }) people!: readonly PersonCandidateDto[];
}

export class CreateNominationDto {
  @Id() periodId!: string;
  @OneOf(SUBJECT_KINDS) subjectKind!: SubjectKind;
  @Id({ says: 'A person for an individual, a unit for a collective' }) subjectId!: string;
  @OneOf(AWARD_TITLE_CODES) titleCode!: AwardTitle;
  @Text({ min: 10, max: 4000, says: 'The achievement that is to be recognised' }) grounds!: string;
}

export class DecideNominationDto {
  @OneOf(['approved', 'declined']) decision!: 'approved' | 'declined';
  @Text({ min: 5, max: 2000 }) reason!: string;
  @Text({ max: 60, optional: true, says: 'Number and symbol, needed for an approval' }) decisionNumber?: string;
  @CivilDate({ optional: true, says: 'Not before the submission and not after today; today when left out' })
  decidedOn?: string;
  @Text({ max: 120, optional: true }) signer?: string;
}

export class NominationsQueryDto extends PageQuery {
  @Id() periodId!: string;
  @OneOf(STATES, { optional: true }) state?: NominationState;
}

export class NominatedRecordDto {
  @Whole({ says: 'Half periods (1 tiết = 2)' }) creditedHalfPeriods!: number;
  @Whole() requiredHalfPeriods!: number;
  @Whole() monthsLearned!: number;
  @Whole() monthsRequired!: number;
  @Whole() fulfilledHalfPeriods!: number;
  @Whole() plannedHalfPeriods!: number;
}

export class NominationDto {
  @Id() id!: string;
  @Id() periodId!: string;
  @OneOf(SUBJECT_KINDS) subjectKind!: SubjectKind;
  @Id({ nullable: true }) personId!: string | null;
  @Text({ nullable: true }) fullName!: string | null;
  @Id() unitId!: string;
  @Text() unitName!: string;
  @OneOf(AWARD_TITLE_CODES) titleCode!: AwardTitle;
  @Text({ max: 4000 }) grounds!: string;
  @Text({ nullable: true, says: "The unit's score when it was nominated" }) scoreTotal!: string | null;
  @Text({ nullable: true }) scoreBand!: string | null;
  @Flag({ nullable: true, says: 'Whether the record proposes the subject for it today; null when it says nothing' })
  candidate!: boolean | null;
  @Nested(() => NominatedRecordDto, { nullable: true, says: 'Of a person, today' }) record!: NominatedRecordDto | null;
  @Whole({ nullable: true, says: 'Of a unit, today' }) rankInBand!: number | null;
  @Whole({ nullable: true }) unitsInBand!: number | null;
  @Flag({ says: 'The maker of the nomination is the person nominated' }) selfNominated!: boolean;
  @OneOf(STATES) state!: NominationState;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) submittedAt!: Date | null;
  @Instant({ nullable: true }) decidedAt!: Date | null;
  @Text({ nullable: true, max: 2000 }) reason!: string | null;
  @Text({ nullable: true }) decisionNumber!: string | null;
  @CivilDate({ nullable: true }) decidedOn!: string | null;
  @Text({ nullable: true }) signer!: string | null;
}

export class RegisterDto {
  @ListOf(() => NominationDto, { max: 1000 }) entries!: NominationDto[];
}

export function toNominationDto({ createdBy: _createdBy, ...row }: NominationRow): NominationDto {
  return row;
}
