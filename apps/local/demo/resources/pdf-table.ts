import { type Block, plainText, type Run } from './markdown-blocks.js';
import { COLOURS } from './page-colours.js';
import { type PdfPageFlow } from './pdf-page-flow.js';
import { breakLines, type Line } from './typeface.js';

type Table = Extract<Block, { kind: 'table' }>;
const CELL = { size: 9.5, leading: 14, padX: 7, padY: 5.5 } as const;

/** Tables repeat their header on each page; a row is never cut. */
export function drawTable(flow: PdfPageFlow, table: Table): void {
  const widths = columnWidths(flow, table);
  const header = layoutRow(flow, table.header, widths, true);
  const rows = table.rows.map((row) => layoutRow(flow, row, widths, false));
  flow.ensure(rowHeight(header) + rowHeight(rows[0] ?? header));
  const { document } = flow;
  const structure = document.struct('Table');
  flow.root.add(structure);
  const addRow = (row: Line[][], strong: boolean): void => {
    const cells = row.map((cell, column) =>
      document.struct(strong ? 'TH' : 'TD', {}, () => drawCell(flow, cell, offsetOf(widths, column), strong)),
    );
    structure.add(document.struct('TR', {}, cells));
    flow.y += rowHeight(row);
  };
  drawRowGround(flow, rowHeight(header), true);
  addRow(header, true);
  for (const row of rows) {
    if (rowHeight(row) > flow.remaining) {
      flow.ensure(rowHeight(row));
      drawRowGround(flow, rowHeight(header), true);
      addRow(header, true);
    }
    drawRowGround(flow, rowHeight(row), false);
    addRow(row, false);
  }
  structure.end();
}

/** Short columns get the width they need; long ones share what is left in proportion to their text. */
function columnWidths(flow: PdfPageFlow, table: Table): number[] {
  const natural = table.header.map((_, column) => {
    const cells = [table.header, ...table.rows].map((row) =>
      flow.measure(plainText(row[column] ?? []), 'semibold', CELL.size),
    );
    return Math.max(...cells) + 2 * CELL.padX + 2;
  });
  const isShort = (width: number): boolean => width <= flow.width / (natural.length + 1);
  const shortSum = sum(natural.filter(isShort));
  const longSum = sum(natural) - shortSum;
  if (longSum === 0) return natural.map((width) => (width / shortSum) * flow.width);
  return natural.map((width) => (isShort(width) ? width : (width / longSum) * (flow.width - shortSum)));
}

function sum(widths: readonly number[]): number {
  return widths.reduce((left, right) => left + right, 0);
}

function offsetOf(widths: readonly number[], column: number): number {
  return sum(widths.slice(0, column));
}

function layoutRow(flow: PdfPageFlow, row: readonly Run[][], widths: readonly number[], strong: boolean): Line[][] {
  return widths.map((width, column) =>
    breakLines(row[column] ?? [], { width: width - 2 * CELL.padX, size: CELL.size, strong }, flow.measure),
  );
}

function rowHeight(row: readonly Line[][]): number {
  return Math.max(1, ...row.map((cell) => cell.length)) * CELL.leading + 2 * CELL.padY;
}

function drawRowGround(flow: PdfPageFlow, height: number, strong: boolean): void {
  flow.document.markContent('Artifact', { type: 'Layout' });
  if (strong) flow.document.rect(flow.left, flow.y, flow.width, height).fill(COLOURS.accentSoft);
  flow.document.rect(flow.left, flow.y + height - 0.6, flow.width, 0.6).fill(strong ? COLOURS.accent : COLOURS.line);
  flow.document.endMarkedContent();
}

function drawCell(flow: PdfPageFlow, lines: readonly Line[], offset: number, strong: boolean): void {
  lines.forEach((line, index) => {
    flow.drawAt(line, {
      x: flow.left + offset + CELL.padX,
      y: flow.y + CELL.padY + index * CELL.leading,
      size: CELL.size,
      colour: strong ? COLOURS.accent : COLOURS.ink,
    });
  });
}
