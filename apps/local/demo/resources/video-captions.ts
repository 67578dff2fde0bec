import { type SlideSpec } from './drawing-spec.js';

/** Captions of one slide share its time in proportion to their length, so that each can be read. */
export function captionsOf(slides: readonly SlideSpec[]): string {
  const cues: string[] = [];
  let start = 0;
  for (const slide of slides) {
    const letters = slide.captions.reduce((sum, caption) => sum + caption.length, 0);
    let at = start;
    for (const caption of slide.captions) {
      const end = at + (slide.seconds * caption.length) / letters;
      cues.push(`${timestamp(at)} --> ${timestamp(end - 0.05)}\n${caption}`);
      at = end;
    }
    start += slide.seconds;
  }
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');
  return `00:${part(milliseconds / 60_000, 2)}:${part((milliseconds / 1000) % 60, 2)}.${part(milliseconds % 1000, 3)}`;
}
