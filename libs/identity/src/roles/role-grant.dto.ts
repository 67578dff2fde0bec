import { CivilDate, Id, ListOf, OneOf, Text } from '#platform';
import { type GrantRow } from './role-grant.repository.js';
import { type Role, ROLES } from './role.rules.js';

export class GrantRoleDto {
  @OneOf(ROLES, { enumName: 'Role' })
  role!: Role;

  @Id({ says: 'The role holds over this unit and all units below it' })
  unitId!: string;

  @CivilDate({ optional: true, says: 'Today when left out' })
  from?: string;

  @CivilDate({ optional: true, nullable: true, says: 'The day after the last' })
  to?: string | null;
}

export class RoleGrantDto {
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
}

export class RoleGrantsDto {
  @ListOf(() => RoleGrantDto, { max: 1000 })
  items!: RoleGrantDto[];
}

export class RoleGrantedDto {
  @Id()
  id!: string;
}

export function toRoleGrantDto(grant: GrantRow): RoleGrantDto {
  const { id, role, unitId, unitName, from, to, grantedByName, delegatedByName } = grant;
  return { id, role, unitId, unitName, from, to, grantedByName, delegatedByName };
}
