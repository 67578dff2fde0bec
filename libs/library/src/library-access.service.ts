import { Injectable } from '@nestjs/common';
import { Access, Membership, scopeHolds } from '#identity';
import { Clock, type Actor } from '#platform';
import { LibraryErrors } from './library.errors.js';
import { contributeToLibrary, publishInLibrary } from './library.permissions.js';
import { reachOf, type Reach } from './reach.rules.js';

/** Which resources an actor may see, change and publish, and for whom a new one is made. */
@Injectable()
export class LibraryAccess {
  constructor(
    private readonly access: Access,
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  /** Drafts and withdrawn resources: one's own and those of the units one contributes for. */
  async reach(actor: Actor): Promise<Reach> {
    return reachOf(actor, await this.access.unitScope(actor, contributeToLibrary));
  }

  /** What is one's own is no reason to publish it. */
  async publishingReach(actor: Actor): Promise<Reach> {
    return { ...reachOf(actor, await this.access.unitScope(actor, publishInLibrary)), personId: null };
  }

  /** @throws library.signed-in-people-only */
  author(actor: Actor): string {
    if (actor.personId === null) throw LibraryErrors.signedInPeopleOnly();
    return actor.personId;
  }

  /** The wanted unit, else the author's own, else the one that the author was given to contribute for. */
  async owningUnit(actor: Actor, wanted: string | null): Promise<string> {
    const scope = await this.access.unitScope(actor, contributeToLibrary);
    const home = await this.membership.unitOf(this.author(actor), this.clock.today());
    const granted = actor.grants.find(({ role }) => contributeToLibrary.roles.includes(role))?.unitId ?? null;
    const unitId = [wanted ?? home, granted].find((unit) => unit !== null && scopeHolds(scope, unit));
    if (unitId === undefined || unitId === null || (wanted !== null && unitId !== wanted)) {
      throw LibraryErrors.unitOutOfReach();
    }
    return unitId;
  }
}
