import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { AccountRepository, type CredentialRow } from './account.repository.js';
import { FAILURES_BEFORE_LOCK, normaliseUsername } from './account.rules.js';
import { Admission, type SignedIn } from './admission.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { Passwords } from './passwords.service.js';
import { SignInAttemptRepository } from './sign-in-attempt.repository.js';
import { SignInTrail } from './sign-in-trail.service.js';

/** Many people of one office come from one address; beyond this it is no longer people who mistype. */
const FAILURES_OF_AN_ADDRESS = 100;

export interface SignInOrder {
  username: string;
  password: string;
  address: string;
  userAgent: string | null;
  /** The cookie that came along; its session ends with this sign-in. */
  previousToken: string | null;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly attempts: SignInAttemptRepository,
    private readonly passwords: Passwords,
    private readonly trail: SignInTrail,
    private readonly admission: Admission,
    private readonly clock: Clock,
  ) {}

  /**
   * An unknown user name is refused in the same words, after the same time and after as many tries as a known one:
   * nobody learns here who has an account.
   */
  async signIn(order: SignInOrder): Promise<SignedIn> {
    const username = normaliseUsername(order.username);
    const keys = { username: `username:${username}`, address: `address:${order.address}` };
    await this.countAttempt(keys);
    const account = await this.accounts.findByUsername(username);
    this.refuseLocked(account);
    const matches = await this.passwords.verify(account?.passwordHash ?? null, order.password);
    if (account === null || !matches || account.state !== 'active') {
      await this.countFailure(account);
      throw IdentityErrors.signInFailed();
    }
    await this.accounts.forgetFailures(account.id);
    await this.attempts.forgive(keys.username, keys.address);
    return this.admission.admit(account.id, { method: 'password', provider: null, factorPassed: false }, order);
  }

  private async countAttempt(keys: { username: string; address: string }): Promise<void> {
    const limits = [
      { key: keys.username, limit: FAILURES_BEFORE_LOCK },
      { key: keys.address, limit: FAILURES_OF_AN_ADDRESS },
    ];
    const seconds = await this.attempts.count(limits, this.clock.now());
    if (seconds > 0) {
      throw IdentityErrors.signInLocked(seconds);
    }
  }

  /** Kept at the account too: an administrator sees it there. */
  private refuseLocked(account: CredentialRow | null): void {
    const until = account?.lockedUntil?.getTime() ?? 0;
    const seconds = Math.ceil((until - this.clock.now().getTime()) / 1000);
    if (seconds > 0) {
      throw IdentityErrors.signInLocked(seconds);
    }
  }

  private async countFailure(account: CredentialRow | null): Promise<void> {
    if (account !== null) {
      await this.accounts.countFailure(account.id, this.clock.now());
      await this.trail.failure(account.id, account.state === 'active' ? 'password' : 'disabled');
    }
  }
}
