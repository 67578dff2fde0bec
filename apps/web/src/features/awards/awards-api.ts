import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type Standing = Schema<'StandingDto'>;
export type PersonCandidate = Schema<'PersonCandidateDto'>;
export type Nomination = Schema<'NominationDto'>;
export type NominationOrder = Schema<'CreateNominationDto'>;
export type Decision = Schema<'DecideNominationDto'>;
export type NominationState = Nomination['state'];
type SubjectKind = Nomination['subjectKind'];
export type PastAward = Schema<'PastAwardDto'>;
type AwardTitle = Nomination['titleCode'];

export const SIZE_BANDS: readonly Standing['sizeBand'][] = ['to10', 'to30', 'to100', 'over100'];
export const NOMINATION_STATES: readonly NominationState[] = ['draft', 'submitted', 'approved', 'declined'];

/** Titles by whom they are for; the words stand in the language files. */
export const TITLES: Readonly<Record<SubjectKind, readonly [AwardTitle, ...AwardTitle[]]>> = {
  collective: [
    'letter_of_commendation',
    'com_province_chair',
    'com_minister',
    'com_pm',
    'advanced_collective',
    'excellent_collective',
  ],
  individual: [
    'letter_of_commendation',
    'com_province_chair',
    'com_minister',
    'com_pm',
    'advanced_worker',
    'base_emulation_fighter',
  ],
};

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

export const awardsKey = ['awards'] as const;

export const standingsQuery = queryOptions({
  queryKey: [...awardsKey, 'standings'],
  queryFn: ({ signal }) => answered(api.GET('/api/awards/standings', { signal })),
  refetchInterval: 10_000,
});

export const candidatesQuery = queryOptions({
  queryKey: [...awardsKey, 'candidates'],
  queryFn: ({ signal }) => answered(api.GET('/api/awards/candidates', { signal })),
});

export const nominationsQuery = (periodId: string, wanted: { state: string; page: number; size: number }) => {
  const { page, size } = wanted;
  const state = NOMINATION_STATES.find((each) => each === wanted.state);
  const query = { periodId, page, size, ...(state && { state }) };
  return queryOptions({
    queryKey: [...awardsKey, 'nominations', query],
    queryFn: ({ signal }) => answered(api.GET('/api/awards/nominations', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const registerQuery = queryOptions({
  queryKey: [...awardsKey, 'register'],
  queryFn: ({ signal }) => answered(api.GET('/api/awards/register', { signal })),
});

export const pastAwardsQuery = ({ page, size, q }: { page: number; size: number; q: string }) => {
  const query = { page, size, ...(q && { q }) };
  return queryOptions({
    queryKey: [...awardsKey, 'past', query],
    queryFn: ({ signal }) => answered(api.GET('/api/past-awards', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const nominate = (body: NominationOrder) => answered(api.POST('/api/awards/nominations', { body }));

export const submitNomination = (id: string) =>
  answered(api.POST('/api/awards/nominations/{id}/submission', { params: { path: { id } } }));

export const decideNomination = (id: string, body: Decision) =>
  answered(api.POST('/api/awards/nominations/{id}/decision', { params: { path: { id } }, body }));
