import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { grantRoles } from '../identity.permissions.js';
import { Access } from './access.service.js';
import { RoleGrantRepository } from './role-grant.repository.js';
import { type UnitScope } from './unit-scope.rules.js';

@Injectable()
export class GrantScope {
  constructor(
    private readonly repository: RoleGrantRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The units over which the caller gives out roles; an account outside of them is not found. */
  async over(actor: Actor, accountId: string): Promise<UnitScope> {
    const scope = await this.access.unitScope(actor, grantRoles);
    if (!(await this.repository.accountVisible(accountId, scope, this.clock.today()))) {
      throw IdentityErrors.accountNotFound(accountId);
    }
    return scope;
  }
}
