import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { AccountRepository, type CredentialRow } from './account.repository.js';
import { FAILURES_BEFORE_LOCK } from './account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { type HashedPassword, Passwords } from './passwords.service.js';
import { SignInAttemptRepository } from './sign-in-attempt.repository.js';

/** The present password before anything is changed: a borrowed session may not guess it at will either. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly attempts: SignInAttemptRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async demand(accountId: string, typed: string): Promise<CredentialRow> {
    const key = `present-password:${accountId}`;
    const seconds = await this.attempts.count([{ key, limit: FAILURES_BEFORE_LOCK }], this.clock.now());
    if (seconds > 0) {
      throw IdentityErrors.signInLocked(seconds);
    }
    const account = await this.accounts.findById(accountId);
    if (account === null || !(await this.passwords.verify(account.passwordHash, typed))) {
      throw IdentityErrors.passwordWrong();
    }
    await this.attempts.forgiveOne(key);
    return account;
  }

  async set(accountId: string, hashed: HashedPassword): Promise<void> {
    await this.accounts.setPassword(accountId, hashed);
  }
}
