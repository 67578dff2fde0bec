import { Flag, Id, Instant, OneOf, Text, Whole } from '#platform';
import { DISABLED_WHY, type DisabledWhy, type ManagedAccountRow } from './account-admin.repository.js';
import { ACCOUNT_STATES, type AccountState } from './account.rules.js';
import { PASSWORD_MAX, PASSWORD_MIN_WITH_FACTOR } from './password.rules.js';

export class ManagedAccountDto {
  @Id()
  id!: string;

  @Text()
  username!: string;

  @OneOf(ACCOUNT_STATES)
  state!: AccountState;

  @OneOf(DISABLED_WHY, { nullable: true, enumName: 'DisabledWhy' })
  disabledWhy!: DisabledWhy | null;

  @Instant()
  stateChangedAt!: Date;

  @Instant({ nullable: true })
  lastSignInAt!: Date | null;

  @Instant({ nullable: true, says: 'After too many failures' })
  lockedUntil!: Date | null;

  @Flag({ says: 'At the next sign-in' })
  mustChangePassword!: boolean;

  @Instant({ nullable: true })
  factorEnrolledAt!: Date | null;

  @Flag({ says: 'False: one of its roles lies outside of the caller’s own units' })
  manageable!: boolean;
}

export class OpenAccountDto {
  @Text({ max: 64, example: 'an.nguyen' })
  username!: string;
}

export class PasswordLinkDto {
  @Text({ max: 100, says: 'Goes behind /reset-password#; shown this once' })
  token!: string;

  @Instant()
  expiresAt!: Date;
}

export class OpenedAccountDto extends PasswordLinkDto {
  @Id()
  id!: string;
}

export class PasswordLinkTokenDto {
  @Text({ max: 100 })
  token!: string;
}

export class PasswordLinkStateDto {
  @Text()
  username!: string;

  @Whole({ max: PASSWORD_MAX, says: 'The least length of the new password' })
  passwordMin!: number;
}

export class RedeemPasswordLinkDto extends PasswordLinkTokenDto {
  @Text({ min: PASSWORD_MIN_WITH_FACTOR, max: PASSWORD_MAX, trim: false })
  newPassword!: string;
}

export function toManagedAccountDto(account: ManagedAccountRow): ManagedAccountDto {
  const { personId: _, within, ...rest } = account;
  return { ...rest, manageable: within };
}
