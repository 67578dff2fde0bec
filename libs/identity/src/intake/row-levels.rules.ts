export interface RowOfTree {
  readonly rowNumber: number;
  readonly refs: readonly string[];
  /** One of the refs of the row that has to come before. */
  readonly parent: string | null;
}

/** How many rows of the file have to come before each one; rows of a circle have no place. Level 0 is left out. */
export function levelsOf(rows: readonly RowOfTree[]): { levels: Map<number, number>; circular: number[] } {
  const byRef = new Map<string, RowOfTree>();
  // The first ref of a row is its surest: it wins over the looser ones of others.
  for (const place of [0, 1, 2]) {
    for (const row of rows) {
      const ref = row.refs[place];
      if (ref !== undefined && !byRef.has(ref)) byRef.set(ref, row);
    }
  }
  const known = new Map<number, number>();
  const circular = new Set<number>();
  for (const row of rows) {
    const way: RowOfTree[] = [];
    let at: RowOfTree | undefined = row;
    while (at && !known.has(at.rowNumber) && !way.includes(at)) {
      way.push(at);
      at = at.parent === null ? undefined : byRef.get(at.parent);
    }
    if (at && way.includes(at)) way.slice(way.indexOf(at)).forEach(({ rowNumber }) => circular.add(rowNumber));
    let level = at ? (known.get(at.rowNumber) ?? -1) : -1;
    for (const passed of way.reverse()) known.set(passed.rowNumber, (level += 1));
  }
  const levels = new Map([...known].filter(([rowNumber, level]) => level > 0 && !circular.has(rowNumber)));
  return { levels, circular: [...circular] };
}
