import { Id, Instant, ListOf, OneOf, Text } from '#platform';
import { OPENING_REASONS, type OpeningReason, PURPOSE_MAX, PURPOSE_MIN } from './record-access.rules.js';
import { type Opening } from './record-access.service.js';

export class StatePurposeDto {
  @OneOf(OPENING_REASONS, { enumName: 'OpeningReason' }) reason!: OpeningReason;
  @Text({ min: PURPOSE_MIN, max: PURPOSE_MAX, optional: true, says: 'In one’s own words; needed for the reason other' })
  purpose?: string;
}

export class RecordOpenedDto {
  @Instant({ says: 'Until then the record stays open to this account' }) openUntil!: Date;
}

export class RecordOpeningDto {
  @Id() id!: string;
  @Instant() openedAt!: Date;
  @Text({ nullable: true }) viewerName!: string | null;
  @Text({ nullable: true, says: 'The unit of who looked, on that day' }) viewerUnitName!: string | null;
  @Text({ nullable: true, says: 'Null for who answers for the person’s unit' }) reason!: string | null;
  @Text({ nullable: true, max: 2000 }) purpose!: string | null;
}

export class RecordOpeningsDto {
  @ListOf(() => RecordOpeningDto, { max: 200, says: 'The newest first' }) items!: RecordOpeningDto[];
}

export function toRecordOpeningDto(opening: Opening): RecordOpeningDto {
  return opening;
}
