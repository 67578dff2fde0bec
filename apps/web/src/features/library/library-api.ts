import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type Topic = Schema<'Topic'>;
export type Licence = Schema<'Licence'>;
export type ResourceLanguage = Schema<'ResourceLanguage'>;
export type Kind = Schema<'ResourceKind'>;
export type ResourceState = Schema<'ResourceState'>;
export type ResourceTerms = Omit<Schema<'CreateResourceDto'>, 'fileId' | 'fileName' | 'ownerUnitId' | 'requestKey'>;
export type FoundResource = Schema<'FoundResourceDto'>;
export type Resource = Schema<'ResourceDto'>;
export type StoredFile = Schema<'StoredFileDto'>;

export const TOPICS: readonly Topic[] = [
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
];
export const LICENCES: readonly Licence[] = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', 'internal'];
export const RESOURCE_LANGUAGES: readonly ResourceLanguage[] = ['vi', 'en', 'other'];
export const KINDS: readonly Kind[] = ['pdf', 'document', 'spreadsheet', 'slides', 'image', 'video', 'text'];
export const STATES: readonly ResourceState[] = ['draft', 'published', 'withdrawn'];

/** Dots part the names of texts. */
export const licenceKey = (licence: Licence): string => licence.replaceAll('.', '_');

/** What the address of a list asks for; words that are no topic, kind or licence ask for nothing. */
export interface Question {
  readonly q?: string;
  readonly topic?: string;
  readonly kind?: string;
  readonly licence?: string;
  readonly state?: string;
  readonly page?: number;
  readonly size?: number;
}

function known<Value extends string>(values: readonly Value[], value: string | undefined): Value[] | undefined {
  const found = values.find((each) => each === value);
  return found && [found];
}

function queryOf({ q, topic, kind, licence, page, size }: Question) {
  const [topics, kinds, licences] = [known(TOPICS, topic), known(KINDS, kind), known(LICENCES, licence)];
  return {
    ...pageOf({ q, page, size }),
    ...(topics && { topic: topics }),
    ...(kinds && { kind: kinds }),
    ...(licences && { licence: licences }),
  };
}

function pageOf({ q, page, size }: { q: string | undefined; page: number | undefined; size: number | undefined }) {
  return { ...(q && { q }), ...(page && { page }), ...(size && { size }) };
}

export const libraryKey = ['library'] as const;

export const resourcesQuery = (question: Question) =>
  queryOptions({
    queryKey: [...libraryKey, 'found', question],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/library/resources', { params: { query: queryOf(question) }, signal })),
    placeholderData: keepPreviousData,
  });

export const kindsQuery = (question: Question) =>
  queryOptions({
    queryKey: [...libraryKey, 'kinds', question],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/library/resources/kinds', { params: { query: queryOf(question) }, signal })),
    placeholderData: keepPreviousData,
  });

export const contributionsQuery = ({ q, state, page, size }: Question) => {
  const states = known(STATES, state);
  const query = { ...pageOf({ q, page, size }), ...(states && { state: states }) };
  return queryOptions({
    queryKey: [...libraryKey, 'contributions', query],
    queryFn: ({ signal }) => answered(api.GET('/api/library/contributions', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

const of = (id: string) => ({ params: { path: { id } } });

export const resourceQuery = (id: string) =>
  queryOptions({
    queryKey: [...libraryKey, 'resource', id],
    queryFn: ({ signal }) => answered(api.GET('/api/library/resources/{id}', { ...of(id), signal })),
  });

/** The address of the file runs out after six hours, so it is asked for anew long before. */
export const viewQuery = (id: string, versionId: string) =>
  queryOptions({
    queryKey: [...libraryKey, 'view', id, versionId],
    queryFn: ({ signal }) => answered(api.GET('/api/library/resources/{id}/view', { ...of(id), signal })),
    staleTime: 3 * 3600_000,
    refetchOnWindowFocus: false,
  });

export function downloadAddress(id: string, version?: number): string {
  return `/api/library/resources/${id}/download${version === undefined ? '' : `?version=${version}`}`;
}

export const libraryCalls = {
  knownFile: (sha256: string, signal: AbortSignal) =>
    answered(api.GET('/api/library/files/by-hash/{sha256}', { params: { path: { sha256 } }, signal })),
  keepUpload: (uploadId: string) => answered(api.POST('/api/library/files', { body: { uploadId } })),
  create: (body: Schema<'CreateResourceDto'>) => answered(api.POST('/api/library/contributions', { body })),
  describe: (id: string, body: Schema<'DescribeResourceDto'>) =>
    api.PATCH('/api/library/contributions/{id}', { ...of(id), body }),
  publish: (id: string) => api.POST('/api/library/contributions/{id}/publication', of(id)),
  withdraw: (id: string) => api.POST('/api/library/contributions/{id}/withdrawal', of(id)),
  discard: (id: string) => api.DELETE('/api/library/contributions/{id}', of(id)),
  replace: (id: string, body: Schema<'ReplaceFileDto'>) =>
    answered(api.POST('/api/library/contributions/{id}/versions', { ...of(id), body })),
  caption: (id: string, fileId: string | null) =>
    api.PUT('/api/library/contributions/{id}/captions', { ...of(id), body: { fileId } }),
  noteUse: (id: string, body: Schema<'SignOfUseDto'>) =>
    api.POST('/api/library/resources/{id}/uses', { ...of(id), body }),
};
