import { createRouter } from '@tanstack/react-router';
import { LoadingState } from '~/ui/loading-state.js';
import { NotFoundPage } from './not-found-page.js';
import { RouteError } from './route-error.js';
import { routeTree } from './routes.js';

export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: () => <LoadingState shape="page" />,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** Without it the shell shows the "no permission" page instead of the screen. */
    permission?: string;
  }
}
