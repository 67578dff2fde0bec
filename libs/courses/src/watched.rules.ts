/** A watched stretch in whole seconds: from `from` up to, not including, `to`. */
export interface WatchedRange {
  readonly from: number;
  readonly to: number;
}

export const WATCHED_ENOUGH_PERCENT = 90;

/** Nobody watches faster than twice; half a minute is given to clocks and to a film started before the first beat. */
const FASTEST_PLAYBACK = 2;
const GRACE_SECONDS = 30;

/** Reads PostgreSQL's `{[0,10),[20,30)}`. */
export function readMultirange(text: string): WatchedRange[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => ({ from: Number(from), to: Number(to) }));
}

export function writeMultirange(ranges: readonly WatchedRange[]): string {
  return `{${ranges.map(({ from, to }) => `[${from},${to})`).join(',')}}`;
}

/** Overlapping and touching ranges become one; what lies outside the film or is empty falls away. */
export function mergeRanges(ranges: readonly WatchedRange[], durationSeconds: number): WatchedRange[] {
  const inside = ranges
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(durationSeconds, to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const merged: WatchedRange[] = [];
  for (const range of inside) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}

export function secondsIn(ranges: readonly WatchedRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Rounded down; seconds seen twice count once. */
export function watchedPercent(ranges: readonly WatchedRange[], durationSeconds: number | null): number {
  if (!durationSeconds) return 0;
  return Math.floor((100 * secondsIn(mergeRanges(ranges, durationSeconds))) / durationSeconds);
}

/** Whether so much can have been watched since the lesson was opened. */
export function isPlausible(watchedSeconds: number, elapsedSeconds: number): boolean {
  return watchedSeconds <= elapsedSeconds * FASTEST_PLAYBACK + GRACE_SECONDS;
}
