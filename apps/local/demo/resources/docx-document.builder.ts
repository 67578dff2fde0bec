import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  PageNumber,
  Paragraph,
  ShadingType,
  TextRun,
} from 'docx';
import { packDocument } from './docx-package.js';
import { A4_PAGE, DOCUMENT_FONT, gridTable, halfPoints, plainRun, textParagraph, textRuns } from './docx-text.js';
import { type Block, type ListStyle, type Run } from './markdown-blocks.js';
import { COLOURS, PUBLISHER } from './page-colours.js';
import { type DemoResource } from './resource-list.js';
import { LICENCE_NAMES, TOPIC_NAMES } from './topic-names.js';

const BODY = { size: 13 } as const;
const LIST_MARKS: Readonly<
  Record<ListStyle, { format: (typeof LevelFormat)[keyof typeof LevelFormat]; text: string }>
> = {
  bullet: { format: LevelFormat.BULLET, text: '•' },
  check: { format: LevelFormat.BULLET, text: '☐' },
  number: { format: LevelFormat.DECIMAL, text: '%1.' },
};

/** Guides and templates for staff to fill in; papers in the prescribed layout have their own builder. */
export async function buildDocxDocument(resource: DemoResource, blocks: readonly Block[]): Promise<Buffer> {
  const children = [
    ...masthead(resource),
    ...blocks.filter((block) => block.kind !== 'heading' || block.level > 1).flatMap(blockChildren),
  ];
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: DOCUMENT_FONT, size: halfPoints(BODY.size), language: { value: 'vi-VN' } } },
      },
    },
    numbering: {
      config: (Object.keys(LIST_MARKS) as ListStyle[]).map((style) => ({
        reference: style,
        levels: [listLevel(style)],
      })),
    },
    sections: [{ properties: { page: A4_PAGE }, footers: { default: footer(resource) }, children }],
  });
  return packDocument(document, resource.title);
}

function masthead(resource: DemoResource): Paragraph[] {
  return [
    textParagraph(
      plainRun(TOPIC_NAMES[resource.topic].toLocaleUpperCase('vi')),
      { size: 10, bold: true, colour: COLOURS.accent },
      { spacing: { after: 60 } },
    ),
    textParagraph(
      plainRun(resource.title),
      { size: 20, bold: true, colour: COLOURS.ink },
      { heading: HeadingLevel.HEADING_1, spacing: { before: 0, after: 80 } },
    ),
    textParagraph(
      plainRun(resource.summary),
      { size: 12, italic: true, colour: COLOURS.grey },
      {
        spacing: { after: 240 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 8, color: COLOURS.accent.replace('#', '') } },
      },
    ),
  ];
}

function listLevel(style: ListStyle): ILevelsOptions {
  return {
    level: 0,
    ...LIST_MARKS[style],
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 460, hanging: 340 } }, run: { color: COLOURS.accent.replace('#', '') } },
  };
}

function blockChildren(block: Block, position: number): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        textParagraph(
          block.runs,
          { size: block.level === 2 ? 14.5 : 13, bold: true, colour: block.level === 2 ? COLOURS.accent : COLOURS.ink },
          {
            heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
            keepNext: true,
            spacing: { before: block.level === 2 ? 280 : 160, after: 80 },
          },
        ),
      ];
    case 'paragraph':
      return [textParagraph(block.runs, BODY, { spacing: { after: 120, line: 300 } })];
    case 'note':
      return [note(block.runs)];
    case 'list':
      // A new instance per list, so that each numbered list begins at one.
      return block.items.map((item) =>
        textParagraph(item, BODY, {
          numbering: { reference: block.style, level: 0, instance: position },
          spacing: { after: 60, line: 290 },
        }),
      );
    case 'table':
      return [
        gridTable(block.header, block.rows, { size: 12, headColour: COLOURS.accent, headFill: COLOURS.accentSoft }),
        new Paragraph({ spacing: { after: 120 }, children: [] }),
      ];
  }
}

function note(runs: readonly Run[]): Paragraph {
  return textParagraph(
    runs,
    { size: 12.5 },
    {
      shading: { type: ShadingType.CLEAR, fill: COLOURS.accentSoft.replace('#', ''), color: 'auto' },
      border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: COLOURS.accent.replace('#', '') } },
      indent: { left: 200, right: 100 },
      spacing: { before: 120, after: 160, line: 290 },
    },
  );
}

function footer(resource: DemoResource): Footer {
  const look = { font: DOCUMENT_FONT, size: halfPoints(9.5), color: COLOURS.grey.replace('#', '') };
  const label = textRuns(plainRun(`${PUBLISHER}  ·  ${LICENCE_NAMES[resource.licence]}  ·  trang `), {
    size: 9.5,
    colour: COLOURS.grey,
  });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [...label, new TextRun({ ...look, children: [PageNumber.CURRENT] })],
      }),
    ],
  });
}
