import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '~/api/request.js';
import type { Page } from '~/ui/data-table.js';

export const PLAN_STATES = ['draft', 'submitted', 'approved', 'returned'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export interface PlanItemInput {
  readonly kind: 'course' | 'hours';
  readonly title: string;
  readonly courseId: string | null;
  readonly plannedHalfPeriods: number;
  readonly dueOn: string;
}

export interface PlanItem extends PlanItemInput {
  readonly id: string;
  readonly position: number;
  readonly keptHalfPeriods: number;
}

export interface Plan {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly unitName: string;
  readonly year: number;
  readonly state: PlanState;
  readonly commitmentAcceptedAt: string | null;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly approvedOn: string | null;
  readonly returnReason: string | null;
  readonly plannedHalfPeriods: number;
  readonly itemCount: number;
}

export interface PlanWithItems extends Plan {
  readonly items: readonly PlanItem[];
}

export interface UnitTrainingPlan {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly year: number;
  readonly state: 'draft' | 'approved';
  readonly decisionNumber: string | null;
  readonly approvedOn: string | null;
  readonly people: number;
  readonly covered: number;
  readonly courses: readonly { readonly courseId: string; readonly title: string; readonly people: number }[];
  readonly uncovered: readonly { readonly personId: string; readonly fullName: string }[];
}

export interface CourseChoice {
  readonly id: string;
  readonly title: string;
  readonly nominalHalfPeriods: number;
  readonly standing: string;
}

export const planningKey = ['planning'] as const;
/** The calendar year by the clock of Viet Nam. */
export const currentYear = (): number =>
  Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date()));

export const ownPlanQuery = (year: number) =>
  queryOptions({
    queryKey: [...planningKey, 'own', year],
    queryFn: ({ signal }) => requestJson<{ readonly plan: PlanWithItems | null }>(`/api/me/plans/${year}`, { signal }),
  });

export const requiredQuery = queryOptions({
  queryKey: [...planningKey, 'required'],
  queryFn: async ({ signal }) => {
    const own = await requestJson<{ readonly part: { readonly requiredHalfPeriods: number } | null }>(
      '/api/scores/me',
      { signal },
    );
    return own.part?.requiredHalfPeriods ?? null;
  },
});

export const courseChoicesQuery = queryOptions({
  queryKey: [...planningKey, 'courses'],
  queryFn: ({ signal }) => requestJson<Page<CourseChoice>>('/api/courses?size=100', { signal }),
});

export interface PlansQuestion {
  readonly year: number;
  readonly state: string;
  readonly q: string;
  readonly page: number;
  readonly size: number;
}

export const plansQuery = (question: PlansQuestion) =>
  queryOptions({
    queryKey: [...planningKey, 'list', question],
    queryFn: ({ signal }) => {
      const given = Object.entries(question).filter(([, value]) => value !== '');
      return requestJson<Page<Plan>>(
        `/api/plans?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`,
        { signal },
      );
    },
    placeholderData: keepPreviousData,
  });

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: [...planningKey, 'plan', id],
    queryFn: ({ signal }) => requestJson<PlanWithItems>(`/api/plans/${id}`, { signal }),
  });

export const unitPlanQuery = (unitId: string, year: number) =>
  queryOptions({
    queryKey: [...planningKey, 'unit', unitId, year],
    queryFn: ({ signal }) =>
      requestJson<{ readonly plan: UnitTrainingPlan | null }>(`/api/units/${unitId}/training-plans/${year}`, {
        signal,
      }),
  });

export const savePlan = (
  year: number,
  body: { readonly items: readonly PlanItemInput[]; readonly commitmentAccepted: boolean },
) => requestJson<PlanWithItems>(`/api/me/plans/${year}`, { method: 'PUT', body });

export const submitPlan = (year: number) =>
  requestJson<PlanWithItems>(`/api/me/plans/${year}/submission`, { method: 'POST' });

export const decidePlan = (id: string, body: { readonly decision: 'approve' | 'return'; readonly reason?: string }) =>
  requestJson<PlanWithItems>(`/api/plans/${id}/decision`, { method: 'POST', body });

export const addPlannedCourse = (unitId: string, year: number, courseId: string) =>
  requestJson<unknown>(`/api/units/${unitId}/training-plans/${year}/courses`, { method: 'POST', body: { courseId } });

export const removePlannedCourse = (unitId: string, year: number, courseId: string) =>
  requestJson<unknown>(`/api/units/${unitId}/training-plans/${year}/courses/${courseId}`, { method: 'DELETE' });

export const approveUnitPlan = (unitId: string, year: number, decisionNumber: string) =>
  requestJson<unknown>(`/api/units/${unitId}/training-plans/${year}/approval`, {
    method: 'POST',
    body: { decisionNumber },
  });
