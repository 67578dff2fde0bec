/** Two parts of about the same size that part no group; null for a single group. */
export function halvesOf<R extends { readonly groupKey: string }>(rows: readonly R[]): [R[], R[]] | null {
  const groups = [...new Set(rows.map((row) => row.groupKey))];
  if (groups.length < 2) return null;
  const first = new Set(groups.slice(0, Math.ceil(groups.length / 2)));
  return [rows.filter((row) => first.has(row.groupKey)), rows.filter((row) => !first.has(row.groupKey))];
}
