import { type SlideSpec } from './drawing-spec.js';
import { COLOURS } from './page-colours.js';
import { readableOn, SvgCanvas } from './svg-canvas.js';

const WIDTH = 640;
const HEIGHT = 360;
const MARGIN = 48;

/** One still picture per slide; the lowest fifth stays free for the captions. */
export function buildSlides(slides: readonly SlideSpec[]): Buffer[] {
  return slides.map((slide, index) => drawSlide(slide, (index + 1) / slides.length));
}

function drawSlide(slide: SlideSpec, progress: number): Buffer {
  const canvas = new SvgCanvas();
  const colour = slide.colour ?? COLOURS.accent;
  canvas.rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, COLOURS.paper);
  canvas.rect({ x: 0, y: 0, width: WIDTH, height: 5 }, COLOURS.line);
  canvas.rect({ x: 0, y: 0, width: Math.round(WIDTH * progress), height: 5 }, COLOURS.accent);
  if (slide.badge === '') drawOpening(canvas, slide);
  else drawPoint(canvas, slide, colour);
  return canvas.toPng(WIDTH, HEIGHT);
}

function drawOpening(canvas: SvgCanvas, slide: SlideSpec): void {
  canvas.rect({ x: MARGIN, y: 84, width: 44, height: 5 }, COLOURS.accent);
  const text = { x: MARGIN, width: WIDTH - 2 * MARGIN };
  let y =
    canvas.text(slide.heading, {
      ...text,
      y: 104,
      size: 36,
      leading: 48,
      colour: COLOURS.ink,
      strong: true,
      even: true,
    }) + 10;
  for (const line of slide.lines) y = canvas.text(line, { ...text, y, size: 20, leading: 32, colour: COLOURS.grey });
}

function drawPoint(canvas: SvgCanvas, slide: SlideSpec, colour: string): void {
  const radius = 46;
  canvas.circle(MARGIN + radius, 118, radius, colour);
  const badge = { x: MARGIN + radius, y: 90, width: 2 * radius, size: 38, leading: 56, anchor: 'middle' } as const;
  canvas.text(slide.badge, { ...badge, colour: readableOn(colour, COLOURS.ink), strong: true });
  const text = { x: MARGIN + 2 * radius + 32, width: WIDTH - 2 * MARGIN - 2 * radius - 32 };
  let y = canvas.text(slide.heading, { ...text, y: 66, size: 31, leading: 42, colour: COLOURS.ink, strong: true }) + 14;
  for (const line of slide.lines) y = canvas.text(line, { ...text, y, size: 21, leading: 31, colour: COLOURS.ink }) + 7;
}
