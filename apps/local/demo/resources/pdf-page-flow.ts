import { COLOURS } from './page-colours.js';
import { type Line, type Measure, measureWith } from './typeface.js';

const PAGE = { left: 62, right: 62, top: 64, bottom: 74, width: 595.28, height: 841.89 } as const;

/** A cursor that walks down A4 pages and opens the next page when a line no longer fits. */
export class PdfPageFlow {
  readonly left = PAGE.left;
  readonly width = PAGE.width - PAGE.left - PAGE.right;
  readonly measure: Measure;
  /** Everything that is read aloud hangs below this element. */
  readonly root: PDFKit.PDFStructureElement;
  y: number = PAGE.top;

  constructor(readonly document: PDFKit.PDFDocument) {
    this.measure = measureWith(document);
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  get remaining(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  space(height: number): void {
    if (this.y > PAGE.top) this.y += height;
  }

  /** Keeps a block of this height together when a page can hold it. */
  ensure(height: number): void {
    if (height <= this.remaining || this.y === PAGE.top) return;
    this.document.continueOnNewPage();
    this.y = PAGE.top;
  }

  line(line: Line, look: { x: number; size: number; leading: number; colour: string }): void {
    this.ensure(look.leading);
    this.drawAt(line, { ...look, y: this.y });
    this.y += look.leading;
  }

  drawAt(line: Line, look: { x: number; y: number; size: number; colour: string }): void {
    for (const piece of line) {
      this.document.font(piece.font).fontSize(look.size).fillColor(look.colour);
      this.document.text(piece.text, look.x + piece.x, look.y, { lineBreak: false });
    }
  }

  rule(x: number, width: number, look: { colour: string; thickness: number }): void {
    this.document.rect(x, this.y, width, look.thickness).fill(look.colour);
    this.y += look.thickness;
  }

  /** Page numbers come last, when the number of pages is known. */
  footers(label: string): void {
    const range = this.document.bufferedPageRange();
    for (let index = 0; index < range.count; index += 1) {
      this.document.switchToPage(range.start + index);
      this.document.markContent('Artifact', { type: 'Pagination' });
      this.document.rect(PAGE.left, PAGE.height - 52, this.width, 0.6).fill(COLOURS.line);
      const number = `${index + 1}/${range.count}`;
      const look = { y: PAGE.height - 44, size: 8.5, colour: COLOURS.grey };
      this.drawAt([{ text: label, font: 'regular', x: 0, width: 0 }], { ...look, x: PAGE.left });
      this.drawAt([{ text: number, font: 'regular', x: -this.measure(number, 'regular', look.size), width: 0 }], {
        ...look,
        x: PAGE.width - PAGE.right,
      });
      this.document.endMarkedContent();
    }
  }
}
