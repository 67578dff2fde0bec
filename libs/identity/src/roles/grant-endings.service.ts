import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database } from '#platform';
import { Sessions } from '../accounts/session.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors } from '../identity.errors.js';
import { GrantScope } from './grant-scope.service.js';
import { type HeldGrant, RoleGrantRepository } from './role-grant.repository.js';
import { EVERYTHING } from './unit-scope.rules.js';

/** Rights that end before their time, and with them what was lent out of them. */
@Injectable()
export class GrantEndings {
  constructor(
    private readonly database: Database,
    private readonly repository: RoleGrantRepository,
    private readonly scopes: GrantScope,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async revoke(actor: Actor, accountId: string, grantId: string): Promise<void> {
    const scope = await this.scopes.over(actor, accountId);
    await this.database.transaction(async () => {
      const grant = await this.repository.findForChange(grantId, scope);
      if (grant?.accountId !== accountId) {
        throw IdentityErrors.grantNotFound(grantId);
      }
      await this.endLocked(actor, grant, this.clock.today());
    });
  }

  /** A delegator takes back what was lent; nobody else's is found. */
  async takeBack(actor: Actor, grantId: string): Promise<void> {
    await this.database.transaction(async () => {
      const lent = await this.repository.findForChange(grantId, EVERYTHING);
      const lender = lent?.delegatedFrom ? await this.repository.holderOf(lent.delegatedFrom) : null;
      if (lent === null || lender === null || lender !== actor.accountId) {
        throw IdentityErrors.grantNotFound(grantId);
      }
      await this.endLocked(actor, lent, this.clock.today(), { delegatorAccountId: lender });
    });
  }

  /** The grant, locked until the transaction ends; null once it is over. */
  async lock(grantId: string): Promise<HeldGrant | null> {
    const grant = await this.repository.findForChange(grantId, EVERYTHING);
    return grant !== null && (grant.to === null || grant.to > this.clock.today()) ? grant : null;
  }

  /**
   * From that day on, today or later; the caller has locked the grant. Its holder, and whoever it was lent to, is
   * signed out everywhere.
   */
  async endLocked(actor: Actor, grant: HeldGrant, day: string, why: object = {}): Promise<void> {
    if (grant.to !== null && grant.to <= day) {
      throw IdentityErrors.grantEnded();
    }
    const lent = await this.repository.listDelegatedOut(grant.id, day);
    await this.endKeepingAdministrator(grant, day);
    await this.audit.recordAll(
      actor,
      [grant, ...lent].map((ended) => ({
        action: 'identity.role-revoked',
        subject: { kind: 'role-grant', id: ended.id },
        personId: ended.personId,
        unitId: ended.unitId,
        details: { role: ended.role, from: ended.from, to: ended.to, endsOn: day, ...why },
      })),
    );
    for (const accountId of new Set([grant, ...lent].map((ended) => ended.accountId))) {
      await this.sessions.closeAllOf(accountId);
    }
  }

  private async endKeepingAdministrator(grant: HeldGrant, day: string): Promise<void> {
    const administrators = grant.role === 'administrator' ? await this.repository.countRootAdministrators(day) : 0;
    await this.repository.endFrom(grant.id, day);
    if (administrators > 0 && (await this.repository.countRootAdministrators(day)) === 0) {
      throw IdentityErrors.lastAdministrator();
    }
  }
}
