import { CivilDate, Id, ListOf, OneOf, Text } from '#platform';
import { type CandidateRow, type DelegationRow, type OwnGrantRow } from './delegation.repository.js';
import { type OwnDelegations } from './delegation.service.js';
import { type Role, ROLES } from './role.rules.js';

export class DelegateRoleDto {
  @Id({ says: 'The own grant out of which is lent' })
  grantId!: string;

  @Id({ says: 'The account that acts in the meantime' })
  accountId!: string;

  @Id({ optional: true, says: 'A unit below that of the grant; all of the grant when left out' })
  unitId?: string;

  @CivilDate({ optional: true, says: 'Today when left out' })
  from?: string;

  @CivilDate({ says: 'The day after the last' })
  to!: string;

  @Text({ max: 300, says: 'Why: leave, mission, …' })
  reason!: string;

  @Text({ optional: true, nullable: true, max: 100, says: 'The number of the document that delegates' })
  documentNumber?: string | null;
}

export class DelegationCandidatesQueryDto {
  @Id()
  grantId!: string;

  @CivilDate({ optional: true, says: 'The first day; today when left out' })
  from?: string;

  @Text({ min: 0, max: 200, optional: true, says: 'Words of the name' })
  q?: string;
}

export class DelegationCandidateDto {
  @Id()
  accountId!: string;

  @Text()
  fullName!: string;

  @Text({ nullable: true })
  unitName!: string | null;

  @Text({ min: 0, nullable: true })
  position!: string | null;
}

export class DelegationCandidatesDto {
  @ListOf(() => DelegationCandidateDto, { max: 20 })
  items!: DelegationCandidateDto[];
}

export class DelegableGrantDto {
  @Id()
  id!: string;

  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Id()
  unitId!: string;

  @Text({ nullable: true })
  unitName!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate({ nullable: true })
  to!: string | null;
}

export class DelegationDto {
  @Id()
  id!: string;

  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Id()
  unitId!: string;

  @Text({ nullable: true })
  unitName!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate({ says: 'The day after the last' })
  to!: string;

  @Text()
  reason!: string;

  @Text({ nullable: true })
  documentNumber!: string | null;

  @Text()
  delegatorName!: string;

  @Text()
  delegateName!: string;
}

export class OwnDelegationsDto {
  @ListOf(() => DelegableGrantDto, { max: 1000, says: 'Own grants that may be lent' })
  delegable!: DelegableGrantDto[];

  @ListOf(() => DelegationDto, { max: 1000 })
  given!: DelegationDto[];

  @ListOf(() => DelegationDto, { max: 1000 })
  received!: DelegationDto[];
}

export class DelegatedDto {
  @Id()
  id!: string;
}

export function toOwnDelegationsDto({ delegable, given, received }: OwnDelegations): OwnDelegationsDto {
  return {
    delegable: delegable.map(toDelegableGrantDto),
    given: given.map(toDelegationDto),
    received: received.map(toDelegationDto),
  };
}

function toDelegableGrantDto({ id, role, unitId, unitName, from, to }: OwnGrantRow): DelegableGrantDto {
  return { id, role, unitId, unitName, from, to };
}

function toDelegationDto(row: DelegationRow): DelegationDto {
  const { id, role, unitId, unitName, from, to, reason, documentNumber, delegatorName, delegateName } = row;
  return { id, role, unitId, unitName, from, to, reason, documentNumber, delegatorName, delegateName };
}

export function toCandidateDto({ accountId, fullName, unitName, position }: CandidateRow): DelegationCandidateDto {
  return { accountId, fullName, unitName, position };
}
