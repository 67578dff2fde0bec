import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';
import { listSearch } from '~/ui/list-search.js';

/** The audit trail, and what people may know about their own data. */
export const privacyRoutes = <Parent extends AnyRoute>(parent: Parent) => {
  const audit = createRoute({
    getParentRoute: () => parent,
    path: '/audit',
    validateSearch: listSearch,
    staticData: { permission: 'identity.read-audit' },
    component: lazyRouteComponent(() => import('~/features/audit/audit-screen.js'), 'AuditScreen'),
  });
  const record = createRoute({
    getParentRoute: () => parent,
    path: '/people/$personId/record',
    validateSearch: listSearch,
    staticData: { permission: 'identity.open-records' },
    component: lazyRouteComponent(() => import('~/features/learning/record-screen.js'), 'RecordScreen'),
  });
  return [audit, record] as const;
};
