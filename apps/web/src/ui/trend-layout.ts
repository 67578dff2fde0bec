export interface TrendPoint {
  readonly label: string;
  readonly value: number;
}
export interface TrendSeries {
  readonly name: string;
  readonly points: readonly TrendPoint[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly max: number | undefined;
}

const LEFT = 36;
const TOP = 18;
const BOTTOM = 24;
const LABEL_GAP = 40;

/** Where everything of a trend chart stands; pure, so that it is tested without a browser. */
export function layOut(series: readonly TrendSeries[], { width, height, max }: Frame) {
  const right = width - Math.min(120, Math.max(104, width * 0.2));
  const top = niceCeiling(max ?? Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value))));
  const count = Math.max(2, ...series.map(({ points }) => points.length));
  const x = (index: number): number => LEFT + ((right - LEFT) * index) / (count - 1);
  const y = (value: number): number => TOP + (height - TOP - BOTTOM) * (1 - value / top);
  const lines = series.map(({ name, points }) => {
    const last = points.length - 1;
    const value = points[last]?.value ?? 0;
    const path = points.map(
      (point, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`,
    );
    return { name, path: path.join(' '), end: { x: x(Math.max(0, last)), y: y(value), value }, labelY: y(value) };
  });
  return {
    left: LEFT,
    right,
    grid: [0, top / 2, top].map((value) => ({ value, y: y(value) })),
    ticks: ticksOf(series[0]?.points ?? [], x),
    lines: apart(lines, TOP, height - BOTTOM - 14),
  };
}

function ticksOf(points: readonly TrendPoint[], x: (index: number) => number) {
  const last = points.length - 1;
  const shown = last > 3 ? [0, Math.round(last / 2), last] : points.map((_, index) => index);
  return shown.map((index) => ({
    x: x(index),
    label: points[index]?.label ?? '',
    anchor: index === 0 ? ('start' as const) : index === last ? ('end' as const) : ('middle' as const),
  }));
}

/** Two labels at nearly the same height are pushed apart, the higher line's label staying above. */
function apart<Line extends { labelY: number }>(lines: readonly Line[], top: number, bottom: number): Line[] {
  const [first, second] = lines;
  if (!first || !second || Math.abs(first.labelY - second.labelY) >= LABEL_GAP) return [...lines];
  const upper = first.labelY <= second.labelY ? first : second;
  const middle = Math.min(bottom - LABEL_GAP / 2, Math.max(top + LABEL_GAP / 2, (first.labelY + second.labelY) / 2));
  return lines.map((line) => ({ ...line, labelY: middle + (line === upper ? -LABEL_GAP / 2 : LABEL_GAP / 2) }));
}

function niceCeiling(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const step = [1, 2, 4, 5, 10].find((each) => each * magnitude >= value) ?? 10;
  return step * magnitude;
}
