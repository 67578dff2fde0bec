import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Events } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { MembershipChanged } from '../identity.events.js';
import { managePeople } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { scopeHolds, type UnitScope } from '../roles/unit-scope.rules.js';
import { holds } from '../units/bitemporal.rules.js';
import { AssignmentRepository, type AssignmentRow, type NewAssignment } from './assignment.repository.js';
import { isCovered, isReversed, overlap } from './span.rules.js';

/** What every change of assignments has in common: who may, what is known, and how it is recorded anew. */
@Injectable()
export class AssignmentWriter {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly access: Access,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async scopeOf(actor: Actor): Promise<UnitScope> {
    return this.access.unitScope(actor, managePeople);
  }

  today(): string {
    return this.clock.today();
  }

  /** Locks the person. A person counts as managed where any of their assignments lies in the scope. */
  async known(scope: UnitScope, personId: string): Promise<AssignmentRow[]> {
    const known = await this.repository.listForChange(personId);
    if (known === null || !('everything' in scope || known.some((row) => scopeHolds(scope, row.unitId)))) {
      throw IdentityErrors.personNotFound(personId);
    }
    if (await this.repository.isMerged(personId)) throw IdentityErrors.mergedAlready(personId);
    return known;
  }

  requireUnit(scope: UnitScope, unitId: string): void {
    if (!scopeHolds(scope, unitId)) {
      throw IdentityErrors.unitNotFound(unitId);
    }
  }

  async requireAlive(unitId: string, on: string): Promise<void> {
    const alive = await this.repository.unitAlive(unitId, on);
    if (alive === null) throw IdentityErrors.unitUnknown();
    if (!alive) throw IdentityErrors.unitNotAlive(unitId, on);
  }

  /** A secondment or a second post stands beside the home unit, on days of service only. */
  requireFits(post: NewAssignment, others: readonly AssignmentRow[]): void {
    const home = others.filter((row) => row.kind === 'primary');
    if (isReversed(post)) throw IdentityErrors.datesReversed();
    if (post.kind === 'primary') {
      if (home.some((row) => overlap(row, post))) throw IdentityErrors.assignmentOverlap();
      return;
    }
    if (!(post.to === null ? home.some((row) => holds(row, post.from)) : isCovered(post, home))) {
      throw IdentityErrors.outsideService();
    }
    if (home.some((row) => row.unitId === post.unitId && overlap(row, post))) throw IdentityErrors.sidePostAtHome();
    if (others.some((row) => row.kind === post.kind && row.unitId === post.unitId && overlap(row, post))) {
      throw IdentityErrors.sidePostTwice();
    }
    // Second posts may stand side by side; at a place of secondment one works for the whole of the day.
    if (post.kind === 'secondment' && others.some((row) => row.kind === 'secondment' && overlap(row, post))) {
      throw IdentityErrors.secondmentOverlap();
    }
  }

  /** Supersedes and records in one instant, and tells from which day on which units are concerned. */
  async replace(superseded: readonly AssignmentRow[], rows: readonly NewAssignment[]): Promise<string[]> {
    const recordedAt = this.clock.now();
    for (const { id } of superseded) {
      await this.repository.supersede(id, recordedAt);
    }
    const ids: string[] = [];
    for (const row of rows) {
      ids.push(await this.repository.insert(row, recordedAt));
    }
    const touched = [...superseded, ...rows];
    const [from] = touched.map((row) => row.from).sort();
    const personId = touched[0]?.personId;
    if (from !== undefined && personId !== undefined) {
      const unitIds = [...new Set(touched.map((row) => row.unitId))];
      await this.events.publish(new MembershipChanged({ personId, unitIds, from }));
    }
    return ids;
  }
}
