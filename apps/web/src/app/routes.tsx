import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AppShell } from './app-shell.js';
import { RootLayout } from './root-layout.js';

const root = createRootRoute({ component: RootLayout });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { to?: string } =>
    typeof raw['to'] === 'string' ? { to: raw['to'] } : {},
  component: lazyRouteComponent(() => import('~/features/session/sign-in-screen.js'), 'SignInScreen'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (raw: Record<string, unknown>): { token?: string } =>
    typeof raw['token'] === 'string' || typeof raw['token'] === 'number' ? { token: String(raw['token']) } : {},
  component: lazyRouteComponent(() => import('~/features/setup/setup-screen.js'), 'SetupScreen'),
});

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: AppShell });

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('~/features/home/home-screen.js'), 'HomeScreen'),
});

/**
 * One entry per screen, its code loaded when it is opened. A screen with a list takes `validateSearch: listSearch`;
 * one that not everybody may open names its permission in `staticData`.
 */
export const routeTree = root.addChildren([signIn, setup, signedIn.addChildren([home])]);
