import { Injectable } from '@nestjs/common';
import { type Actor, AppConfig, Clock, definedPermissions, isPermitted, newId } from '#platform';
import { AccountRepository } from './account.repository.js';
import { type Language } from './account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { SessionRepository, type SessionView } from './session.repository.js';
import { hashToken, issueToken } from './token.rules.js';

const MINUTE = 60_000;

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SessionSummary extends SessionView {
  permissions: string[];
}

@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionRepository,
    private readonly accounts: AccountRepository,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Always a new token: one that somebody planted before the sign-in is worth nothing after it. */
  async open(accountId: string, userAgent: string | null, previousToken: string | null): Promise<OpenedSession> {
    const now = this.clock.now();
    const { token, hash } = issueToken();
    const expiresAt = new Date(now.getTime() + this.config.security.sessionHours * 60 * MINUTE);
    await this.repository.insert({
      id: newId(),
      tokenHash: hash,
      accountId,
      now,
      expiresAt,
      userAgent: userAgent?.slice(0, 300) ?? null,
    });
    if (previousToken !== null) {
      await this.close(previousToken);
    }
    return { token, expiresAt };
  }

  async close(token: string): Promise<void> {
    await this.repository.revokeByToken(hashToken(token), this.clock.now());
  }

  async closeAllOf(accountId: string): Promise<void> {
    await this.repository.revokeAllOf(accountId, this.clock.now());
  }

  /** The signed-in person's own view: who, where, which roles, and what of this installation they may use. */
  async describe(actor: Actor): Promise<SessionSummary> {
    const view = await this.repository.describe(this.accountOf(actor), this.clock.today());
    if (view === null) {
      throw IdentityErrors.signedInPeopleOnly();
    }
    const permissions = definedPermissions().filter((permission) => isPermitted(actor, permission));
    return { ...view, permissions: permissions.map((permission) => permission.code) };
  }

  async setLanguage(actor: Actor, language: Language): Promise<void> {
    await this.accounts.setLanguage(this.accountOf(actor), language);
  }

  private accountOf(actor: Actor): string {
    if (actor.accountId === null) {
      throw IdentityErrors.signedInPeopleOnly();
    }
    return actor.accountId;
  }
}
