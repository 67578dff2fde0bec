import { Id, ListOf, Nested, OneOf, Text } from '#platform';
import { type Language, LANGUAGES } from './account.rules.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.rules.js';
import { type Role, ROLES } from '../roles/role.rules.js';
import { type SessionSummary } from './session.service.js';

export class SignInDto {
  @Text({ max: 100, example: 'an.nguyen' })
  username!: string;

  @Text({ max: PASSWORD_MAX, trim: false })
  password!: string;
}

export class ChangePasswordDto {
  @Text({ max: PASSWORD_MAX, trim: false })
  currentPassword!: string;

  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, trim: false })
  newPassword!: string;
}

export class ChangeLanguageDto {
  @OneOf(LANGUAGES)
  language!: Language;
}

export class SessionAccountDto {
  @Id()
  id!: string;

  @Text()
  username!: string;
}

export class SessionPersonDto {
  @Id()
  id!: string;

  @Text()
  fullName!: string;

  @Id({ nullable: true, says: 'The home unit today; null between two assignments' })
  unitId!: string | null;

  @Text({ nullable: true })
  unitName!: string | null;
}

export class SessionRoleDto {
  @OneOf(ROLES)
  role!: Role;

  @Id()
  unitId!: string;

  @Text({ nullable: true })
  unitName!: string | null;
}

export class SessionDto {
  @Nested(() => SessionAccountDto)
  account!: SessionAccountDto;

  @Nested(() => SessionPersonDto, { nullable: true })
  person!: SessionPersonDto | null;

  @ListOf(() => SessionRoleDto)
  roles!: SessionRoleDto[];

  @ListOf(() => String, { max: 1000, says: 'Codes of what the roles permit in this installation' })
  permissions!: string[];

  @OneOf(LANGUAGES)
  language!: Language;
}

export function toSessionDto(session: SessionSummary): SessionDto {
  const { accountId, username, personId, fullName, unitId, unitName, roles, permissions, language } = session;
  return {
    account: { id: accountId, username },
    person: personId === null ? null : { id: personId, fullName: fullName ?? username, unitId, unitName },
    roles,
    permissions,
    language,
  };
}
