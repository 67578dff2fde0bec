type Values = Readonly<Record<string, unknown>>;

/** What differs between two states, before beside after; null where the thing was not there yet or is no more. */
export interface Changes {
  readonly before: Values | null;
  readonly after: Values | null;
}

/** Fields that stay as they were are left out: an entry says what was changed. */
export function changesOf(before: object | null, after: object | null): Changes {
  if (before === null || after === null) return { before: before && { ...before }, after: after && { ...after } };
  const [was, is]: [Values, Values] = [{ ...before }, { ...after }];
  const changed = Object.keys({ ...was, ...is }).filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  const only = (values: Values): Values => Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
  return { before: only(was), after: only(is) };
}
