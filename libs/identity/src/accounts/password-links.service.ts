import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database } from '#platform';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { passwordMin } from './password.rules.js';
import { PasswordLinkRepository, type PasswordLinkRow } from './password-link.repository.js';
import { hashToken, issueToken } from './token.rules.js';

const LINK_HOURS = 24;

export interface IssuedLink {
  /** Shown once to the administrator, who hands it over; only its hash is stored. */
  token: string;
  expiresAt: Date;
}

/** A new password without the old one: by a link that an administrator has issued, once, within a day. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly database: Database,
    private readonly repository: PasswordLinkRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async issue(actor: Actor, account: { id: string; personId: string | null }): Promise<IssuedLink> {
    const { token, hash } = issueToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
    await this.database.transaction(async () => {
      await this.repository.insert({ hash, accountId: account.id, issuedBy: actor.accountId, now, expiresAt });
      await this.audit.record(actor, {
        action: 'identity.password-link-issued',
        subject: { kind: 'account', id: account.id },
        personId: account.personId,
      });
    });
    return { token, expiresAt };
  }

  async look(token: string): Promise<{ username: string; passwordMin: number }> {
    const { username, factorEnrolled } = await this.get(hashToken(token));
    return { username, passwordMin: passwordMin(factorEnrolled) };
  }

  /** The account of a link that still works. */
  async find(token: string): Promise<PasswordLinkRow> {
    return this.get(hashToken(token));
  }

  async use(token: string): Promise<void> {
    if (!(await this.repository.use(hashToken(token), this.clock.now()))) {
      throw IdentityErrors.passwordLinkRefused();
    }
  }

  private async get(hash: Buffer): Promise<PasswordLinkRow> {
    const link = await this.repository.find(hash, this.clock.now());
    if (link === null) {
      throw IdentityErrors.passwordLinkRefused();
    }
    return link;
  }
}
