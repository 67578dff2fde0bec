import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { AccountRepository, type CredentialRow } from './account.repository.js';
import { normaliseUsername } from './account.rules.js';
import { IdentityAuthenticator } from './identity-authenticator.service.js';
import { IdentityErrors } from './identity.errors.js';
import { Passwords } from './passwords.service.js';
import { type OpenedSession, Sessions } from './session.service.js';

export interface SignInOrder {
  username: string;
  password: string;
  address: string;
  userAgent: string | null;
  /** The cookie that came along; its session ends with this sign-in. */
  previousToken: string | null;
}

export interface SignedIn {
  session: OpenedSession;
  actor: Actor;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly authenticator: IdentityAuthenticator,
    private readonly clock: Clock,
  ) {}

  async signIn(order: SignInOrder): Promise<SignedIn> {
    const account = await this.accounts.findByUsername(normaliseUsername(order.username));
    this.refuseLocked(account);
    const matches = await this.passwords.verify(account?.passwordHash ?? null, order.password);
    if (account === null || !matches || account.state !== 'active') {
      await this.countFailure(account);
      throw IdentityErrors.signInFailed();
    }
    await this.accounts.recordSignIn(account.id, this.clock.now());
    const session = await this.sessions.open(account.id, order.userAgent, order.previousToken);
    const actor = await this.authenticator.bySession(session.token);
    if (actor === null) {
      throw IdentityErrors.signInFailed();
    }
    return { session, actor };
  }

  private refuseLocked(account: CredentialRow | null): void {
    const seconds = secondsUntil(account?.lockedUntil ?? null, this.clock.now());
    if (seconds > 0) {
      throw IdentityErrors.signInLocked(seconds);
    }
  }

  private async countFailure(account: CredentialRow | null): Promise<void> {
    if (account !== null) {
      await this.accounts.countFailure(account.id, this.clock.now());
    }
  }
}

function secondsUntil(instant: Date | null, now: Date): number {
  return instant === null ? 0 : Math.ceil((instant.getTime() - now.getTime()) / 1000);
}
