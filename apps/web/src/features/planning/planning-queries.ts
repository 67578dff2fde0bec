import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type Plan = Schema<'PlanDto'>;
export type PlanState = Plan['state'];
export type PlanItem = Schema<'PlanItemDto'>;
export type PlanItemInput = Schema<'PlanItemInputDto'>;
export type PlanWithItems = Schema<'PlanWithItemsDto'>;
export type UnitTrainingPlan = Schema<'UnitTrainingPlanDto'>;
/** What a plan takes of a course. */
export type CourseChoice = Pick<Schema<'CourseCardDto'>, 'id' | 'title' | 'nominalHalfPeriods' | 'standing'>;

export const PLAN_STATES: readonly PlanState[] = ['draft', 'submitted', 'approved', 'returned'];

export const planningKey = ['planning'] as const;
/** The calendar year by the clock of Viet Nam. */
export const currentYear = (): number =>
  Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date()));

export const ownPlanQuery = (year: number) =>
  queryOptions({
    queryKey: [...planningKey, 'own', year],
    queryFn: ({ signal }) => answered(api.GET('/api/me/plans/{year}', { params: { path: { year } }, signal })),
  });

export const requiredQuery = queryOptions({
  queryKey: [...planningKey, 'required'],
  queryFn: async ({ signal }) => {
    const { part } = await answered(api.GET('/api/scores/me', { signal }));
    return part?.requiredHalfPeriods ?? null;
  },
});

export const courseChoicesQuery = queryOptions({
  queryKey: [...planningKey, 'courses'],
  queryFn: ({ signal }) => answered(api.GET('/api/courses', { params: { query: { size: 100 } }, signal })),
});

export interface PlansQuestion {
  readonly year: number;
  readonly state: string;
  readonly q: string;
  readonly page: number;
  readonly size: number;
}

export const plansQuery = (question: PlansQuestion) => {
  const { year, q, page, size } = question;
  const state = PLAN_STATES.find((each) => each === question.state);
  const query = { year, page, size, ...(state && { state }), ...(q && { q }) };
  return queryOptions({
    queryKey: [...planningKey, 'list', query],
    queryFn: ({ signal }) => answered(api.GET('/api/plans', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
};

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: [...planningKey, 'plan', id],
    queryFn: ({ signal }) => answered(api.GET('/api/plans/{id}', { params: { path: { id } }, signal })),
  });

export const unitPlanQuery = (unitId: string, year: number) =>
  queryOptions({
    queryKey: [...planningKey, 'unit', unitId, year],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/units/{id}/training-plans/{year}', { params: { path: { id: unitId, year } }, signal })),
  });

export const savePlan = (year: number, body: Schema<'SavePlanDto'>) =>
  answered(api.PUT('/api/me/plans/{year}', { params: { path: { year } }, body }));

export const submitPlan = (year: number) =>
  answered(api.POST('/api/me/plans/{year}/submission', { params: { path: { year } } }));

export const decidePlan = (id: string, body: Schema<'DecidePlanDto'>) =>
  answered(api.POST('/api/plans/{id}/decision', { params: { path: { id } }, body }));

export const addPlannedCourse = (unitId: string, year: number, courseId: string) =>
  answered(
    api.POST('/api/units/{id}/training-plans/{year}/courses', {
      params: { path: { id: unitId, year } },
      body: { courseId },
    }),
  );

export const removePlannedCourse = (unitId: string, year: number, courseId: string) =>
  answered(
    api.DELETE('/api/units/{id}/training-plans/{year}/courses/{courseId}', {
      params: { path: { id: unitId, year, courseId } },
    }),
  );

export const approveUnitPlan = (unitId: string, year: number, decisionNumber: string) =>
  answered(
    api.POST('/api/units/{id}/training-plans/{year}/approval', {
      params: { path: { id: unitId, year } },
      body: { decisionNumber },
    }),
  );
