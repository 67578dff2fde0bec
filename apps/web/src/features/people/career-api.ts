import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import type { ListState } from '~/ui/list-search.js';
import { peopleKey } from './people-api.js';

export type Leave = Schema<'LeaveDto'>;
export type LeaveKind = Schema<'LeaveKind'>;
export type LeaveOrder = Schema<'LeaveOrderDto'>;
export type SidePost = Schema<'SidePostDto'>;
export type SidePostKind = Schema<'SidePostKind'>;
export type PersonData = Schema<'PersonDataDto'>;
export type Correction = Schema<'CorrectionDto'>;
export type PersonMerge = Schema<'PersonMergeDto'>;
export type Suspect = Schema<'SuspectDto'>;
export type SuspectPair = Schema<'SuspectPairDto'>;

export const LEAVE_KINDS: readonly LeaveKind[] = [
  'maternity',
  'sick',
  'study',
  'unpaid',
  'suspension',
  'outward_secondment',
];

const of = (id: string) => ({ params: { path: { id } } });

export const addSidePost = (id: string, body: SidePost) =>
  answered(api.POST('/api/people/{id}/side-posts', { ...of(id), body }));

export const recordLeave = (id: string, body: LeaveOrder) =>
  answered(api.POST('/api/people/{id}/leaves', { ...of(id), body }));

export const correctLeave = (id: string, leaveId: string, body: LeaveOrder) =>
  api.PUT('/api/people/{id}/leaves/{leaveId}', { params: { path: { id, leaveId } }, body });

export const endService = (id: string, body: Schema<'EndOfServiceDto'>) =>
  api.POST('/api/people/{id}/service-end', { ...of(id), body });

export const correctData = (id: string, body: PersonData) => api.PUT('/api/people/{id}', { ...of(id), body });

export const correctAssignment = (id: string, assignmentId: string, body: Correction) =>
  api.POST('/api/people/{id}/assignments/{assignmentId}/corrections', { params: { path: { id, assignmentId } }, body });

export const duplicatesQuery = ({ page, size }: Pick<ListState, 'page' | 'size'>) =>
  queryOptions({
    queryKey: [...peopleKey, 'duplicates', page, size],
    queryFn: ({ signal }) => answered(api.GET('/api/duplicate-people', { params: { query: { page, size } }, signal })),
    placeholderData: keepPreviousData,
  });

export const tellApart = (firstId: string, secondId: string) =>
  api.POST('/api/duplicate-people/distinctions', { body: { firstId, secondId } });

export const mergePeople = (survivorId: string, mergedId: string) =>
  answered(api.POST('/api/person-merges', { body: { survivorId, mergedId } }));

export const undoMerge = (id: string) => api.POST('/api/person-merges/{id}/undo', of(id));
