import { Resvg } from '@resvg/resvg-js';
import { escapeXml } from './docx-package.js';
import { parseRuns } from './markdown-blocks.js';
import {
  breakEvenly,
  breakLines,
  createMeasure,
  FONT_NAMES,
  type FontName,
  fontPath,
  type Line,
  type Measure,
} from './typeface.js';

const WEIGHTS: Readonly<Record<FontName, number>> = { regular: 400, italic: 400, semibold: 600, bold: 700 };

export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly strong?: boolean;
  readonly leading?: number;
  readonly anchor?: 'start' | 'middle';
  readonly even?: boolean;
}

/** Collects shapes and wrapped text, then turns them into a PNG with the fonts of the product only. */
export class SvgCanvas {
  private readonly parts: string[] = [];
  private readonly measure: Measure = createMeasure();

  rect(box: { x: number; y: number; width: number; height: number; radius?: number }, fill: string): void {
    this.parts.push(
      `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${box.radius ?? 0}" fill="${fill}"/>`,
    );
  }

  circle(x: number, y: number, radius: number, fill: string): void {
    this.parts.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`);
  }

  heightOf(text: string, box: Pick<TextBox, 'width' | 'size' | 'strong' | 'leading'>): number {
    return this.lines(text, box).length * leadingOf(box);
  }

  /** Draws wrapped text whose first line begins at `y`, and answers where the next block may begin. */
  text(text: string, box: TextBox): number {
    const leading = leadingOf(box);
    const lines = this.lines(text, box);
    lines.forEach((line, index) => {
      const baseline = round(box.y + index * leading + leading / 2 + box.size * 0.36);
      const start = box.anchor === 'middle' ? box.x - widthOf(line) / 2 : box.x;
      for (const piece of line)
        this.piece(piece.text, {
          x: round(start + piece.x),
          y: baseline,
          font: piece.font,
          size: box.size,
          colour: box.colour,
        });
    });
    return box.y + lines.length * leading;
  }

  toPng(width: number, height: number): Buffer {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${this.parts.join('')}</svg>`;
    const font = { fontFiles: FONT_NAMES.map(fontPath), loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' };
    return Buffer.from(new Resvg(svg, { font, background: '#ffffff' }).render().asPng());
  }

  private lines(text: string, box: Pick<TextBox, 'width' | 'size' | 'strong' | 'even'>): Line[] {
    return (box.even ? breakEvenly : breakLines)(
      parseRuns(text),
      { width: box.width, size: box.size, strong: box.strong ?? false },
      this.measure,
    );
  }

  private piece(text: string, look: { x: number; y: number; font: FontName; size: number; colour: string }): void {
    const style = look.font === 'italic' ? ' font-style="italic"' : '';
    this.parts.push(
      `<text xml:space="preserve" x="${look.x}" y="${look.y}" font-family="Be Vietnam Pro" font-size="${look.size}" font-weight="${WEIGHTS[look.font]}"${style} fill="${look.colour}">${escapeXml(text)}</text>`,
    );
  }
}

function leadingOf(box: Pick<TextBox, 'size' | 'leading'>): number {
  return box.leading ?? Math.round(box.size * 1.45);
}

function widthOf(line: Line): number {
  const last = line[line.length - 1];
  return last === undefined ? 0 : last.x + last.width;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Black or white, whichever is easier to read on this ground (relative luminance of WCAG 2.2). */
export function readableOn(colour: string, dark: string): string {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.3 ? dark : '#ffffff';
}
