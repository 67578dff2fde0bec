import PDFDocument from 'pdfkit';
import { type Block, type ListStyle, type Run } from './markdown-blocks.js';
import { COLOURS, FIXED_DATE, PUBLISHER } from './page-colours.js';
import { PdfPageFlow } from './pdf-page-flow.js';
import { drawTable } from './pdf-table.js';
import { type DemoResource } from './resource-list.js';
import { LICENCE_NAMES, TOPIC_NAMES } from './topic-names.js';
import { breakEvenly, breakLines, registerFonts } from './typeface.js';

const BODY = { size: 10.5, leading: 16 } as const;
const HEADINGS = {
  1: { size: 23, leading: 30 },
  2: { size: 13.5, leading: 19 },
  3: { size: 11, leading: 16.5 },
} as const;

export async function buildPdfDocument(resource: DemoResource, blocks: readonly Block[]): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: resource.title,
      Author: PUBLISHER,
      Subject: resource.summary,
      CreationDate: FIXED_DATE,
      ModDate: FIXED_DATE,
    },
  });
  const bytes = collect(document);
  registerFonts(document);
  const flow = new PdfPageFlow(document);
  drawMasthead(flow, resource);
  for (const block of blocks) if (block.kind !== 'heading' || block.level > 1) drawBlock(flow, block);
  flow.root.end();
  flow.footers(`${PUBLISHER}  ·  ${LICENCE_NAMES[resource.licence]}`);
  document.end();
  return bytes;
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function drawMasthead(flow: PdfPageFlow, resource: DemoResource): void {
  const plain = (text: string): Run[] => [{ text, bold: false, italic: false }];
  tagged(flow, 'P', () =>
    drawText(flow, plain(TOPIC_NAMES[resource.topic].toLocaleUpperCase('vi')), {
      size: 9,
      leading: 16,
      colour: COLOURS.accent,
      strong: true,
    }),
  );
  flow.y += 4;
  tagged(flow, 'H1', () => drawTitle(flow, plain(resource.title)));
  flow.y += 4;
  tagged(flow, 'P', () => drawText(flow, plain(resource.summary), { size: 11, leading: 17, colour: COLOURS.grey }));
  flow.y += 10;
  flow.document.markContent('Artifact', { type: 'Layout' });
  flow.rule(flow.left, 48, { colour: COLOURS.accent, thickness: 3 });
  flow.document.endMarkedContent();
  flow.y += 16;
}

function drawTitle(flow: PdfPageFlow, title: readonly Run[]): void {
  const look = HEADINGS[1];
  for (const line of breakEvenly(title, { width: flow.width, size: look.size, strong: true }, flow.measure)) {
    flow.line(line, { ...look, x: flow.left, colour: COLOURS.ink });
  }
}

function drawBlock(flow: PdfPageFlow, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(flow, block.level, block.runs);
    case 'paragraph':
      flow.space(2);
      tagged(flow, 'P', () => drawText(flow, block.runs, { ...BODY, colour: COLOURS.ink }));
      flow.y += 6;
      return;
    case 'note':
      return drawNote(flow, block.runs);
    case 'list':
      return drawList(flow, block.style, block.items);
    case 'table':
      flow.space(4);
      drawTable(flow, block);
      flow.y += 12;
  }
}

function drawHeading(flow: PdfPageFlow, level: 1 | 2 | 3, runs: readonly Run[]): void {
  const look = HEADINGS[level];
  flow.space(level === 2 ? 12 : 6);
  flow.ensure(look.leading + 3 * BODY.leading);
  tagged(flow, `H${level}`, () =>
    drawText(flow, runs, { ...look, colour: level === 2 ? COLOURS.accent : COLOURS.ink, strong: true }),
  );
  flow.y += 4;
}

function drawList(flow: PdfPageFlow, style: ListStyle, items: readonly Run[][]): void {
  const { document } = flow;
  const structure = document.struct('L');
  flow.root.add(structure);
  const indent = style === 'bullet' ? 14 : 22;
  const laidOut = items.map((runs) => breakLines(runs, { width: flow.width - indent, size: BODY.size }, flow.measure));
  laidOut.forEach((lines, index) => {
    // The last two items stay together, so that none opens a page alone.
    const together =
      index === items.length - 2 ? lines.length + (laidOut[index + 1]?.length ?? 0) : Math.min(lines.length, 3);
    structure.add(
      document.struct('LI', {}, () => {
        flow.ensure(together * BODY.leading + 3);
        drawMarker(flow, style, index);
        for (const line of lines) flow.line(line, { ...BODY, x: flow.left + indent, colour: COLOURS.ink });
      }),
    );
    flow.y += 3;
  });
  structure.end();
  flow.y += 5;
}

function drawMarker(flow: PdfPageFlow, style: ListStyle, index: number): void {
  const { document, left, y } = flow;
  if (style === 'check')
    document
      .roundedRect(left + 1, y + 1.5, 10, 10, 2)
      .lineWidth(1)
      .stroke(COLOURS.accent);
  else if (style === 'bullet') document.circle(left + 4, y + 6.8, 1.9).fill(COLOURS.accent);
  else
    flow.drawAt([{ text: `${index + 1}.`, font: 'semibold', x: 0, width: 0 }], {
      x: left,
      y,
      size: BODY.size,
      colour: COLOURS.accent,
    });
}

function drawNote(flow: PdfPageFlow, runs: readonly Run[]): void {
  const pad = 12;
  const lines = breakLines(runs, { width: flow.width - 2 * pad - 4, size: 10 }, flow.measure);
  const height = lines.length * 15.5 + 2 * pad - 3;
  flow.space(4);
  flow.ensure(height);
  const { document, left } = flow;
  document.markContent('Artifact', { type: 'Layout' });
  document.rect(left, flow.y, flow.width, height).fill(COLOURS.accentSoft);
  document.rect(left, flow.y, 3, height).fill(COLOURS.accent);
  document.endMarkedContent();
  flow.y += pad;
  tagged(flow, 'Note', () =>
    lines.forEach((line) => flow.line(line, { x: left + pad + 4, size: 10, leading: 15.5, colour: COLOURS.ink })),
  );
  flow.y += pad + 5;
}

function drawText(
  flow: PdfPageFlow,
  runs: readonly Run[],
  look: { size: number; leading: number; colour: string; strong?: boolean },
): void {
  const lines = breakLines(runs, { width: flow.width, size: look.size, strong: look.strong ?? false }, flow.measure);
  if (lines.length <= 3) flow.ensure(lines.length * look.leading);
  for (const line of lines) flow.line(line, { ...look, x: flow.left });
}

function tagged(flow: PdfPageFlow, type: string, draw: () => void): void {
  flow.root.add(flow.document.struct(type, {}, draw));
}
