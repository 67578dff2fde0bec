import { Injectable } from '@nestjs/common';
import { AppConfig, Clock } from '#platform';
import { seal, unseal } from '../audit/sealing.rules.js';
import { type FactorKeys, factorKeys, hashRecoveryCode, stepOfCode } from './one-time-code.rules.js';

/** Keeps the secrets of second factors sealed for their account, and compares codes with them. */
@Injectable()
export class FactorVault {
  private readonly keys: FactorKeys;

  constructor(
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    this.keys = factorKeys(config.security.appSecret);
  }

  seal(secret: Buffer, accountId: string): Buffer {
    return seal(this.keys.secrets, secret, accountId);
  }

  /** The time step whose code this is, and when that was found; null for a wrong code. */
  check(sealed: Buffer, accountId: string, code: string): { step: number; at: Date } | null {
    const at = this.clock.now();
    const step = stepOfCode(unseal(this.keys.secrets, sealed, accountId), code, at);
    return step === null ? null : { step, at };
  }

  hashRecoveryCode(code: string): Buffer {
    return hashRecoveryCode(this.keys.recovery, code);
  }
}
