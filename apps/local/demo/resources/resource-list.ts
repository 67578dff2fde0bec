import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const RESOURCE_TOPICS = [
  'digital-general',
  'digital-devices',
  'digital-data',
  'digital-communication',
  'digital-content',
  'digital-security',
  'digital-problem-solving',
  'environment-law',
  'land',
  'water',
  'forestry',
  'agriculture',
  'office-documents',
  'foreign-language',
  'emulation',
  'public-service',
  'learning-skills',
] as const;
export const RESOURCE_LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', 'internal'] as const;
export const RESOURCE_KINDS = ['pdf', 'docx', 'image', 'video'] as const;

export type ResourceTopic = (typeof RESOURCE_TOPICS)[number];
export type ResourceLicence = (typeof RESOURCE_LICENCES)[number];
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export interface DemoResource {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly topic: ResourceTopic;
  readonly licence: ResourceLicence;
  readonly language: 'vi';
  readonly kind: ResourceKind;
  /** Absolute path of the text, the drawing specification or the finished video. */
  readonly sourcePath: string;
  readonly fileName: string;
}

const CONTENT_FOLDER = ['apps', 'local', 'demo', 'content', 'resources'];

export function resourceContentFolder(projectRoot: string): string {
  return join(projectRoot, ...CONTENT_FOLDER);
}

export function listDemoResources(projectRoot: string): DemoResource[] {
  const folder = resourceContentFolder(projectRoot);
  const rows: unknown = parse(readFileSync(join(folder, 'resources.yaml'), 'utf8'));
  if (!Array.isArray(rows)) throw new Error('resources.yaml: a list is expected');
  const resources = rows.map((row, index) => readResource(row, folder, `resources.yaml, entry ${index + 1}`));
  refuseRepeats(
    resources.map((resource) => resource.slug),
    'slug',
  );
  refuseRepeats(
    resources.map((resource) => resource.fileName),
    'fileName',
  );
  return resources;
}

function readResource(row: unknown, folder: string, place: string): DemoResource {
  const fields = new Map(Object.entries(Object(row) as Record<string, unknown>));
  const text = (name: string): string => {
    const value = fields.get(name);
    if (typeof value !== 'string' || value.trim() === '') throw new Error(`${place}: "${name}" is missing`);
    return value.trim().normalize('NFC');
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T => {
    const value = text(name);
    const known = allowed.find((candidate) => candidate === value);
    if (known === undefined) throw new Error(`${place}: "${name}" does not know "${value}"`);
    return known;
  };
  return {
    slug: text('slug'),
    title: text('title'),
    summary: text('summary'),
    topic: oneOf('topic', RESOURCE_TOPICS),
    licence: oneOf('licence', RESOURCE_LICENCES),
    language: oneOf('language', ['vi']),
    kind: oneOf('kind', RESOURCE_KINDS),
    sourcePath: join(folder, text('source')),
    fileName: text('fileName'),
  };
}

function refuseRepeats(values: readonly string[], field: string): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) throw new Error(`resources.yaml: ${field} "${repeated}" stands twice`);
}
