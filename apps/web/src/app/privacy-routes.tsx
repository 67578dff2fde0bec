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
  const myData = createRoute({
    getParentRoute: () => parent,
    path: '/my/data',
    staticData: { permission: 'identity.read-own-data' },
    component: lazyRouteComponent(() => import('~/features/privacy/my-data-screen.js'), 'MyDataScreen'),
  });
  const requests = createRoute({
    getParentRoute: () => parent,
    path: '/privacy/requests',
    validateSearch: listSearch,
    staticData: { permission: 'identity.work-requests' },
    component: lazyRouteComponent(() => import('~/features/privacy/requests-screen.js'), 'RequestsScreen'),
  });
  const erasure = createRoute({
    getParentRoute: () => parent,
    path: '/people/$personId/erasure',
    staticData: { permission: 'identity.erase-people' },
    component: lazyRouteComponent(() => import('~/features/privacy/erasure-screen.js'), 'ErasureScreen'),
  });
  return [audit, record, myData, requests, erasure] as const;
};
