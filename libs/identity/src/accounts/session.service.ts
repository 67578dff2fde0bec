import { Injectable } from '@nestjs/common';
import { type Actor, AppConfig, Clock, definedPermissions, isPermitted, newId } from '#platform';
import { accountOf } from './account-of.rules.js';
import { AccountRepository } from './account.repository.js';
import { type Language } from './account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { OidcProviders } from '../oidc/oidc-providers.service.js';
import { type SessionBegin, SessionRepository, type SessionView } from './session.repository.js';
import { isSignInStep, type SignInStep, UNFINISHED_MINUTES } from './sign-in-steps.rules.js';
import { hashToken, issueToken } from './token.rules.js';

const MINUTE = 60_000;
const FINISHED: SessionBegin = { method: 'password', provider: null, factorPassed: false, unfinished: null };

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SessionSummary extends SessionView {
  permissions: string[];
  unfinished: SignInStep | null;
  signOutAt: string | null;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionRepository,
    private readonly accounts: AccountRepository,
    private readonly providers: OidcProviders,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Always a new token: one that somebody planted before the sign-in is worth nothing after it. */
  async open(
    accountId: string,
    userAgent: string | null,
    previousToken: string | null,
    begun: SessionBegin = FINISHED,
  ): Promise<OpenedSession> {
    const now = this.clock.now();
    const { token, hash } = issueToken();
    const minutes = begun.unfinished === null ? this.config.security.sessionHours * 60 : UNFINISHED_MINUTES;
    const expiresAt = new Date(now.getTime() + minutes * MINUTE);
    await this.repository.insert({
      id: newId(),
      tokenHash: hash,
      accountId,
      now,
      expiresAt,
      userAgent: userAgent?.slice(0, 300) ?? null,
      begun,
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

  /** A role that begins or ends today by its dates changes the rights as much as one that is granted or revoked. */
  async closeOfTurnedRoles(): Promise<void> {
    await this.repository.revokeOfTurnedRoles(this.clock.today(), this.clock.now());
  }

  /** How the caller's session was begun. */
  async beginOf(actor: Actor): Promise<SessionBegin | null> {
    return actor.sessionId === null ? null : this.repository.findBegin(actor.sessionId);
  }

  /** The signed-in person's own view: who, where, which roles, and what of this installation they may use. */
  async describe(actor: Actor): Promise<SessionSummary> {
    const view = await this.repository.describe(accountOf(actor), this.clock.today());
    if (view === null) {
      throw IdentityErrors.signedInPeopleOnly();
    }
    const unfinished = isSignInStep(actor.unfinished) ? actor.unfinished : null;
    if (unfinished !== null) {
      // Whoever has only the password is told nothing about its owner.
      const nobody = { personId: null, fullName: null, unitId: null, unitName: null, roles: [] };
      return { ...view, ...nobody, permissions: [], unfinished, signOutAt: null };
    }
    const permissions = definedPermissions().filter((permission) => isPermitted(actor, permission));
    const signOutAt = await this.signOutAt(actor);
    return { ...view, permissions: permissions.map((permission) => permission.code), unfinished, signOutAt };
  }

  async setLanguage(actor: Actor, language: Language): Promise<void> {
    await this.accounts.setLanguage(accountOf(actor), language);
  }

  private async signOutAt(actor: Actor): Promise<string | null> {
    const begun = await this.beginOf(actor);
    return begun?.provider ? this.providers.signOutAddress(begun.provider) : null;
  }
}
