import { Injectable } from '@nestjs/common';
import { type Actor, Clock, definedPermissions, type Permission } from '#platform';
import { type AccountState } from '../accounts/account.rules.js';
import { IdentityErrors } from '../identity.errors.js';
import { readRights } from '../identity.permissions.js';
import { PersonRepository } from '../people/person.repository.js';
import { Access } from './access.service.js';
import { type LentRow, type PersonGrantRow, RightsRepository } from './rights.repository.js';

export interface EffectiveRight {
  permission: Permission;
  /** Through which of the grants. */
  grantIds: string[];
}

export interface RightsOfPerson {
  accountState: AccountState | null;
  grants: PersonGrantRow[];
  lent: LentRow[];
  /** What the grants of today allow; nothing while the account is disabled. */
  rights: EffectiveRight[];
}

/** What somebody may do, and where each right comes from: for themself, their head and who watches over rights. */
@Injectable()
export class Rights {
  constructor(
    private readonly repository: RightsRepository,
    private readonly people: PersonRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, personId: string): Promise<RightsOfPerson> {
    const on = this.clock.today();
    const scope = await this.access.unitScope(actor, readRights);
    if ((await this.people.find(personId, { scope, selfId: actor.personId, on })) === null) {
      throw IdentityErrors.personNotFound(personId);
    }
    const accountState = await this.repository.findAccountState(personId);
    const grants = await this.repository.listOf(personId, on);
    const effective = accountState === 'active' ? grants.filter(({ from }) => from <= on) : [];
    return { accountState, grants, lent: await this.repository.listLentBy(personId, on), rights: rightsOf(effective) };
  }
}

function rightsOf(grants: readonly PersonGrantRow[]): EffectiveRight[] {
  return definedPermissions()
    .map((permission) => ({
      permission,
      grantIds: grants.filter(({ role }) => permission.roles.includes(role)).map(({ id }) => id),
    }))
    .filter(({ grantIds }) => grantIds.length > 0);
}
