/** What a file is to a reader; the library's filter and icons go by it. */
export const RESOURCE_KINDS = ['pdf', 'document', 'spreadsheet', 'slides', 'image', 'video', 'text'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

interface MediaType {
  readonly mediaType: string;
  readonly kind: ResourceKind | 'captions';
  readonly extensions: readonly string[];
  readonly maxBytes: number;
}

const MIB = 1024 ** 2;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The closed list. HTML and SVG are not in it: both can run scripts in the page that shows them. */
export const MEDIA_TYPES: readonly MediaType[] = [
  { mediaType: 'application/pdf', kind: 'pdf', extensions: ['pdf'], maxBytes: 200 * MIB },
  {
    mediaType: `${OFFICE}.wordprocessingml.document`,
    kind: 'document',
    extensions: ['docx'],
    maxBytes: 100 * MIB,
  },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, kind: 'spreadsheet', extensions: ['xlsx'], maxBytes: 100 * MIB },
  {
    mediaType: `${OFFICE}.presentationml.presentation`,
    kind: 'slides',
    extensions: ['pptx'],
    maxBytes: 200 * MIB,
  },
  { mediaType: 'image/png', kind: 'image', extensions: ['png'], maxBytes: 25 * MIB },
  { mediaType: 'image/jpeg', kind: 'image', extensions: ['jpg', 'jpeg', 'jfif'], maxBytes: 25 * MIB },
  { mediaType: 'image/webp', kind: 'image', extensions: ['webp'], maxBytes: 25 * MIB },
  { mediaType: 'image/gif', kind: 'image', extensions: ['gif'], maxBytes: 25 * MIB },
  { mediaType: 'video/mp4', kind: 'video', extensions: ['mp4', 'm4v'], maxBytes: 2048 * MIB },
  { mediaType: 'video/webm', kind: 'video', extensions: ['webm'], maxBytes: 2048 * MIB },
  { mediaType: 'text/vtt', kind: 'captions', extensions: ['vtt'], maxBytes: 2 * MIB },
  { mediaType: 'text/plain', kind: 'text', extensions: ['txt', 'md', 'csv'], maxBytes: 10 * MIB },
];

export const GREATEST_FILE_BYTES = Math.max(...MEDIA_TYPES.map(({ maxBytes }) => maxBytes));

const BY_NAME = new Map(MEDIA_TYPES.map((type) => [type.mediaType, type]));

/** The kind of a media type that a resource may have; captions are no resource of their own. */
export function kindOf(mediaType: string): ResourceKind | null {
  const kind = BY_NAME.get(mediaType)?.kind;
  return kind === undefined || kind === 'captions' ? null : kind;
}

export function mediaTypesOf(kinds: readonly ResourceKind[]): string[] {
  return MEDIA_TYPES.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).map(
    ({ mediaType }) => mediaType,
  );
}

export function greatestBytesOf(mediaType: string): number {
  return BY_NAME.get(mediaType)?.maxBytes ?? 0;
}

/** A name without an ending says nothing; one with another type's ending misleads. */
export function nameFits(fileName: string, mediaType: string): boolean {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return ending !== undefined && (BY_NAME.get(mediaType)?.extensions.includes(ending) ?? false);
}
