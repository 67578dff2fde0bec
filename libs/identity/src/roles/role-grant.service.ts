import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, newId } from '#platform';
import { Access } from './access.service.js';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { grantRoles } from '../identity.permissions.js';
import { type GrantRow, RoleGrantRepository } from './role-grant.repository.js';
import { type Role } from './role.rules.js';
import { Sessions } from '../accounts/session.service.js';
import { scopeHolds, type UnitScope } from './unit-scope.rules.js';

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
    private readonly access: Access,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, accountId: string): Promise<GrantRow[]> {
    const scope = await this.visibleScope(actor, accountId);
    return this.repository.list(accountId, scope, this.clock.today());
  }

  async grant(actor: Actor, accountId: string, order: GrantOrder): Promise<string> {
    const scope = await this.visibleScope(actor, accountId);
    if (!scopeHolds(scope, order.unitId)) {
      throw IdentityErrors.unitNotFound(order.unitId);
    }
    const id = newId();
    const from = order.from ?? this.clock.today();
    if (order.to !== null && order.to <= from) {
      throw IdentityErrors.datesReversed();
    }
    await this.database
      .transaction(async () => {
        await this.repository.insert({ ...order, id, accountId, from, grantedBy: actor.accountId });
        await this.sessions.closeAllOf(accountId);
      })
      .catch(refuse);
    return id;
  }

  async revoke(actor: Actor, accountId: string, grantId: string): Promise<void> {
    const scope = await this.visibleScope(actor, accountId);
    const today = this.clock.today();
    await this.database.transaction(async () => {
      const grant = await this.repository.find(grantId, accountId, scope);
      if (grant === null) {
        throw IdentityErrors.grantNotFound(grantId);
      }
      const administrators =
        grant.role === 'administrator' ? await this.repository.countRootAdministrators(today) : null;
      await this.repository.endFrom(grantId, today);
      if (
        administrators !== null &&
        administrators > 0 &&
        (await this.repository.countRootAdministrators(today)) === 0
      ) {
        throw IdentityErrors.lastAdministrator();
      }
      await this.sessions.closeAllOf(accountId);
    });
  }

  private async visibleScope(actor: Actor, accountId: string): Promise<UnitScope> {
    const scope = await this.access.unitScope(actor, grantRoles);
    if (!(await this.repository.accountVisible(accountId, scope, this.clock.today()))) {
      throw IdentityErrors.accountNotFound(accountId);
    }
    return scope;
  }
}
