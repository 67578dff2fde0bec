import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import { peopleKey } from './people-api.js';
import { unitsKey } from './units-api.js';

export type Reorganisation = Schema<'Reorganisation'>;
export type ReorganisationOrder = Schema<'ReorganisationDto'>;
export type ReorganisationPreview = Schema<'ReorganisationPreviewDto'>;
export type UnitPreview = Schema<'UnitPreviewDto'>;
export type ImpactFigure = Schema<'ImpactFigureDto'>;
export type StoryEvent = Schema<'StoryEventDto'>;
export type StoryLink = Schema<'StoryLinkDto'>;

const PEOPLE_A_PAGE = 10;

/** Always asked anew: what is shown is what is about to be changed. */
export const previewQuery = (order: ReorganisationOrder, page: number) =>
  queryOptions({
    queryKey: [...unitsKey, 'reorganisation-preview', order, page],
    queryFn: ({ signal }) =>
      answered(
        api.POST('/api/units/reorganisations/preview', {
          params: { query: { page, size: PEOPLE_A_PAGE } },
          body: order,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });

export const reorganise = (order: ReorganisationOrder, fingerprint: string) =>
  answered(api.POST('/api/units/reorganisations', { body: { ...order, fingerprint } }));

export const storyQuery = (id: string) =>
  queryOptions({
    queryKey: [...unitsKey, id, 'story'],
    queryFn: ({ signal }) => answered(api.GET('/api/units/{id}/story', { params: { path: { id } }, signal })),
  });

/** People of a unit and below on a day, for the parts of a split. */
export const unitPeopleQuery = (unitId: string, on: string, page: number) =>
  queryOptions({
    queryKey: [...peopleKey, 'of-unit', unitId, on, page],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/people', { params: { query: { unitId, on, page, size: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
