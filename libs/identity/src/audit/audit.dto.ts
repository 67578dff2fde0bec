import { CivilDate, Id, Instant, Json, ListOf, Nested, OneOf, pageOf, PageQuery, Text, Whole } from '#platform';
import { type AuditFilter } from './audit-reading.repository.js';
import { type ReadEntry } from './audit-reading.service.js';
import { type ChainFault, type VerificationRow } from './audit-verification.repository.js';

const ACTION = /^[a-z]+[.]([a-z]+(-[a-z]+)*)?$/;

export class AuditFilterDto extends PageQuery {
  @CivilDate({ optional: true, says: 'First day, included' }) from?: string;
  @CivilDate({ optional: true, says: 'Last day, included' }) to?: string;
  @Text({ max: 100, optional: true, pattern: ACTION, says: 'An action, or all of a domain: identity.' })
  action?: string;
  @Id({ optional: true, says: 'The person who did it' }) actorPersonId?: string;
  @Id({ optional: true, says: 'What it was done to' }) subjectId?: string;
  @Id({ optional: true, says: 'Whose personal data is concerned' }) personId?: string;
  @Id({ optional: true }) unitId?: string;
}

export class PersonalValuesDto {
  @Json({ nullable: true }) before!: object | null;
  @Json({ nullable: true }) after!: object | null;
}

export class AuditEntryDto {
  @Id() id!: string;
  @Whole({ min: 1, says: 'Place in the chain' }) seq!: number;
  @Instant() occurredAt!: Date;
  @OneOf(['person', 'service', 'system']) actorKind!: 'person' | 'service' | 'system';
  @Id({ nullable: true }) actorPersonId!: string | null;
  @Text({ nullable: true, says: 'As the person is called today' }) actorName!: string | null;
  @Text() action!: string;
  @Text() subjectKind!: string;
  @Id({ nullable: true }) subjectId!: string | null;
  @Text({ nullable: true }) subjectName!: string | null;
  @Id({ nullable: true }) personId!: string | null;
  @Text({ nullable: true }) personName!: string | null;
  @Id({ nullable: true }) unitId!: string | null;
  @Text({ nullable: true }) unitName!: string | null;
  @Text({ nullable: true, max: 2000 }) purpose!: string | null;
  @Json() details!: object;
  @OneOf(['none', 'open', 'erased'], { says: 'erased: the key of the person is destroyed' })
  personalState!: 'none' | 'open' | 'erased';
  @Nested(() => PersonalValuesDto, { nullable: true }) personal!: PersonalValuesDto | null;
}

export const AuditPageDto = pageOf(AuditEntryDto);

export class AuditActionsDto {
  @ListOf(() => String, { max: 1000, says: 'Actions that have been recorded at least once' }) items!: string[];
}

export class AuditVerificationDto {
  @Instant() verifiedAt!: Date;
  @Whole({ max: Number.MAX_SAFE_INTEGER }) entries!: number;
  @Text({ nullable: true, says: 'Hash of the last entry, to be kept elsewhere' }) head!: string | null;
  @Whole({ nullable: true, max: Number.MAX_SAFE_INTEGER }) brokenSeq!: number | null;
  @OneOf(['missing', 'link', 'content', 'replaced'], { nullable: true }) fault!: ChainFault | null;
}

export class AuditVerificationsDto {
  @ListOf(() => AuditVerificationDto, { says: 'The newest first' }) items!: AuditVerificationDto[];
}

export function toAuditFilter(query: AuditFilterDto): AuditFilter {
  const { from, to, action, actorPersonId, subjectId, personId, unitId, q } = query;
  return {
    from: from ?? null,
    to: to ?? null,
    action: action ?? null,
    actorPersonId: actorPersonId ?? null,
    subjectId: subjectId ?? null,
    personId: personId ?? null,
    unitId: unitId ?? null,
    q: q || null,
  };
}

export function toAuditEntryDto({ correlationId: _correlation, ...entry }: ReadEntry): AuditEntryDto {
  return entry;
}

export function toAuditVerificationDto(row: VerificationRow): AuditVerificationDto {
  return row;
}
