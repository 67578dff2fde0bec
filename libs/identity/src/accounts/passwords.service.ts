import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { IdentityErrors } from '../identity.errors.js';
import { lengthOf, PASSWORD_MIN, passwordFault, passwordMin } from './password.rules.js';

/** argon2id (the library's default algorithm) with the parameters that OWASP names first. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface HashedPassword {
  passwordHash: string;
  /** Only good beside a second factor. */
  short: boolean;
}

@Injectable()
export class Passwords {
  /** Verified against when there is no such account, so that the answer takes as long as for a real one. */
  private readonly decoy = hash('no account has this password', COST);

  async hash(password: string, username: string): Promise<string> {
    return (await this.hashFor(password, username, false)).passwordHash;
  }

  async hashFor(password: string, username: string, hasSecondFactor: boolean): Promise<HashedPassword> {
    const fault = passwordFault(password, username, passwordMin(hasSecondFactor));
    if (fault !== null) {
      throw IdentityErrors.passwordWeak(fault);
    }
    const passwordHash = await hash(password.normalize('NFC'), COST);
    return { passwordHash, short: lengthOf(password) < PASSWORD_MIN };
  }

  async verify(stored: string | null, password: string): Promise<boolean> {
    const matches = await verify(stored ?? (await this.decoy), password.normalize('NFC'));
    return stored !== null && matches;
  }
}
