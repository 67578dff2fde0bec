import { Injectable } from '@nestjs/common';
import { Clock, isPermitted, type Actor, type Permission } from '#platform';
import { AccessRepository, type RoleHolder } from './access.repository.js';
import { type Role } from './role.rules.js';
import { EVERYTHING, NOTHING, scopeHolds, type UnitScope } from './unit-scope.rules.js';

/** Which rows an actor may see or touch. Services ask here and hand the answer to their repositories. */
@Injectable()
export class Access {
  constructor(
    private readonly repository: AccessRepository,
    private readonly clock: Clock,
  ) {}

  /** The units over which the actor has the permission today; a role at the root unit gives everything. */
  async unitScope(actor: Actor, permission: Permission): Promise<UnitScope> {
    if (actor.kind !== 'person') {
      return isPermitted(actor, permission) ? EVERYTHING : NOTHING;
    }
    const granted = actor.grants.filter((grant) => permission.roles.includes(grant.role)).map((grant) => grant.unitId);
    return granted.length === 0 ? NOTHING : this.repository.findScope(granted, this.clock.today());
  }

  /**
   * Whether the actor has the permission over that unit, which must exist: a scope of everything holds whatever id it
   * is asked about, also one that was made up.
   */
  async reaches(actor: Actor, permission: Permission, unitId: string): Promise<boolean> {
    const scope = await this.unitScope(actor, permission);
    return scopeHolds(scope, unitId) && (!('everything' in scope) || (await this.repository.unitExists(unitId)));
  }

  /** Active accounts with one of the roles over the unit, the nearest grant counting for each. */
  async holdersOf(roles: readonly Role[], unitId: string): Promise<RoleHolder[]> {
    return this.repository.listHolders(roles, unitId, this.clock.today());
  }
}
