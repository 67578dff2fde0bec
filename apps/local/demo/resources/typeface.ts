import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type Run } from './markdown-blocks.js';

/** Full TrueType files: the web fonts of the same family are split by script and lack Vietnamese letters in each part. */
export const TYPEFACE_FILES = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  italic: '400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf',
  semibold: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
} as const;
export type FontName = keyof typeof TYPEFACE_FILES;
export const FONT_NAMES = Object.keys(TYPEFACE_FILES) as FontName[];

export type Measure = (text: string, font: FontName, size: number) => number;

export interface Piece {
  readonly text: string;
  readonly font: FontName;
  /** Distance from the start of the line. */
  readonly x: number;
  readonly width: number;
}
export type Line = readonly Piece[];

const require = createRequire(import.meta.url);

export function fontPath(name: FontName): string {
  return require.resolve(`@expo-google-fonts/be-vietnam-pro/${TYPEFACE_FILES[name]}`);
}

export function registerFonts(document: PDFKit.PDFDocument): void {
  for (const name of FONT_NAMES) document.registerFont(name, fontPath(name));
}

/** Widths of words as the font has them, for drawings that no layout engine wraps for us. */
export function createMeasure(): Measure {
  const document = new PDFDocument({ autoFirstPage: false });
  registerFonts(document);
  return measureWith(document);
}

export function measureWith(document: PDFKit.PDFDocument): Measure {
  return (text, font, size) => document.font(font).fontSize(size).widthOfString(text);
}

export function fontOf(run: Run, strong = false): FontName {
  if (run.bold || strong) return 'semibold';
  return run.italic ? 'italic' : 'regular';
}

/** Breaks styled text into lines no wider than `width`; neighbours of one font become one piece. */
export function breakLines(
  runs: readonly Run[],
  style: { width: number; size: number; strong?: boolean },
  measure: Measure,
): Line[] {
  const lines: Piece[][] = [[]];
  let x = 0;
  for (const run of runs) {
    const font = fontOf(run, style.strong);
    for (const word of run.text.split(/(?<=\s)/)) {
      const visible = measure(word.trimEnd(), font, style.size);
      if (x > 0 && x + visible > style.width) {
        lines.push([]);
        x = 0;
      }
      const text = x === 0 ? word.trimStart() : word;
      if (text === '') continue;
      const width = measure(text, font, style.size);
      append(lines[lines.length - 1] ?? [], { text, font, x, width });
      x += width;
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** Same number of lines, but of like length: a title shall not leave one word alone below. */
export function breakEvenly(
  runs: readonly Run[],
  style: { width: number; size: number; strong?: boolean },
  measure: Measure,
): Line[] {
  let lines = breakLines(runs, style, measure);
  const count = lines.length;
  for (let width = style.width * 0.97; count > 1; width *= 0.97) {
    const narrower = breakLines(runs, { ...style, width }, measure);
    if (narrower.length > count) break;
    lines = narrower;
  }
  return lines;
}

function append(line: Piece[], piece: Piece): void {
  const last = line[line.length - 1];
  if (last?.font !== piece.font) line.push(piece);
  else line[line.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
}
