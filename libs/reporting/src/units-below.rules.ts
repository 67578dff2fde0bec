/**
 * A unit and all below it, each for the days on which it stood there: reorganisations do not move past figures
 * (domain.md §8.3.2: a credit goes to the unit of the completion date). The report, its files and the dashboard say
 * "of this unit" with this one text, so that they cannot disagree.
 * @param tops a condition on the version `v` of a unit that heads a branch
 */
export function unitsBelow(name: string, tops: string): string {
  return `${name} (top_id, unit_id, valid) as (
    select v.unit_id, v.unit_id, v.valid from current_unit_versions v where ${tops}
    union
    select above.top_id, v.unit_id, v.valid * above.valid
    from ${name} above join current_unit_versions v on v.parent_id = above.unit_id and v.valid && above.valid
  )`;
}
