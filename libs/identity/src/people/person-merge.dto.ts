import { CivilDate, Flag, Id, Instant, ListOf, Nested, OneOf, pageOf, Text } from '#platform';
import { type WeighedPair } from './duplicates.service.js';
import { EVIDENCE, type Evidence } from './duplicates.rules.js';
import { type Gender, GENDERS } from './person-name.rules.js';
import { type MergeView } from './person-merge.repository.js';

export class PersonMergeDto {
  @Id()
  id!: string;

  @Id()
  survivorId!: string;

  @Text()
  survivorName!: string;

  @Id()
  mergedId!: string;

  @Text()
  mergedName!: string;

  @Text({ nullable: true })
  mergedStaffCode!: string | null;

  @Instant()
  mergedAt!: Date;

  @Instant({ nullable: true })
  undoneAt!: Date | null;
}

export class SuspectDto {
  @Id()
  id!: string;

  @Text()
  fullName!: string;

  @Text({ nullable: true })
  staffCode!: string | null;

  @CivilDate({ nullable: true })
  birthDate!: string | null;

  @Text({ nullable: true })
  email!: string | null;

  @OneOf(GENDERS, { nullable: true })
  gender!: Gender | null;

  @Id({ nullable: true })
  unitId!: string | null;

  @Text({ nullable: true })
  unitName!: string | null;

  @Text({ nullable: true })
  position!: string | null;

  @Text({ nullable: true })
  username!: string | null;

  @Flag()
  hasPersonalNumber!: boolean;
}

export class SuspectPairDto {
  @Nested(() => SuspectDto)
  first!: SuspectDto;

  @Nested(() => SuspectDto)
  second!: SuspectDto;

  @ListOf(() => String, { values: EVIDENCE })
  speaksFor!: Evidence[];

  @ListOf(() => String, { values: EVIDENCE })
  speaksAgainst!: Evidence[];
}

export const SuspectPairsDto = pageOf(SuspectPairDto);

export class PairDto {
  @Id()
  firstId!: string;

  @Id()
  secondId!: string;
}

export class MergeOrderDto {
  @Id({ says: 'The record that goes on' })
  survivorId!: string;

  @Id({ says: 'The record that is read as the other one from now on' })
  mergedId!: string;
}

export class MergeCreatedDto {
  @Id()
  id!: string;
}

export function toPersonMergeDto(view: MergeView): PersonMergeDto {
  const { id, survivorId, survivorName, mergedId, mergedName, mergedStaffCode, mergedAt, undoneAt } = view;
  return { id, survivorId, survivorName, mergedId, mergedName, mergedStaffCode, mergedAt, undoneAt };
}

export function toSuspectPairDto({ first, second, speaksFor, speaksAgainst }: WeighedPair): SuspectPairDto {
  return { first, second, speaksFor, speaksAgainst };
}
