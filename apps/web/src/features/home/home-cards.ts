import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

export interface HomeCard {
  readonly id: string;
  /** Lower stands higher: 0–99 what the person has to do now, 100–199 their learning, 200–299 their unit, 300– overviews. */
  readonly order: number;
  /** `full` stands below the two columns of a wide screen. */
  readonly width: 'half' | 'full';
  /** Whose card it is; without one, everybody's. */
  readonly permission?: string;
  /**
   * `lazy(() => import('~/features/library/home-card.js'))`: a default export without props that asks for its own
   * data and stands in its own `Section`.
   */
  readonly component: LazyExoticComponent<ComponentType>;
}

/** What the home page is made of. A feature adds one line: its card's code is loaded only for whom it is. */
export const HOME_CARDS: readonly HomeCard[] = [
  {
    id: 'first-steps',
    order: 0,
    width: 'half',
    permission: 'identity.manage-people',
    component: lazy(() => import('~/features/people/first-steps-home-card.js')),
  },
  {
    id: 'my-courses',
    order: 100,
    width: 'half',
    permission: 'courses.learn',
    component: lazy(() => import('~/features/courses/home-card.js')),
  },
  {
    id: 'library-newest',
    order: 150,
    width: 'half',
    permission: 'library.read',
    component: lazy(() => import('~/features/library/home-card.js')),
  },
  {
    id: 'unit-score',
    order: 200,
    width: 'half',
    permission: 'scoring.read-own-unit',
    component: lazy(() => import('~/features/scoring/home-card.js')),
  },
  {
    id: 'plan-approvals',
    order: 10,
    width: 'half',
    permission: 'planning.decide-plans',
    component: lazy(() => import('~/features/planning/approvals-home-card.js')),
  },
  {
    id: 'access-review',
    order: 5,
    width: 'half',
    permission: 'identity.review-access',
    component: lazy(() => import('~/features/roles/review-home-card.js')),
  },
  {
    id: 'delegations',
    order: 20,
    width: 'half',
    permission: 'identity.use-own-account',
    component: lazy(() => import('~/features/roles/delegations-home-card.js')),
  },
  {
    id: 'my-plan',
    order: 110,
    width: 'half',
    permission: 'planning.own-plan',
    component: lazy(() => import('~/features/planning/home-card.js')),
  },
  {
    id: 'award-decisions',
    order: 50,
    width: 'half',
    permission: 'awards.decide',
    component: lazy(() => import('~/features/awards/home-card.js')),
  },
  {
    id: 'office-overview',
    order: 300,
    width: 'full',
    permission: 'reporting.office-dashboard',
    component: lazy(() => import('~/features/office/home-card.js')),
  },
  {
    id: 'operations',
    order: 310,
    width: 'full',
    permission: 'platform.operate',
    component: lazy(() => import('~/features/operations/home-card.js')),
  },
];
