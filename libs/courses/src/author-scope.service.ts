import { Injectable } from '@nestjs/common';
import { Access, Membership, scopeHolds, type UnitScope } from '#identity';
import { Clock, type Actor } from '#platform';
import { CoursesErrors } from './courses.errors.js';
import { authorCourses } from './courses.permissions.js';

/** Which units' courses an author may touch, and which unit a new one belongs to. */
@Injectable()
export class AuthorScope {
  constructor(
    private readonly access: Access,
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<UnitScope> {
    return this.access.unitScope(actor, authorCourses);
  }

  /** The named unit, else the author's own when it lies within the grant, else the unit of the grant. */
  async ownerUnit(actor: Actor, named: string | null): Promise<string> {
    const scope = await this.of(actor);
    if (named !== null) {
      if (!scopeHolds(scope, named)) throw CoursesErrors.ownerUnitForeign(named);
      return named; // one that does not exist is refused by courses_owner_known
    }
    const own = actor.personId === null ? null : await this.membership.unitOf(actor.personId, this.clock.today());
    if (own !== null && scopeHolds(scope, own)) return own;
    const granted = actor.grants.find((grant) => authorCourses.roles.includes(grant.role));
    if (!granted) throw CoursesErrors.ownerUnitNeeded();
    return granted.unitId;
  }
}
