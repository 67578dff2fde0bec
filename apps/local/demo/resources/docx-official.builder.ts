import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { packDocument } from './docx-package.js';
import {
  A4_PAGE,
  DOCUMENT_FONT,
  gridTable,
  halfPoints,
  NO_BORDERS,
  plainRun,
  shortRule,
  TEXT_WIDTH_MM,
  textParagraph,
  twips,
} from './docx-text.js';
import { type Block, parseRuns, type Run } from './markdown-blocks.js';
import { type OfficialLetterhead, type Signature } from './official-letterhead.js';

const COLUMNS_MM = { issuer: 68, state: 97 } as const;
const CENTRED = { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } } as const;
const BODY = { size: 14 } as const;
const BODY_PARAGRAPH = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: twips(12.7) },
  spacing: { before: 0, after: 120, line: 276, lineRule: LineRuleType.AUTO },
} as const;

export async function buildOfficialDocument(
  title: string,
  letterhead: OfficialLetterhead,
  blocks: readonly Block[],
): Promise<Buffer> {
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: DOCUMENT_FONT, size: halfPoints(BODY.size), language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: { titlePage: true, page: A4_PAGE },
        headers: { first: new Header({ children: [new Paragraph({ children: [] })] }), default: pageNumberHeader() },
        children: [
          headTable(letterhead),
          ...subjectLines(letterhead),
          ...letterhead.bases.map((basis) => textParagraph(plainRun(basis), { ...BODY, italic: true }, BODY_PARAGRAPH)),
          ...blocks.filter((block) => block.kind !== 'heading' || block.level > 1).flatMap(blockChildren),
          signatureTable(letterhead),
        ],
      },
    ],
  });
  return packDocument(document, title);
}

function pageNumberHeader(): Header {
  const number = new TextRun({ font: DOCUMENT_FONT, size: halfPoints(13), children: [PageNumber.CURRENT] });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

function headTable(letterhead: OfficialLetterhead): Table {
  const dateLine = textParagraph(
    plainRun(`${letterhead.place}, ${letterhead.date}`),
    { size: 14, italic: true },
    { ...CENTRED, spacing: { before: 120, after: 0 } },
  );
  const numberLine = textParagraph(
    plainRun(`Số: ${letterhead.number}`),
    { size: 13 },
    { ...CENTRED, spacing: { before: 120, after: 0 } },
  );
  const letterSubject =
    letterhead.type === null ? [textParagraph(plainRun(`V/v ${letterhead.subject}`), { size: 12 }, CENTRED)] : [];
  const issuer = [
    ...letterhead.parent.split('\n').map((line) => textParagraph(plainRun(line), { size: 13 }, CENTRED)),
    ...letterhead.issuer.split('\n').map((line) => textParagraph(plainRun(line), { size: 13, bold: true }, CENTRED)),
    shortRule(COLUMNS_MM.issuer, 25),
    numberLine,
    ...letterSubject,
  ];
  const state = [
    textParagraph(plainRun('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), { size: 12.5, bold: true }, CENTRED),
    textParagraph(plainRun('Độc lập - Tự do - Hạnh phúc'), { size: 14, bold: true }, CENTRED),
    shortRule(COLUMNS_MM.state, 62),
    dateLine,
  ];
  return sideBySide([
    { width: COLUMNS_MM.issuer, children: issuer },
    { width: COLUMNS_MM.state, children: state },
  ]);
}

function subjectLines(letterhead: OfficialLetterhead): Paragraph[] {
  if (letterhead.type === null) {
    const addressee = `Kính gửi: ${letterhead.addressee ?? '……………………………'}`;
    return [textParagraph(plainRun(addressee), BODY, { ...CENTRED, spacing: { before: 320, after: 240 } })];
  }
  const lines = [
    textParagraph(
      plainRun(letterhead.type),
      { size: 14, bold: true },
      { ...CENTRED, spacing: { before: 320, after: 0 } },
    ),
    textParagraph(
      plainRun(letterhead.subject),
      { size: 14, bold: true },
      { ...CENTRED, indent: { left: twips(8), right: twips(8) } },
    ),
    shortRule(TEXT_WIDTH_MM, 55),
    new Paragraph({ spacing: { after: 120 }, children: [] }),
  ];
  if (letterhead.addressee !== null)
    lines.push(
      textParagraph(plainRun(`Kính gửi: ${letterhead.addressee}`), BODY, {
        ...CENTRED,
        spacing: { before: 0, after: 200 },
      }),
    );
  return lines;
}

function blockChildren(block: Block): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        textParagraph(
          block.runs,
          { ...BODY, bold: true },
          { ...BODY_PARAGRAPH, alignment: AlignmentType.LEFT, keepNext: true },
        ),
      ];
    case 'paragraph':
    case 'note':
      return [textParagraph(block.runs, BODY, BODY_PARAGRAPH)];
    case 'list':
      return block.items.map((item, index) =>
        textParagraph(marked(item, block.style === 'number' ? `${index + 1}. ` : '- '), BODY, BODY_PARAGRAPH),
      );
    case 'table':
      return [
        gridTable(block.header, block.rows, { size: 13 }),
        new Paragraph({ spacing: { after: 120 }, children: [] }),
      ];
  }
}

function marked(runs: readonly Run[], mark: string): Run[] {
  return [...plainRun(mark), ...runs];
}

function signatureTable(letterhead: OfficialLetterhead): Table {
  const recipients = [
    textParagraph(plainRun('Nơi nhận:'), { size: 12, bold: true, italic: true }, { spacing: { before: 0, after: 0 } }),
    ...letterhead.recipients.map((line) =>
      textParagraph(parseRuns(`- ${line}`), { size: 11 }, { spacing: { before: 0, after: 0 } }),
    ),
  ];
  const signatures = letterhead.signatures.map(signatureLines);
  const [only, second] = signatures;
  // Minutes are signed by two people: the secretary on the left, the chair on the right; their recipients are named in the text.
  if (second !== undefined) {
    return sideBySide([
      { width: TEXT_WIDTH_MM / 2, children: only ?? [] },
      { width: TEXT_WIDTH_MM / 2, children: second },
    ]);
  }
  return sideBySide([
    { width: 76, children: recipients },
    { width: TEXT_WIDTH_MM - 76, children: only ?? [] },
  ]);
}

function signatureLines(signature: Signature): Paragraph[] {
  const roleLines = signature.role
    .split('\n')
    .map((line) => textParagraph(plainRun(line), { size: 14, bold: true }, { ...CENTRED, keepNext: true }));
  const room = [1, 2, 3].map(() => textParagraph(plainRun(''), { size: 14 }, { ...CENTRED, keepNext: true }));
  return [...roleLines, ...room, textParagraph(plainRun(signature.name), { size: 14, bold: true }, CENTRED)];
}

function sideBySide(columns: ReadonlyArray<{ width: number; children: Paragraph[] }>): Table {
  const cells = columns.map(
    ({ width, children }) =>
      new TableCell({
        borders: NO_BORDERS,
        width: { size: twips(width), type: WidthType.DXA },
        margins: { left: 0, right: 0 },
        children,
      }),
  );
  return new Table({
    borders: NO_BORDERS,
    width: { size: twips(TEXT_WIDTH_MM), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => twips(width)),
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}
