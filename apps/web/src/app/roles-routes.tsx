import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';

/** Who may do what, who lends it to whom, and whether that is still right. */
export const rolesRoutes = <Parent extends AnyRoute>(parent: Parent) => {
  const roles = createRoute({
    getParentRoute: () => parent,
    path: '/roles',
    staticData: { permission: 'identity.read-roles' },
    component: lazyRouteComponent(() => import('~/features/roles/roles-screen.js'), 'RolesScreen'),
  });
  const reviews = createRoute({
    getParentRoute: () => parent,
    path: '/roles/reviews',
    staticData: { permission: 'identity.read-access-reviews' },
    component: lazyRouteComponent(() => import('~/features/roles/reviews-screen.js'), 'ReviewsScreen'),
  });
  const review = createRoute({
    getParentRoute: () => parent,
    path: '/roles/reviews/$reviewId',
    staticData: { permission: 'identity.read-access-reviews' },
    component: lazyRouteComponent(() => import('~/features/roles/review-screen.js'), 'ReviewScreen'),
  });
  const delegations = createRoute({
    getParentRoute: () => parent,
    path: '/delegations',
    staticData: { permission: 'identity.use-own-account' },
    component: lazyRouteComponent(() => import('~/features/roles/delegations-screen.js'), 'DelegationsScreen'),
  });
  const newDelegation = createRoute({
    getParentRoute: () => parent,
    path: '/delegations/new',
    staticData: { permission: 'identity.delegate-roles' },
    component: lazyRouteComponent(() => import('~/features/roles/delegate-screen.js'), 'DelegateScreen'),
  });
  return [roles, reviews, review, delegations, newDelegation] as const;
};
