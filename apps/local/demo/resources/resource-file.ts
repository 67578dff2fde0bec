import { existsSync, readFileSync } from 'node:fs';
import { buildDocxDocument } from './docx-document.builder.js';
import { buildOfficialDocument } from './docx-official.builder.js';
import { readDrawingSpec } from './drawing-spec.js';
import { buildInfographic } from './infographic.builder.js';
import { parseBlocks, splitFrontMatter } from './markdown-blocks.js';
import { readLetterhead } from './official-letterhead.js';
import { buildPdfDocument } from './pdf-document.builder.js';
import { type DemoResource, type ResourceKind } from './resource-list.js';

export interface ResourceFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
  readonly captions?: { readonly bytes: Buffer; readonly language: 'vi' };
}

const MEDIA_TYPES: Readonly<Record<ResourceKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  image: 'image/png',
  video: 'video/webm',
};

/** The same resource always gives the same bytes, so a store that names files by content keeps one copy. */
export async function buildResourceFile(resource: DemoResource): Promise<ResourceFile> {
  const bytes = await buildBytes(resource);
  const file = { bytes, mediaType: MEDIA_TYPES[resource.kind], fileName: resource.fileName };
  const captions = captionsPath(resource);
  return existsSync(captions)
    ? { ...file, captions: { bytes: readFileSync(captions), language: resource.language } }
    : file;
}

async function buildBytes(resource: DemoResource): Promise<Buffer> {
  if (resource.kind === 'video') return readFileSync(resource.sourcePath);
  const source = readFileSync(resource.sourcePath, 'utf8');
  if (resource.kind === 'image') return buildInfographic(resource, readDrawingSpec(source));
  const { frontMatter, body } = splitFrontMatter(source);
  const blocks = parseBlocks(body);
  if (resource.kind === 'pdf') return buildPdfDocument(resource, blocks);
  const letterhead = readLetterhead(frontMatter);
  return letterhead === null
    ? buildDocxDocument(resource, blocks)
    : buildOfficialDocument(resource.title, letterhead, blocks);
}

/** Captions lie beside the video: name.webm and name.vi.vtt. */
function captionsPath(resource: DemoResource): string {
  return resource.sourcePath.replace(/\.[^.]+$/, `.${resource.language}.vtt`);
}
