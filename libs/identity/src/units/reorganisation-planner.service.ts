import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { manageUnits } from '../identity.permissions.js';
import { AssignmentCarrying, type Carried } from '../people/assignment-carrying.service.js';
import { Access } from '../roles/access.service.js';
import { scopeHolds } from '../roles/unit-scope.rules.js';
import { holds, lastsFrom } from './bitemporal.rules.js';
import { decisionFault } from './decision.rules.js';
import { OrgUnitRepository, type UnitVersion } from './org-unit.repository.js';
import {
  changePlannedFrom,
  closesCircle,
  fingerprintOf,
  type PlannedGrant,
  type PlannedPart,
  type Reparented,
  type ReorganisationPlan,
} from './reorganisation-plan.rules.js';
import { ReorganisationRepository } from './reorganisation.repository.js';
import { formFault, goesIntoItself, partOf, type ReorganisationOrder, sharesAreWhole } from './reorganisation.rules.js';

type Known = ReadonlyMap<string, readonly UnitVersion[]>;

/** Reads what an order concerns, refuses what cannot be, and says what would change. */
@Injectable()
export class ReorganisationPlanner {
  constructor(
    private readonly units: OrgUnitRepository,
    private readonly repository: ReorganisationRepository,
    private readonly people: AssignmentCarrying,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** `locking`: nobody else changes what is read here until the transaction ends. */
  async plan(actor: Actor, order: ReorganisationOrder, locking: boolean): Promise<ReorganisationPlan> {
    this.requireWellFormed(order);
    const day = order.effectiveOn;
    const sourceIds = [...order.unitIds, ...order.children.filter((child) => child.dissolve).map((c) => c.unitId)];
    const known = await this.readManaged(actor, order);
    if (locking) await this.repository.lockUnits([...known.keys()]);
    const parts = order.parts.map((part) => partAsPlanned(part, known, day));
    const staying = new Set(order.parts.flatMap(({ unitId }) => unitId ?? []));
    const sources = sourceIds.map((unitId) => requireAlive(known, unitId, day));
    const vanishing = sources.filter(({ unitId }) => !staying.has(unitId));
    vanishing.forEach(({ unitId }) => requireEndable(known, unitId, day));
    requirePlaces(order, known, new Set(vanishing.map(({ unitId }) => unitId)));
    const reparented = await this.placeChildren(order, sourceIds, vanishing, parts);
    await this.requireTree(reparented, parts, day);
    const moves = await this.placePeople(order, sourceIds, parts, locking);
    const grants = await this.placeGrants(order, sourceIds, vanishing, { parts, moves });
    const plan = { order, sources, vanishing, parts, reparented, moves, grants };
    return { ...plan, fingerprint: fingerprintOf(plan) };
  }

  /** Refuses what is wrong with the order itself, wherever it were to be carried out. */
  requireWellFormed(order: ReorganisationOrder): void {
    const dates = decisionFault(order, this.clock.today());
    if (dates !== null) throw IdentityErrors.decisionImplausible(dates);
    const fault = formFault(order);
    if (fault !== null) throw IdentityErrors.reorganisationMalformed(fault);
    if (goesIntoItself(order)) throw IdentityErrors.unitIntoItself();
    if (!sharesAreWhole(order.parts)) throw IdentityErrors.sharesNotWhole();
  }

  /** Every unit that the order names, with all its known versions. */
  private async readManaged(actor: Actor, order: ReorganisationOrder): Promise<Known> {
    const named = new Set([
      ...order.unitIds,
      ...order.parts.flatMap(({ unitId, parentId }) => unitId ?? parentId ?? []),
      ...order.children.flatMap(({ unitId, parentId }) => [unitId, ...(parentId ? [parentId] : [])]),
    ]);
    const scope = await this.access.unitScope(actor, manageUnits);
    const known = new Map<string, UnitVersion[]>([...named].map((unitId) => [unitId, []]));
    for (const version of await this.units.listVersions([...named])) known.get(version.unitId)?.push(version);
    const unknown = [...known].find(([unitId, versions]) => versions.length === 0 || !scopeHolds(scope, unitId));
    if (unknown) throw IdentityErrors.unitNotFound(unknown[0]);
    return known;
  }

  /** A choice is asked for every unit below one that ends; below one that goes on, what is not named stays. */
  private async placeChildren(
    order: ReorganisationOrder,
    sourceIds: readonly string[],
    vanishing: readonly UnitVersion[],
    parts: readonly PlannedPart[],
  ): Promise<Reparented[]> {
    const below = (await this.repository.listBelow(sourceIds, order.effectiveOn)).filter(
      ({ unitId }) => !sourceIds.includes(unitId),
    );
    const choices = new Map(order.children.map((child) => [child.unitId, child]));
    const stranger = order.children.find(
      ({ unitId, dissolve }) => !dissolve && !below.some((version) => version.unitId === unitId),
    );
    if (stranger) throw IdentityErrors.reorganisationMalformed('child-elsewhere');
    const ending = new Set(vanishing.map(({ unitId }) => unitId));
    const unplaced = below.filter(({ unitId, parentId }) => ending.has(parentId ?? '') && !choices.has(unitId));
    if (unplaced.length > 0) throw IdentityErrors.childrenUnplaced([...new Set(unplaced.map((v) => v.unitId))]);
    return below.flatMap((version) => {
      const choice = choices.get(version.unitId);
      const parentId = choice?.parentId ?? parts[choice?.part ?? -1]?.unitId;
      return parentId === undefined || parentId === version.parentId ? [] : [{ version, parentId }];
    });
  }

  private async requireTree(
    reparented: readonly Reparented[],
    parts: readonly PlannedPart[],
    day: string,
  ): Promise<void> {
    const changed = new Map(reparented.map(({ version, parentId }) => [version.unitId, parentId]));
    for (const { unitId, existing, order } of parts) {
      if (existing === null && order.parentId !== null) changed.set(unitId, order.parentId);
    }
    const parents = await this.repository.listParents([...changed.values()], day);
    if (closesCircle(changed, parents)) throw IdentityErrors.unitCircular();
  }

  private async placePeople(
    order: ReorganisationOrder,
    sourceIds: readonly string[],
    parts: readonly PlannedPart[],
    locking: boolean,
  ): Promise<Carried[]> {
    const read = locking ? this.people.listForChange(sourceIds, order.effectiveOn) : null;
    const assignments = await (read ?? this.people.list(sourceIds, order.effectiveOn));
    const there = new Set(assignments.map(({ personId }) => personId));
    const stranger = order.people.find(({ personId }) => !there.has(personId));
    if (stranger) throw IdentityErrors.personNotInUnit(stranger.personId);
    const partFor = partOf(order);
    const unplaced = new Set(assignments.map(({ personId }) => personId).filter((id) => partFor(id) === null));
    if (unplaced.size > 0) throw IdentityErrors.peopleUnplaced(unplaced.size);
    return assignments.flatMap((assignment) => {
      const toUnitId = parts[partFor(assignment.personId) ?? -1]?.unitId;
      return toUnitId === undefined || toUnitId === assignment.unitId ? [] : [{ assignment, toUnitId }];
    });
  }

  /** The staff role follows its holder; every other role over a unit that ends passes on or ends, as was chosen. */
  private async placeGrants(
    order: ReorganisationOrder,
    sourceIds: readonly string[],
    vanishing: readonly UnitVersion[],
    { parts, moves }: { parts: readonly PlannedPart[]; moves: readonly Carried[] },
  ): Promise<PlannedGrant[]> {
    const ending = new Set(vanishing.map(({ unitId }) => unitId));
    const moved = new Map(moves.map(({ assignment, toUnitId }) => [assignment.personId, toUnitId]));
    const partFor = partOf(order);
    return (await this.repository.listGrantsOver(sourceIds, order.effectiveOn)).flatMap((grant): PlannedGrant[] => {
      const follows = grant.role === 'staff' ? moved.get(grant.personId ?? '') : undefined;
      if (follows !== undefined) return [{ grant, toUnitId: follows }];
      if (!ending.has(grant.unitId)) return [];
      const successor = parts[partFor(grant.personId) ?? -1]?.unitId ?? null;
      return [{ grant, toUnitId: order.roles === 'pass' && !grant.delegated ? successor : null }];
    });
  }
}

function partAsPlanned(order: ReorganisationOrder['parts'][number], known: Known, day: string): PlannedPart {
  if (order.unitId === null) return { unitId: newId(), order, existing: null };
  return { unitId: order.unitId, order, existing: requireAlive(known, order.unitId, day) };
}

function requireAlive(known: Known, unitId: string, day: string): UnitVersion {
  const version = known.get(unitId)?.find((row) => holds(row, day));
  if (version === undefined) throw IdentityErrors.unitNotAlive(unitId, day);
  return version;
}

/** What is already known to change later would be lost if the unit ended now: that decision has to be looked at first. */
function requireEndable(known: Known, unitId: string, day: string): void {
  if (requireAlive(known, unitId, day).parentId === null) throw IdentityErrors.rootUnitFixed();
  const planned = changePlannedFrom(known.get(unitId) ?? [], day);
  if (planned !== null) throw IdentityErrors.unitChangesPlanned(unitId, planned);
}

/** Whoever takes people or units must be there from that day on, for good. */
function requirePlaces(order: ReorganisationOrder, known: Known, vanishing: ReadonlySet<string>): void {
  const places = [
    ...order.parts.flatMap(({ unitId, parentId }) => unitId ?? parentId ?? []),
    ...order.children.flatMap(({ parentId }) => parentId ?? []),
  ];
  for (const unitId of places) {
    requireAlive(known, unitId, order.effectiveOn);
    if (vanishing.has(unitId) || !lastsFrom(known.get(unitId) ?? [], order.effectiveOn)) {
      throw IdentityErrors.unitEndsLater(unitId);
    }
  }
}
