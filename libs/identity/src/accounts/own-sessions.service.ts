import { Injectable } from '@nestjs/common';
import { type Actor, AppConfig, Clock, Database } from '#platform';
import { accountOf } from './account-of.rules.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { type OwnSessionRow, SessionRepository } from './session.repository.js';

export interface OwnSession extends OwnSessionRow {
  current: boolean;
}

/** Where one is signed in, and the end of it from afar. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionRepository,
    private readonly audit: AuditTrail,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<OwnSession[]> {
    const now = this.clock.now();
    const seenAfter = new Date(now.getTime() - this.config.security.sessionIdleMinutes * 60_000);
    const sessions = await this.repository.listLive(accountOf(actor), now, seenAfter);
    return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }));
  }

  async close(actor: Actor, sessionId: string): Promise<void> {
    const accountId = accountOf(actor);
    await this.database.transaction(async () => {
      if (!(await this.repository.revokeOne(accountId, sessionId, this.clock.now()))) {
        throw IdentityErrors.sessionNotFound(sessionId);
      }
      await this.recordClosing(actor, accountId, 1);
    });
  }

  async closeOthers(actor: Actor): Promise<void> {
    const accountId = accountOf(actor);
    await this.database.transaction(async () => {
      const closed = await this.repository.revokeOthers(accountId, actor.sessionId ?? accountId, this.clock.now());
      if (closed > 0) {
        await this.recordClosing(actor, accountId, closed);
      }
    });
  }

  private async recordClosing(actor: Actor, accountId: string, sessions: number): Promise<void> {
    await this.audit.record(actor, {
      action: 'identity.sessions-revoked',
      subject: { kind: 'account', id: accountId },
      personId: actor.personId,
      details: { sessions },
    });
  }
}
