import { CivilDate, Flag, Id, ListOf, Nested, OneOf, type Permission, Text } from '#platform';
import { ACCOUNT_STATES, type AccountState } from '../accounts/account.rules.js';
import { isDelegable } from './delegation.rules.js';
import { type LentRow, type PersonGrantRow } from './rights.repository.js';
import { type EffectiveRight, type RightsOfPerson } from './rights.service.js';
import { isRole, type Role, ROLES } from './role.rules.js';

export class SentenceDto {
  @Text()
  vi!: string;

  @Text()
  en!: string;
}

export class PermissionDto {
  @Text({ says: 'domain.verb-noun' })
  code!: string;

  @Nested(() => SentenceDto)
  says!: SentenceDto;

  @ListOf(() => String, { values: ROLES, max: 20, says: 'The roles that have it' })
  roles!: Role[];
}

export class RoleDto {
  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Flag({ says: 'Whether its holder may lend it while absent' })
  delegable!: boolean;
}

export class RoleMatrixDto {
  @ListOf(() => RoleDto, { max: 20 })
  roles!: RoleDto[];

  @ListOf(() => PermissionDto, { max: 500 })
  permissions!: PermissionDto[];
}

export class HeldGrantDto {
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

  @Text({ nullable: true })
  grantedByName!: string | null;

  @Text({ nullable: true, says: 'Who lends it while absent; null for what is held by own right' })
  delegatedByName!: string | null;

  @Text({ nullable: true, says: 'The document of the delegation' })
  documentNumber!: string | null;
}

export class LentGrantDto {
  @Id()
  id!: string;

  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Text({ nullable: true })
  unitName!: string | null;

  @CivilDate()
  from!: string;

  @CivilDate()
  to!: string;

  @Text()
  delegateName!: string;

  @Text({ nullable: true })
  documentNumber!: string | null;
}

export class EffectiveRightDto {
  @Text()
  code!: string;

  @Nested(() => SentenceDto)
  says!: SentenceDto;

  @ListOf(() => String, { format: 'uuid', max: 1000, says: 'Through which of the grants' })
  grantIds!: string[];
}

export class RightsOfPersonDto {
  @OneOf(ACCOUNT_STATES, { nullable: true })
  accountState!: AccountState | null;

  @ListOf(() => HeldGrantDto, { max: 1000 })
  grants!: HeldGrantDto[];

  @ListOf(() => LentGrantDto, { max: 1000 })
  lent!: LentGrantDto[];

  @ListOf(() => EffectiveRightDto, { max: 500, says: 'What the grants of today allow' })
  rights!: EffectiveRightDto[];
}

export function toRoleMatrixDto(permissions: readonly Permission[]): RoleMatrixDto {
  return {
    roles: ROLES.map((role) => ({ role, delegable: isDelegable(role) })),
    permissions: permissions.map(({ code, says, roles }) => ({ code, says: { ...says }, roles: roles.filter(isRole) })),
  };
}

export function toRightsDto({ accountState, grants, lent, rights }: RightsOfPerson): RightsOfPersonDto {
  return { accountState, grants: grants.map(toHeldDto), lent: lent.map(toLentDto), rights: rights.map(toRightDto) };
}

function toHeldDto(grant: PersonGrantRow): HeldGrantDto {
  const { id, role, unitId, unitName, from, to, grantedByName, delegatedByName, documentNumber } = grant;
  return { id, role, unitId, unitName, from, to, grantedByName, delegatedByName, documentNumber };
}

function toLentDto({ id, role, unitName, from, to, delegateName, documentNumber }: LentRow): LentGrantDto {
  return { id, role, unitName, from, to, delegateName, documentNumber };
}

function toRightDto({ permission, grantIds }: EffectiveRight): EffectiveRightDto {
  return { code: permission.code, says: { ...permission.says }, grantIds };
}
