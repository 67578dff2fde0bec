import { createHash } from 'node:crypto';
import { type Carried } from '../people/assignment-carrying.service.js';
import { holds } from './bitemporal.rules.js';
import { type UnitVersion } from './org-unit.repository.js';
import { type GrantOverUnit, type Succession } from './reorganisation.repository.js';
import { type PartOrder, type ReorganisationOrder } from './reorganisation.rules.js';

export interface PlannedPart {
  readonly unitId: string;
  readonly order: PartOrder;
  /** As it is on the day; null for one that begins. */
  readonly existing: UnitVersion | null;
}

export interface PlannedGrant {
  readonly grant: GrantOverUnit;
  /** Null: it ends. */
  readonly toUnitId: string | null;
}

/** One known version of a unit that comes to stand elsewhere. */
export interface Reparented {
  readonly version: UnitVersion;
  readonly parentId: string;
}

/** All that an order would change, read at one instant. */
export interface ReorganisationPlan {
  readonly order: ReorganisationOrder;
  /** The units of the order and those that are dissolved with them, as they are on the day. */
  readonly sources: readonly UnitVersion[];
  readonly vanishing: readonly UnitVersion[];
  readonly parts: readonly PlannedPart[];
  readonly reparented: readonly Reparented[];
  readonly moves: readonly Carried[];
  readonly grants: readonly PlannedGrant[];
  readonly fingerprint: string;
}

/**
 * Stands for what was seen in the preview: the order itself and every row that it would change. Figures of other
 * domains are left out; a plan handed in meanwhile changes nothing of what is decided here.
 */
export function fingerprintOf(plan: Omit<ReorganisationPlan, 'fingerprint'>): string {
  const { order, sources, parts, reparented, moves, grants } = plan;
  const { operation, unitIds, people, defaultPart, children, roles, effectiveOn, decisionNumber, decisionDate } = order;
  const seen = [
    [operation, unitIds, order.parts, people, defaultPart, children, roles, effectiveOn, decisionNumber, decisionDate],
    sources.map(({ id }) => id).sort(),
    parts.map(({ existing }) => existing?.id ?? null),
    reparented.map(({ version }) => version.id).sort(),
    moves.map(({ assignment }) => assignment.id).sort(),
    grants.map(({ grant }) => `${grant.id}:${grant.from}:${grant.to}`).sort(),
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

/** Each unit passes on to the successors by their shares; those dissolved with it go where it goes. */
export function successionsOf({ sources, parts }: ReorganisationPlan): Succession[] {
  return sources.flatMap(({ unitId }) =>
    parts.map((part) => ({ fromUnitId: unitId, toUnitId: part.unitId, share: part.order.share })),
  );
}

/** Whether some unit would stand below itself once these have their new parents. */
export function closesCircle(
  changed: ReadonlyMap<string, string>,
  parents: ReadonlyMap<string, string | null>,
): boolean {
  return [...changed.keys()].some((unitId) => {
    const seen = new Set<string>();
    let above: string | null | undefined = changed.get(unitId);
    while (above && above !== unitId && !seen.has(above)) {
      seen.add(above);
      above = changed.get(above) ?? parents.get(above);
    }
    return above === unitId;
  });
}

/**
 * The first day after the given one on which something of the unit is already known to change, the day itself included;
 * null when its version of that day holds for ever and began before.
 */
export function changePlannedFrom(known: readonly UnitVersion[], day: string): string | null {
  const current = known.find((row) => holds(row, day));
  const begins = known.map(({ from }) => from).filter((from) => from >= day);
  return begins.sort()[0] ?? current?.to ?? null;
}
