import { EVERYTHING, scopeParameter, type UnitScope } from '#identity';
import { type Actor } from '#platform';

/** Which resources an actor may touch whatever their state: those of some units, and the own ones. */
export interface Reach {
  /** null stands for all units. */
  readonly unitIds: string[] | null;
  readonly personId: string | null;
}

export function reachOf(actor: Actor, scope: UnitScope): Reach {
  return { unitIds: scopeParameter(scope), personId: actor.personId };
}

export const UNLIMITED: Reach = { unitIds: scopeParameter(EVERYTHING), personId: null };
