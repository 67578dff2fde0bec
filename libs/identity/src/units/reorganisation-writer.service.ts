import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Events, newId } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { UnitChanged } from '../identity.events.js';
import { AssignmentCarrying } from '../people/assignment-carrying.service.js';
import { normaliseName } from '../people/person-name.rules.js';
import { cutAt } from './bitemporal.rules.js';
import { OrgUnitRepository, type UnitVersion } from './org-unit.repository.js';
import { type PlannedPart, type ReorganisationPlan, successionsOf } from './reorganisation-plan.rules.js';
import { type EventPart, ReorganisationRepository } from './reorganisation.repository.js';
import { ReorganisedRoles } from './reorganised-roles.service.js';

type Versions = Omit<UnitVersion, 'id'>[];

/** Writes a plan down; every method belongs into the transaction of the act. */
@Injectable()
export class ReorganisationWriter {
  constructor(
    private readonly units: OrgUnitRepository,
    private readonly repository: ReorganisationRepository,
    private readonly people: AssignmentCarrying,
    private readonly roles: ReorganisedRoles,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async writeUnits(plan: ReorganisationPlan): Promise<string> {
    const { order, vanishing, parts, reparented } = plan;
    const recordedAt = this.clock.now();
    const { operation: kind, decisionNumber, decisionDate, effectiveOn, note } = order;
    const event = { id: newId(), kind, decisionNumber, decisionDate, effectiveOn, note };
    await this.units.insertEvent(event, recordedAt);
    const begun = parts.filter(({ existing }) => existing === null);
    for (const { unitId } of begun) await this.units.insertUnit(unitId);
    await this.units.supersedeAll(
      [...vanishing, ...reparented.map(({ version }) => version)].map(({ id }) => id),
      recordedAt,
    );
    await this.units.insertVersions(
      [
        ...begun.map((part) => firstVersion(part, event.id, effectiveOn)),
        ...vanishing.flatMap((version): Versions => [{ ...version, to: effectiveOn }]),
        ...reparented.flatMap(({ version, parentId }): Versions => {
          const { before, after } = cutAt(version, effectiveOn);
          const moved = after === null ? [] : [{ ...after, parentId, eventId: event.id }];
          return before === null ? moved : [before, ...moved];
        }),
      ],
      recordedAt,
    );
    await this.repository.insertEventUnits(event.id, takingPart(plan));
    await this.repository.insertMappings(event.id, successionsOf(plan));
    const touched = takingPart(plan).map(({ unitId }) => new UnitChanged({ unitId, from: effectiveOn }));
    await this.events.publishAll(touched);
    return event.id;
  }

  async movePeopleAndRoles(actor: Actor, plan: ReorganisationPlan, eventId: string): Promise<void> {
    const { order, moves } = plan;
    await this.people.carry(moves, order.effectiveOn, order.decisionNumber);
    await this.roles.pass(plan, actor);
    await this.roles.record(actor, plan, eventId);
  }
}

function firstVersion({ unitId, order }: PlannedPart, eventId: string, from: string): Versions[number] {
  const { name, shortName, code, kind, parentId } = order;
  if (name === null || kind === null) throw IdentityErrors.reorganisationMalformed('part-incomplete');
  return { unitId, eventId, name: normaliseName(name), shortName, code, kind, parentId, from, to: null };
}

function takingPart({ vanishing, parts, reparented }: ReorganisationPlan): { unitId: string; part: EventPart }[] {
  const taken = new Map<string, EventPart>();
  for (const { version } of reparented) taken.set(version.unitId, 'reparented');
  for (const { unitId, existing } of parts) taken.set(unitId, existing === null ? 'begun' : 'continued');
  for (const { unitId } of vanishing) taken.set(unitId, 'ended');
  return [...taken].map(([unitId, part]) => ({ unitId, part }));
}
