import { type DrawingLayout, type DrawingPart, type DrawingSpec } from './drawing-spec.js';
import { COLOURS, PUBLISHER } from './page-colours.js';
import { type DemoResource } from './resource-list.js';
import { readableOn, SvgCanvas } from './svg-canvas.js';
import { LICENCE_NAMES, TOPIC_NAMES } from './topic-names.js';

const WIDTH = 1200;
const MARGIN = 88;
const INNER = WIDTH - 2 * MARGIN;
const GAP = 22;

/** Draws the parts from `y` downwards and answers the `y` below them. */
type PartsDrawing = (canvas: SvgCanvas, parts: readonly DrawingPart[], y: number) => number;
const PARTS_DRAWINGS: Readonly<Record<DrawingLayout, PartsDrawing>> = {
  levels: drawLevels,
  steps: drawSteps,
  cards: drawCards,
};

export function buildInfographic(resource: DemoResource, spec: DrawingSpec): Buffer {
  const canvas = new SvgCanvas();
  canvas.rect({ x: 0, y: 0, width: WIDTH, height: 14 }, COLOURS.accent);
  let y = drawTitle(canvas, TOPIC_NAMES[resource.topic], spec);
  y = PARTS_DRAWINGS[spec.layout](canvas, spec.parts, y + 44);
  if (spec.footnote !== '')
    y = canvas.text(spec.footnote, { x: MARGIN, y: y + 26, width: INNER, size: 21, colour: COLOURS.grey });
  canvas.rect({ x: MARGIN, y: y + 40, width: INNER, height: 1.5 }, COLOURS.line);
  const end = canvas.text(`${PUBLISHER}  ·  ${LICENCE_NAMES[resource.licence]}`, {
    x: MARGIN,
    y: y + 56,
    width: INNER,
    size: 19,
    colour: COLOURS.grey,
  });
  return canvas.toPng(WIDTH, Math.ceil(end + 44));
}

function drawTitle(canvas: SvgCanvas, topic: string, spec: DrawingSpec): number {
  let y = canvas.text(topic.toLocaleUpperCase('vi'), {
    x: MARGIN,
    y: 70,
    width: INNER,
    size: 20,
    colour: COLOURS.accent,
    strong: true,
  });
  y = canvas.text(spec.title, {
    x: MARGIN,
    y: y + 8,
    width: INNER,
    size: 50,
    leading: 66,
    colour: COLOURS.ink,
    strong: true,
    even: true,
  });
  return spec.lead === ''
    ? y
    : canvas.text(spec.lead, { x: MARGIN, y: y + 12, width: INNER, size: 25, leading: 38, colour: COLOURS.grey });
}

function drawLevels(canvas: SvgCanvas, parts: readonly DrawingPart[], top: number): number {
  const badgeWidth = 132;
  let y = top;
  for (const part of parts) {
    const text = { x: MARGIN + badgeWidth + 34, width: INNER - badgeWidth - 64 };
    const height = Math.max(132, partHeight(canvas, part, text.width) + 52);
    const colour = part.colour ?? COLOURS.accent;
    canvas.rect({ x: MARGIN, y, width: INNER, height, radius: 14 }, '#f5f8f8');
    canvas.rect({ x: MARGIN, y, width: badgeWidth, height, radius: 14 }, colour);
    canvas.rect({ x: MARGIN + badgeWidth - 16, y, width: 16, height }, colour);
    canvas.text(part.badge, {
      x: MARGIN + badgeWidth / 2,
      y: y + height / 2 - 33,
      width: badgeWidth,
      size: 46,
      leading: 66,
      colour: readableOn(colour, COLOURS.ink),
      strong: true,
      anchor: 'middle',
    });
    drawPartText(canvas, part, { ...text, y: y + (height - partHeight(canvas, part, text.width)) / 2 });
    y += height + GAP;
  }
  return y - GAP;
}

function drawSteps(canvas: SvgCanvas, parts: readonly DrawingPart[], top: number): number {
  const radius = 36;
  const text = { x: MARGIN + 2 * radius + 36, width: INNER - 2 * radius - 36 };
  const heights = parts.map((part) => Math.max(2 * radius, partHeight(canvas, part, text.width)) + 40);
  const length = heights.slice(0, -1).reduce((sum, height) => sum + height, 0);
  canvas.rect({ x: MARGIN + radius - 2, y: top + radius, width: 4, height: length }, COLOURS.line);
  let y = top;
  parts.forEach((part, index) => {
    const colour = part.colour ?? COLOURS.accent;
    const size = part.badge.length > 2 ? 20 : 32;
    canvas.circle(MARGIN + radius, y + radius, radius, colour);
    canvas.text(part.badge, {
      x: MARGIN + radius,
      y: y + radius - 24,
      width: 2 * radius,
      size,
      leading: 48,
      colour: readableOn(colour, COLOURS.ink),
      strong: true,
      anchor: 'middle',
    });
    drawPartText(canvas, part, { ...text, y: part.detail === '' ? y + radius - 21 : y + 2 });
    y += heights[index] ?? 0;
  });
  return y - 40;
}

function drawCards(canvas: SvgCanvas, parts: readonly DrawingPart[], top: number): number {
  const width = (INNER - GAP) / 2;
  const text = width - 72;
  let y = top;
  for (let first = 0; first < parts.length; first += 2) {
    const pair = parts.slice(first, first + 2);
    const height = Math.max(...pair.map((part) => partHeight(canvas, part, text))) + 148;
    pair.forEach((part, column) => {
      const x = MARGIN + column * (width + GAP);
      const colour = part.colour ?? COLOURS.accent;
      canvas.rect({ x, y, width, height, radius: 14 }, '#f5f8f8');
      canvas.rect({ x, y, width, height: 8, radius: 4 }, colour);
      canvas.text(part.badge, { x: x + 36, y: y + 34, width: text, size: 44, leading: 60, colour, strong: true });
      drawPartText(canvas, part, { x: x + 36, width: text, y: y + 104 });
    });
    y += height + GAP;
  }
  return y - GAP;
}

const HEADING = { size: 29, leading: 42, strong: true } as const;
const DETAIL = { size: 23, leading: 35 } as const;

function partHeight(canvas: SvgCanvas, part: DrawingPart, width: number): number {
  const heading = canvas.heightOf(part.heading, { ...HEADING, width });
  return part.detail === '' ? heading : heading + 6 + canvas.heightOf(part.detail, { ...DETAIL, width });
}

function drawPartText(canvas: SvgCanvas, part: DrawingPart, box: { x: number; y: number; width: number }): void {
  const y = canvas.text(part.heading, { ...HEADING, ...box, colour: COLOURS.ink });
  if (part.detail !== '') canvas.text(part.detail, { ...DETAIL, ...box, y: y + 6, colour: COLOURS.grey });
}
