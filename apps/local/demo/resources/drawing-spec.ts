import { parse } from 'yaml';

/** How an infographic arranges its parts: coloured bars, numbered steps on a line, or cards in two columns. */
export const DRAWING_LAYOUTS = ['levels', 'steps', 'cards'] as const;
export type DrawingLayout = (typeof DRAWING_LAYOUTS)[number];

export interface DrawingPart {
  readonly badge: string;
  readonly heading: string;
  readonly detail: string;
  readonly colour: string | null;
}

export interface DrawingSpec {
  readonly title: string;
  readonly lead: string;
  readonly layout: DrawingLayout;
  readonly parts: readonly DrawingPart[];
  readonly footnote: string;
}

export interface SlideSpec {
  readonly seconds: number;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly badge: string;
  readonly colour: string | null;
  readonly captions: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

export function readDrawingSpec(source: string): DrawingSpec {
  const fields = fieldsOf(source);
  const layout = DRAWING_LAYOUTS.find((known) => known === fields['layout']);
  if (layout === undefined) throw new Error(`Drawing: unknown layout "${String(fields['layout'])}"`);
  const parts = listOf(fields, 'parts').map((part, index) => ({
    badge: text(part, 'badge', String(index + 1)),
    heading: text(part, 'heading'),
    detail: text(part, 'detail', ''),
    colour: colourOf(part),
  }));
  return {
    title: text(fields, 'title'),
    lead: text(fields, 'lead', ''),
    layout,
    parts,
    footnote: text(fields, 'footnote', ''),
  };
}

export function readSlides(source: string): SlideSpec[] {
  return listOf(fieldsOf(source), 'slides').map((slide) => ({
    seconds: Number(slide['seconds']),
    heading: text(slide, 'heading'),
    lines: texts(slide['lines']),
    badge: text(slide, 'badge', ''),
    colour: colourOf(slide),
    captions: texts(slide['captions']),
  }));
}

function fieldsOf(source: string): Fields {
  return Object(parse(source.normalize('NFC'))) as Fields;
}

function listOf(fields: Fields, name: string): Fields[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length === 0) throw new Error(`Drawing: "${name}" is missing`);
  return value.map((item) => Object(item) as Fields);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function text(fields: Fields, name: string, otherwise?: string): string {
  const value = fields[name] ?? otherwise;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Error(`Drawing: "${name}" is missing`);
}

function colourOf(fields: Fields): string | null {
  const value = fields['colour'];
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : null;
}
