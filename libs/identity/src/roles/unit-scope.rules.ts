/** The rows that an actor may see or touch: a required parameter of every repository method that lists or finds. */
export type UnitScope = { readonly everything: true } | { readonly unitIds: string[] };

export const EVERYTHING: UnitScope = { everything: true };
export const NOTHING: UnitScope = { unitIds: [] };

/**
 * The scope as one SQL parameter, to be used as `($n::uuid[] is null or unit_id = any($n))`:
 * null stands for everything, an empty list for nothing.
 */
export function scopeParameter(scope: UnitScope): string[] | null {
  return 'everything' in scope ? null : scope.unitIds;
}

export function scopeHolds(scope: UnitScope, unitId: string): boolean {
  return 'everything' in scope || scope.unitIds.includes(unitId);
}
