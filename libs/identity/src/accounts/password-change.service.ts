import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { accountOf } from './account-of.rules.js';
import { Admission, type Browser } from './admission.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { OwnPassword } from './own-password.service.js';
import { type HashedPassword, Passwords } from './passwords.service.js';
import { type OpenedSession, Sessions } from './session.service.js';

@Injectable()
export class PasswordChange {
  constructor(
    private readonly database: Database,
    private readonly own: OwnPassword,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly admission: Admission,
    private readonly audit: AuditTrail,
  ) {}

  /** Signs out everywhere else: whoever knew the old password is out, and this browser goes on with a new session. */
  async change(actor: Actor, current: string, next: string, browser: Browser): Promise<OpenedSession> {
    const account = await this.own.demand(accountOf(actor), current);
    if (next.normalize('NFC') === current.normalize('NFC')) {
      throw IdentityErrors.passwordUnchanged();
    }
    const hashed = await this.passwords.hashFor(next, account.username, account.factorEnrolled);
    return this.database.transaction(() => this.replace(actor, account.id, hashed, browser));
  }

  private async replace(
    actor: Actor,
    accountId: string,
    hashed: HashedPassword,
    browser: Browser,
  ): Promise<OpenedSession> {
    const begun = await this.sessions.beginOf(actor);
    await this.own.set(accountId, hashed);
    await this.sessions.closeAllOf(accountId);
    await this.audit.record(actor, {
      action: 'identity.password-changed',
      subject: { kind: 'account', id: accountId },
      personId: actor.personId,
    });
    if (actor.unfinished !== undefined) {
      return (await this.admission.goOn(actor, { factor: false }, browser)).session;
    }
    return this.sessions.open(accountId, browser.userAgent, browser.previousToken, begun ?? undefined);
  }
}
