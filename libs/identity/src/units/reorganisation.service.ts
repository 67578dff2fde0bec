import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError } from '#platform';
import { IdentityErrors, refuse } from '../identity.errors.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { ReorganisationPlanner } from './reorganisation-planner.service.js';
import { ReorganisationWriter } from './reorganisation-writer.service.js';
import { type ReorganisationOrder } from './reorganisation.rules.js';

export interface ReorganisationDone {
  eventId: string;
  /** The successors in the order in which they were named. */
  unitIds: string[];
}

/** Merges, splits, absorbs and dissolves units: one decision, one transaction, nothing half done. */
@Injectable()
export class Reorganisations {
  constructor(
    private readonly database: Database,
    private readonly planner: ReorganisationPlanner,
    private readonly writer: ReorganisationWriter,
    private readonly units: OrgUnitRepository,
  ) {}

  /**
   * `seen` is the fingerprint of the preview: when the ground has moved since, nothing is done. That is said as such also
   * where the order can no longer be placed at all, as for the second of two that were carried out at once.
   */
  async carryOut(actor: Actor, order: ReorganisationOrder, seen: string): Promise<ReorganisationDone> {
    this.planner.requireWellFormed(order);
    return this.database
      .transaction(async () => {
        await this.units.lockOrganisation();
        const plan = await this.planner.plan(actor, order, true).catch(refuseAsOutdated);
        if (plan.fingerprint !== seen) throw IdentityErrors.reorganisationOutdated();
        const eventId = await this.writer.writeUnits(plan);
        await this.writer.movePeopleAndRoles(actor, plan, eventId);
        return { eventId, unitIds: plan.parts.map(({ unitId }) => unitId) };
      })
      .catch(refuse);
  }
}

/** A well-formed order that was previewed can only have become impossible by what has changed since. */
function refuseAsOutdated(error: unknown): never {
  throw error instanceof DomainError && error.kind === 'invalid' ? IdentityErrors.reorganisationOutdated() : error;
}
