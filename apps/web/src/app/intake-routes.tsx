import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/ui/list-search.js';

/** The screens of imports, below the shell of the signed in. */
export function intakeRoutes<P extends AnyRoute>(signedIn: P) {
  const imports = createRoute({
    getParentRoute: () => signedIn,
    path: '/imports',
    validateSearch: listSearch,
    staticData: { permission: 'identity.import' },
    component: lazyRouteComponent(() => import('~/features/intake/imports-screen.js'), 'ImportsScreen'),
  });
  const oneImport = createRoute({
    getParentRoute: () => signedIn,
    path: '/imports/$importId',
    validateSearch: listSearch,
    staticData: { permission: 'identity.import' },
    component: lazyRouteComponent(() => import('~/features/intake/import-screen.js'), 'ImportScreen'),
  });
  return [imports, oneImport] as const;
}
