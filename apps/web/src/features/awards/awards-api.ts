import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';

export const SIZE_BANDS = ['to10', 'to30', 'to100', 'over100'] as const;
export const NOMINATION_STATES = ['draft', 'submitted', 'approved', 'declined'] as const;
export type NominationState = (typeof NOMINATION_STATES)[number];
export type SubjectKind = 'individual' | 'collective';

/** Titles by whom they are for; the words stand in the language files. */
export const TITLES: Readonly<Record<SubjectKind, readonly string[]>> = {
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

export interface Standing {
  readonly unitId: string;
  readonly unitName: string;
  readonly total: string;
  readonly band: 'good' | 'fair' | 'average' | 'below';
  readonly comparable: boolean;
  readonly headcount: number;
  readonly sizeBand: (typeof SIZE_BANDS)[number];
  readonly rankInBand: number | null;
  readonly unitsInBand: number;
  readonly candidateFor: readonly string[];
  readonly updatedAt: string;
}

export interface Standings {
  readonly period: { readonly id: string; readonly code: string; readonly name: string; readonly state: string };
  readonly standings: readonly Standing[];
}

export interface PersonCandidate {
  readonly personId: string;
  readonly fullName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly creditedHalfPeriods: number;
  readonly requiredHalfPeriods: number;
  readonly monthsLearned: number;
  readonly fulfilledHalfPeriods: number;
  readonly plannedHalfPeriods: number;
}

export interface Nomination {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly personId: string | null;
  readonly fullName: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly titleCode: string;
  readonly grounds: string;
  readonly scoreTotal: string | null;
  readonly scoreBand: string | null;
  readonly state: NominationState;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly signer: string | null;
}

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

export interface NominationOrder {
  readonly periodId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly titleCode: string;
  readonly grounds: string;
}

export interface Decision {
  readonly decision: 'approved' | 'declined';
  readonly reason: string;
  readonly decisionNumber?: string;
  readonly decidedOn?: string;
  readonly signer?: string;
}

export const awardsKey = ['awards'] as const;

export const standingsQuery = queryOptions({
  queryKey: [...awardsKey, 'standings'],
  queryFn: ({ signal }) => requestJson<Standings>('/api/awards/standings', { signal }),
  refetchInterval: 10_000,
});

export const candidatesQuery = queryOptions({
  queryKey: [...awardsKey, 'candidates'],
  queryFn: ({ signal }) =>
    requestJson<{ readonly people: readonly PersonCandidate[] }>('/api/awards/candidates', { signal }),
});

export const nominationsQuery = (periodId: string, wanted: { state: string; page: number; size: number }) =>
  queryOptions({
    queryKey: [...awardsKey, 'nominations', periodId, wanted],
    queryFn: ({ signal }) => {
      const { state, page, size } = wanted;
      const search = new URLSearchParams({
        periodId,
        page: String(page),
        size: String(size),
        ...(state ? { state } : {}),
      });
      return requestJson<Page<Nomination>>(`/api/awards/nominations?${search.toString()}`, { signal });
    },
    placeholderData: keepPreviousData,
  });

export const registerQuery = queryOptions({
  queryKey: [...awardsKey, 'register'],
  queryFn: ({ signal }) => requestJson<{ readonly entries: readonly Nomination[] }>('/api/awards/register', { signal }),
});

export const nominate = (body: NominationOrder) =>
  requestJson<Nomination>('/api/awards/nominations', { method: 'POST', body });

export const submitNomination = (id: string) =>
  requestJson<Nomination>(`/api/awards/nominations/${id}/submission`, { method: 'POST' });

export const decideNomination = (id: string, body: Decision) =>
  requestJson<Nomination>(`/api/awards/nominations/${id}/decision`, { method: 'POST', body });
