import { Flag, Instant, ListOf, Text, Whole } from '#platform';
import { type FactorState } from './second-factor.service.js';

const CODE = { min: 6, max: 20 } as const;

export class SecondFactorDto {
  @Instant({ nullable: true, says: 'Null: there is none' })
  enrolledAt!: Date | null;

  @Whole({ max: 10 })
  recoveryCodesLeft!: number;

  @Flag({ says: 'The roles of the account ask for one' })
  required!: boolean;
}

export class ProposeFactorDto {
  @Text({ ...CODE, optional: true, says: 'A code of the present second factor when there is one' })
  code?: string;
}

export class ProposedFactorDto {
  @Text({ max: 100, says: 'To type where a QR code cannot be scanned' })
  secret!: string;

  @Text({ says: 'otpauth:// address: what the QR code says' })
  uri!: string;
}

export class FactorCodeDto {
  @Text({ ...CODE, says: 'Six figures from the app' })
  code!: string;
}

export class RecoveryCodesDto {
  @ListOf(() => String, { max: 10, says: 'Shown this once; each works once' })
  recoveryCodes!: string[];
}

export function toSecondFactorDto({ enrolledAt, recoveryCodesLeft, required }: FactorState): SecondFactorDto {
  return { enrolledAt, recoveryCodesLeft, required };
}
