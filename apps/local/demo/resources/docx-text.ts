import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Run } from './markdown-blocks.js';

/** Times New Roman on A4 is what Decree 30/2020/NĐ-CP, Appendix I asks of administrative documents. */
export const DOCUMENT_FONT = 'Times New Roman';
export const TEXT_WIDTH_MM = 165;
export const A4_PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(20), bottom: twips(20), left: twips(30), right: twips(15) },
} as const;

export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

/** Word counts font sizes in half points. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

export interface TextLook {
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
}

export function textRuns(runs: readonly Run[], look: TextLook): TextRun[] {
  return runs.map(
    (run) =>
      new TextRun({
        text: run.text,
        font: DOCUMENT_FONT,
        size: halfPoints(look.size),
        bold: run.bold || (look.bold ?? false),
        italics: run.italic || (look.italic ?? false),
        ...(look.colour === undefined ? {} : { color: look.colour.replace('#', '') }),
      }),
  );
}

export function plainRun(text: string): Run[] {
  return [{ text, bold: false, italic: false }];
}

export function textParagraph(runs: readonly Run[], look: TextLook, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: textRuns(runs, look) });
}

/** An empty line with a border on top: the short rules that the layout puts under headings. */
export function shortRule(columnMm: number, ruleMm: number): Paragraph {
  const indent = twips((columnMm - ruleMm) / 2);
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 20, after: 0, line: 80, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
} as const;

export interface GridLook {
  readonly size: number;
  readonly headColour?: string;
  readonly headFill?: string;
}

export function gridTable(header: readonly Run[][], rows: readonly Run[][][], look: GridLook): Table {
  const widths = gridWidths([header, ...rows]);
  const headCells = header.map((runs, column) => gridCell(runs, widths[column] ?? 0, headLook(look), look.headFill));
  const rowCells = rows.map((row) =>
    header.map((_, column) => gridCell(row[column] ?? [], widths[column] ?? 0, { size: look.size })),
  );
  return new Table({
    width: { size: twips(TEXT_WIDTH_MM), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: headCells }),
      ...rowCells.map((children) => new TableRow({ cantSplit: true, children })),
    ],
  });
}

function headLook(look: GridLook): TextLook {
  return { size: look.size, bold: true, ...(look.headColour === undefined ? {} : { colour: look.headColour }) };
}

function gridCell(runs: readonly Run[], width: number, text: TextLook, fill?: string): TableCell {
  return new TableCell({
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: fill.replace('#', ''), color: 'auto' } }),
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [textParagraph(runs, text, text.bold ? { alignment: AlignmentType.CENTER } : {})],
  });
}

function gridWidths(rows: ReadonlyArray<readonly Run[][]>): number[] {
  const lengths = (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...rows.map((row) => (row[column] ?? []).reduce((sum, run) => sum + run.text.length, 0)));
    return Math.min(Math.max(longest, 11), 42);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => Math.floor((length / total) * twips(TEXT_WIDTH_MM)));
}
