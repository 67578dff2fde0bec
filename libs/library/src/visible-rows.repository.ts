/**
 * The condition under which a row of `resources` may be seen: published ones by everyone, the others within reach.
 * `first` is the number of the parameter with the units; the one with the person follows it.
 */
export function visibleRows(alias: string, first: number): string {
  return `(${alias}.state = 'published' or ${reachedRows(alias, first)})`;
}

/** The same for rows that are to be changed. */
export function reachedRows(alias: string, first: number): string {
  return `($${first}::uuid[] is null or ${alias}.owner_unit_id = any($${first}) or ${alias}.owner_person_id = $${first + 1}::uuid)`;
}
