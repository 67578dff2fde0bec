import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, newId } from '#platform';
import { Sessions } from '../accounts/session.service.js';
import { AuditTrail } from '../audit/audit-trail.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { GrantScope } from './grant-scope.service.js';
import { type GrantRow, RoleGrantRepository } from './role-grant.repository.js';
import { type Role } from './role.rules.js';
import { scopeHolds } from './unit-scope.rules.js';

export interface GrantOrder {
  role: Role;
  unitId: string;
  from: string | undefined;
  to: string | null;
}

/** Every change of rights signs the account out everywhere: no session outlives the rights it began with. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly database: Database,
    private readonly repository: RoleGrantRepository,
    private readonly scopes: GrantScope,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, accountId: string): Promise<GrantRow[]> {
    const scope = await this.scopes.over(actor, accountId);
    return this.repository.list(accountId, scope, this.clock.today());
  }

  async grant(actor: Actor, accountId: string, order: GrantOrder): Promise<string> {
    const scope = await this.scopes.over(actor, accountId);
    const { role, unitId, to } = order;
    if (!scopeHolds(scope, unitId)) {
      throw IdentityErrors.unitNotFound(unitId);
    }
    const id = newId();
    const from = order.from ?? this.clock.today();
    if (to !== null && to <= from) {
      throw IdentityErrors.datesReversed();
    }
    await this.database
      .transaction(async () => {
        await this.repository.insert({ role, unitId, to, id, accountId, from, grantedBy: actor.accountId });
        await this.sessions.closeAllOf(accountId);
        await this.audit.record(actor, {
          action: 'identity.role-granted',
          subject: { kind: 'role-grant', id },
          personId: await this.repository.personOf(accountId),
          unitId,
          details: { role, from, to },
        });
      })
      .catch(refuse);
    return id;
  }
}
