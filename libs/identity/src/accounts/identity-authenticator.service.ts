import { Injectable } from '@nestjs/common';
import { type Actor, AppConfig, Authenticator, type AuthRequest, Clock } from '#platform';
import { ServiceTokenRepository } from '../roles/service-token.repository.js';
import { SESSION_COOKIE } from './session-cookie.rules.js';
import { SessionRepository } from './session.repository.js';
import { hashToken, SERVICE_TOKEN_PREFIX } from './token.rules.js';

const MINUTE = 60_000;

@Injectable()
export class IdentityAuthenticator extends Authenticator {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly serviceTokens: ServiceTokenRepository,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** A token that was sent on purpose counts before a cookie that came along by itself. */
  async authenticate(request: AuthRequest): Promise<Actor | null> {
    if (request.authorization !== null) {
      return this.byServiceToken(request.authorization);
    }
    const cookie = request.cookies[SESSION_COOKIE];
    return cookie ? this.bySession(cookie) : null;
  }

  async bySession(token: string): Promise<Actor | null> {
    const now = this.clock.now();
    const seenAfter = new Date(now.getTime() - this.config.security.sessionIdleMinutes * MINUTE);
    const session = await this.sessions.findLive(hashToken(token), now, seenAfter, this.clock.today());
    if (session === null) {
      return null;
    }
    if (now.getTime() - session.lastSeenAt.getTime() >= this.touchEvery()) {
      await this.sessions.touch(session.sessionId, now);
    }
    const { sessionId, accountId, personId, name, grants, unfinished } = session;
    const actor: Actor = { kind: 'person', accountId, personId, name, grants, scopes: [], sessionId };
    return unfinished === null ? actor : { ...actor, grants: [], unfinished };
  }

  /** Writing at every request would cost more than the read; a minute late is early enough for an idle limit. */
  private touchEvery(): number {
    return Math.min(MINUTE, (this.config.security.sessionIdleMinutes * MINUTE) / 4);
  }

  private async byServiceToken(authorization: string): Promise<Actor | null> {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    if (!token?.startsWith(SERVICE_TOKEN_PREFIX)) {
      return null;
    }
    const now = this.clock.now();
    const found = await this.serviceTokens.findLive(hashToken(token), now);
    if (found === null) {
      return null;
    }
    if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() >= MINUTE) {
      await this.serviceTokens.touch(found.id, now);
    }
    const { name, scopes } = found;
    return { kind: 'service', accountId: null, personId: null, name, grants: [], scopes, sessionId: null };
  }
}
