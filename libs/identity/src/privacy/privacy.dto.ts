import { CivilDate, Flag, Id, Instant, Json, ListOf, OneOf, pageOf, PageQuery, Text, Whole } from '#platform';
import { ERASURE_OBSTACLES, type ErasureObstacle } from './erasure.rules.js';
import { type ErasurePreview } from './erasure.service.js';
import { LEGAL_BASES, type LegalBasis, RETENTIONS, type Retention } from './personal-data.rules.js';
import { type HeldRow } from './personal-data.repository.js';
import { type HeldCategory } from './personal-data.service.js';
import { REQUEST_STATES, type RequestState } from './privacy-request.repository.js';
import { type PrivacyRequest } from './privacy-request.service.js';
import { REQUEST_DAYS, type RequestKind } from './working-days.rules.js';

const REQUEST_KINDS = Object.keys(REQUEST_DAYS) as RequestKind[];
const FATES = ['kept', 'reduced', 'destroyed'] as const;
const ANSWERS = ['acknowledged', 'done', 'refused'] as const;

export class HeldCategoryDto {
  @Text({ says: 'domain.what' }) code!: string;
  @OneOf(LEGAL_BASES, { enumName: 'LegalBasis' }) basis!: LegalBasis;
  @OneOf(RETENTIONS, { enumName: 'Retention' }) retention!: Retention;
  @OneOf(FATES, { enumName: 'ErasureFate', says: 'What an erasure does to it' }) fate!: (typeof FATES)[number];
  @Whole() rows!: number;
}

export class HeldDataDto {
  @ListOf(() => HeldCategoryDto, { max: 200 }) items!: HeldCategoryDto[];
}

export class HeldRowDto {
  @Instant({ nullable: true }) at!: Date | null;
  @Text({ min: 0, max: 10_000, says: 'The row in one line' }) what!: string;
  @Json({ says: 'Whatever else is held' }) more!: object;
}

export const HeldRowsDto = pageOf(HeldRowDto);

export class FileRequestDto {
  @OneOf(REQUEST_KINDS, { enumName: 'PrivacyRequestKind' }) kind!: RequestKind;
  @Text({ min: 10, max: 4000, says: 'What is asked, in one’s own words' }) text!: string;
}

export class RequestStepDto {
  @Id() id!: string;
  @OneOf(REQUEST_STATES, { enumName: 'PrivacyRequestState' }) state!: RequestState;
  @Instant() at!: Date;
  @Text({ nullable: true }) actorName!: string | null;
  @Text({ nullable: true, max: 4000 }) note!: string | null;
  @Text({ nullable: true }) article!: string | null;
}

export class PrivacyRequestDto {
  @Id() id!: string;
  @Id() personId!: string;
  @Text() personName!: string;
  @Text({ nullable: true }) unitName!: string | null;
  @OneOf(REQUEST_KINDS, { enumName: 'PrivacyRequestKind' }) kind!: RequestKind;
  @OneOf(REQUEST_STATES, { enumName: 'PrivacyRequestState' }) state!: RequestState;
  @Instant() receivedAt!: Date;
  @CivilDate({ says: 'Two working days after the receipt' }) acknowledgeBy!: string;
  @CivilDate() dueOn!: string;
  @Instant({ nullable: true }) closedAt!: Date | null;
  @Flag({ says: 'A day has passed by which something had to be done' }) overdue!: boolean;
  @Text({ nullable: true, max: 4000, says: 'Null when the data of the person is erased' }) text!: string | null;
  @ListOf(() => RequestStepDto) steps!: RequestStepDto[];
}

export class PrivacyRequestsDto {
  @ListOf(() => PrivacyRequestDto, { says: 'The newest first' }) items!: PrivacyRequestDto[];
}

export class RequestsQueryDto extends PageQuery {
  @OneOf(REQUEST_STATES, { optional: true, enumName: 'PrivacyRequestState' }) state?: RequestState;
}

export const PrivacyRequestsPageDto = pageOf(PrivacyRequestDto);

export class AnswerRequestDto {
  @OneOf(ANSWERS) state!: (typeof ANSWERS)[number];
  @Text({ min: 5, max: 4000, optional: true, says: 'Needed for a refusal' }) note?: string;
  @Text({ min: 3, max: 200, optional: true, says: 'The article on which a refusal rests' }) article?: string;
}

export class ErasurePreviewDto extends HeldDataDto {
  @Text() fullName!: string;
  @OneOf(ERASURE_OBSTACLES, { nullable: true, says: 'Why it cannot be done now' }) obstacle!: ErasureObstacle | null;
}

export class ConfirmErasureDto {
  @Text({ max: 200, says: 'The full name of the person, typed' }) confirmation!: string;
}

export function toHeldCategoryDto(category: HeldCategory): HeldCategoryDto {
  return category;
}

export function toHeldRowDto({ at, what, ...more }: HeldRow): HeldRowDto {
  return { at, what, more };
}

export function toPrivacyRequestDto({ acknowledgedAt: _acknowledged, ...request }: PrivacyRequest): PrivacyRequestDto {
  return request;
}

export function toErasurePreviewDto({ fullName, obstacle, categories }: ErasurePreview): ErasurePreviewDto {
  return { fullName, obstacle, items: categories.map(toHeldCategoryDto) };
}
