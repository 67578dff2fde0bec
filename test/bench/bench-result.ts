/** One line of the table. Ratios compare within one run, so that the machine does not matter. */
export interface BenchResult {
  readonly case: string;
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  /** The bare thing that it stands beside, in the same unit. */
  readonly beside?: { readonly what: string; readonly value: number; readonly ratio: number };
  readonly target?: string;
  readonly met?: boolean;
}

export interface BenchOptions {
  readonly quick: boolean;
  readonly repeats: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** @param least the smallest ratio that meets the target */
export function beside(what: string, value: number, bare: number, least?: number): Partial<BenchResult> {
  const ratio = value / bare;
  return {
    beside: { what, value: bare, ratio },
    ...(least !== undefined && { target: `≥ ${least} of it`, met: ratio >= least }),
  };
}

export function table(results: readonly BenchResult[]): string {
  const cells = results.map((result) => [
    result.case,
    result.what,
    `${shown(result.value)} ${result.unit}`,
    result.beside ? `${shown(result.beside.value)} (${result.beside.what})` : '',
    result.beside ? result.beside.ratio.toFixed(2) : '',
    result.target === undefined ? '' : `${result.target}: ${result.met ? 'met' : 'MISSED'}`,
  ]);
  const rows = [['case', 'what', 'value', 'beside', 'ratio', 'target'], ...cells];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
