import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';

export const TOPICS = [
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
export type Topic = (typeof TOPICS)[number];

export const LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', 'internal'] as const;
export type Licence = (typeof LICENCES)[number];

/** Dots part the names of texts. */
export const licenceKey = (licence: Licence): string => licence.replaceAll('.', '_');

export const RESOURCE_LANGUAGES = ['vi', 'en', 'other'] as const;
export type ResourceLanguage = (typeof RESOURCE_LANGUAGES)[number];

export const KINDS = ['pdf', 'document', 'spreadsheet', 'slides', 'image', 'video', 'text'] as const;
export type Kind = (typeof KINDS)[number];

export const STATES = ['draft', 'published', 'withdrawn'] as const;
export type ResourceState = (typeof STATES)[number];

export interface ResourceTerms {
  readonly title: string;
  readonly summary: string;
  readonly documentNumber: string | null;
  readonly topic: Topic;
  readonly licence: Licence;
  readonly language: ResourceLanguage;
}

export interface FoundResource extends ResourceTerms {
  readonly id: string;
  readonly state: ResourceState;
  readonly kind: Kind;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly version: number;
  readonly ownerUnitName: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string;
}

export interface ResourceVersion {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly hasCaptions: boolean;
  readonly createdAt: string;
  readonly courses: number | null;
}

export interface Resource extends FoundResource {
  readonly ownerName: string;
  readonly users: number;
  readonly hasCaptions: boolean;
  readonly mayChange: boolean;
  readonly mayPublish: boolean;
  readonly versions: readonly ResourceVersion[];
}

export interface FileUse {
  readonly resourceId: string;
  readonly title: string;
  readonly state: ResourceState;
  readonly version: number;
  readonly courses: number | null;
}

export interface StoredFile {
  readonly id: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly uses: readonly FileUse[];
}

export interface Question {
  readonly q?: string;
  readonly topic?: string;
  readonly kind?: string;
  readonly licence?: string;
  readonly state?: string;
  readonly page?: number;
  readonly size?: number;
}

const address = (path: string, question: Question): string => {
  const given = Object.entries(question).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length === 0 ? path : `${path}?${query.toString()}`;
};

export const libraryKey = ['library'] as const;

export const resourcesQuery = (question: Question) =>
  queryOptions({
    queryKey: [...libraryKey, 'found', question],
    queryFn: ({ signal }) => requestJson<Page<FoundResource>>(address('/api/library/resources', question), { signal }),
    placeholderData: keepPreviousData,
  });

export const kindsQuery = (question: Question) =>
  queryOptions({
    queryKey: [...libraryKey, 'kinds', question],
    queryFn: ({ signal }) =>
      requestJson<{ kinds: readonly { kind: Kind; total: number }[] }>(
        address('/api/library/resources/kinds', question),
        { signal },
      ),
    placeholderData: keepPreviousData,
  });

export const contributionsQuery = (question: Question) =>
  queryOptions({
    queryKey: [...libraryKey, 'contributions', question],
    queryFn: ({ signal }) =>
      requestJson<Page<FoundResource>>(address('/api/library/contributions', question), { signal }),
    placeholderData: keepPreviousData,
  });

export const resourceQuery = (id: string) =>
  queryOptions({
    queryKey: [...libraryKey, 'resource', id],
    queryFn: ({ signal }) => requestJson<Resource>(`/api/library/resources/${id}`, { signal }),
  });

/** The address of the file runs out after six hours, so it is asked for anew long before. */
export const viewQuery = (id: string, versionId: string) =>
  queryOptions({
    queryKey: [...libraryKey, 'view', id, versionId],
    queryFn: ({ signal }) =>
      requestJson<{ url: string; captionsUrl: string | null }>(`/api/library/resources/${id}/view`, { signal }),
    staleTime: 3 * 3600_000,
    refetchOnWindowFocus: false,
  });

export function downloadAddress(id: string, version?: number): string {
  return `/api/library/resources/${id}/download${version === undefined ? '' : `?version=${version}`}`;
}

export const libraryCalls = {
  knownFile: (sha256: string, signal: AbortSignal) =>
    requestJson<{ file: StoredFile | null }>(`/api/library/files/by-hash/${sha256}`, { signal }),
  keepUpload: (uploadId: string) =>
    requestJson<StoredFile>('/api/library/files', { method: 'POST', body: { uploadId } }),
  create: (draft: ResourceTerms & { readonly fileId: string; readonly fileName: string }) =>
    requestJson<{ id: string }>('/api/library/contributions', { method: 'POST', body: draft }),
  describe: (id: string, terms: Partial<ResourceTerms>) =>
    requestJson<void>(`/api/library/contributions/${id}`, { method: 'PATCH', body: terms }),
  publish: (id: string) =>
    requestJson<void>(`/api/library/contributions/${id}/publication`, { method: 'POST', body: {} }),
  withdraw: (id: string) =>
    requestJson<void>(`/api/library/contributions/${id}/withdrawal`, { method: 'POST', body: {} }),
  discard: (id: string) => requestJson<void>(`/api/library/contributions/${id}`, { method: 'DELETE' }),
  replace: (id: string, file: { readonly fileId: string; readonly fileName: string }) =>
    requestJson<{ number: number }>(`/api/library/contributions/${id}/versions`, { method: 'POST', body: file }),
  caption: (id: string, fileId: string | null) =>
    requestJson<void>(`/api/library/contributions/${id}/captions`, { method: 'PUT', body: { fileId } }),
  noteUse: (id: string, sign: { readonly opened?: boolean; readonly seconds?: number }) =>
    requestJson<void>(`/api/library/resources/${id}/uses`, { method: 'POST', body: sign }),
};
