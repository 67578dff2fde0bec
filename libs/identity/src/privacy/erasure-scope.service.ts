import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { erasePeople } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { RoleGrantRepository } from '../roles/role-grant.repository.js';
import { scopeHolds } from '../roles/unit-scope.rules.js';
import { ErasureRepository } from './erasure.repository.js';
import { type ErasureObstacle } from './erasure.rules.js';

/** Who may be erased by whom, and what has to stay possible afterwards. */
@Injectable()
export class ErasureScope {
  constructor(
    private readonly repository: ErasureRepository,
    private readonly grants: RoleGrantRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.person-not-found */
  async examine(actor: Actor, personId: string): Promise<{ fullName: string; obstacle: ErasureObstacle | null }> {
    const scope = await this.access.unitScope(actor, erasePeople);
    const person = await this.repository.find(personId, this.clock.today());
    const visible = person !== null && ('everything' in scope || scopeHolds(scope, person.lastUnitId ?? ''));
    if (!visible) throw IdentityErrors.personNotFound(personId);
    const { fullName, erasedAt, employed } = person;
    if (erasedAt !== null) return { fullName, obstacle: 'erased' };
    if (actor.personId === personId) return { fullName, obstacle: 'self' };
    return { fullName, obstacle: employed ? 'employed' : null };
  }

  /** @throws identity.last-administrator when nobody could administer the department after the work. */
  async keepAnAdministrator(work: () => Promise<void>): Promise<void> {
    const today = this.clock.today();
    const before = await this.grants.countRootAdministrators(today);
    await work();
    if (before > 0 && (await this.grants.countRootAdministrators(today)) === 0)
      throw IdentityErrors.lastAdministrator();
  }
}
