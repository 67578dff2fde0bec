import { Flag, Id, Instant, ListOf, Nested, OneOf, Text } from '#platform';
import { type Language, LANGUAGES } from './account.rules.js';
import { PASSWORD_MAX, PASSWORD_MIN_WITH_FACTOR } from './password.rules.js';
import { type Role, ROLES } from '../roles/role.rules.js';
import { type OwnSession } from './own-sessions.service.js';
import { type SessionSummary } from './session.service.js';
import { SIGN_IN_METHODS, SIGN_IN_STEPS, type SignInMethod, type SignInStep } from './sign-in-steps.rules.js';

export class SignInDto {
  @Text({ max: 100, example: 'an.nguyen' })
  username!: string;

  @Text({ max: PASSWORD_MAX, trim: false })
  password!: string;
}

export class ChangePasswordDto {
  @Text({ max: PASSWORD_MAX, trim: false })
  currentPassword!: string;

  @Text({
    min: PASSWORD_MIN_WITH_FACTOR,
    max: PASSWORD_MAX,
    trim: false,
    says: '14 characters, 8 beside a second factor',
  })
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

  @OneOf(SIGN_IN_STEPS, {
    nullable: true,
    enumName: 'SignInStep',
    says: 'What is left to do before anything else opens; null once signed in',
  })
  unfinished!: SignInStep | null;

  @Text({ nullable: true, max: 2000, says: 'Where to go after signing out, to be signed out of single sign-on too' })
  signOutAt!: string | null;
}

export class OwnSessionDto {
  @Id()
  id!: string;

  @Flag({ says: 'The one that asks' })
  current!: boolean;

  @Instant()
  createdAt!: Date;

  @Instant()
  lastSeenAt!: Date;

  @Instant({ says: 'It ends then however busy' })
  expiresAt!: Date;

  @Text({ nullable: true, says: 'What the browser calls itself' })
  userAgent!: string | null;

  @OneOf(SIGN_IN_METHODS, { enumName: 'SignInMethod' })
  method!: SignInMethod;
}

export class OwnSessionsDto {
  @ListOf(() => OwnSessionDto, { max: 1000 })
  items!: OwnSessionDto[];
}

export function toOwnSessionDto(session: OwnSession): OwnSessionDto {
  const { id, current, createdAt, lastSeenAt, expiresAt, userAgent, method } = session;
  return { id, current, createdAt, lastSeenAt, expiresAt, userAgent, method };
}

export function toSessionDto(session: SessionSummary): SessionDto {
  const { accountId, username, personId, fullName, unitId, unitName, roles, permissions, language } = session;
  const { unfinished, signOutAt } = session;
  return {
    account: { id: accountId, username },
    person: personId === null ? null : { id: personId, fullName: fullName ?? username, unitId, unitName },
    roles,
    permissions,
    language,
    unfinished,
    signOutAt,
  };
}
