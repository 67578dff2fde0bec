import { Injectable } from '@nestjs/common';
import { MembershipRepository, type Member } from './membership.repository.js';

/** Who belonged where on a day, as known today. SQL of other domains joins `current_assignments` instead. */
@Injectable()
export class Membership {
  constructor(private readonly repository: MembershipRepository) {}

  /** The home unit (primary assignment) of a person on a day, null when there was none. */
  async unitOf(personId: string, on: string): Promise<string | null> {
    return this.repository.findUnit(personId, on);
  }

  /** The home units for many pairs of person and day at once, keyed `personId:day`. */
  async unitsOf(pairs: readonly { personId: string; on: string }[]): Promise<Map<string, string>> {
    const rows = await this.repository.listUnits(
      pairs.map((pair) => pair.personId),
      pairs.map((pair) => pair.on),
    );
    return new Map(rows.map((row) => [`${row.personId}:${row.on}`, row.unitId]));
  }

  /** Everyone with an assignment of any kind in exactly these units, sorted by given name. */
  async peopleOf(unitIds: readonly string[], on: string): Promise<Member[]> {
    return this.repository.listPeople(unitIds, on);
  }

  /** The units and all below them. */
  async subtreeOf(unitIds: readonly string[], on: string): Promise<string[]> {
    return this.repository.listSubtree(unitIds, on);
  }

  /** The unit itself, its parent, … up to the root. */
  async ancestorsOf(unitId: string, on: string): Promise<string[]> {
    return this.repository.listAncestors(unitId, on);
  }
}
