import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/ui/list-search.js';
import { AppShell } from './app-shell.js';
import { NotFoundPage } from './not-found-page.js';
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

const library = createRoute({
  getParentRoute: () => signedIn,
  path: '/library',
  validateSearch: listSearch,
  staticData: { permission: 'library.read' },
  component: lazyRouteComponent(() => import('~/features/library/library-screen.js'), 'LibraryScreen'),
});
const libraryUpload = createRoute({
  getParentRoute: () => signedIn,
  path: '/library/upload',
  staticData: { permission: 'library.contribute' },
  component: lazyRouteComponent(() => import('~/features/library/upload-screen.js'), 'UploadScreen'),
});
const libraryContributions = createRoute({
  getParentRoute: () => signedIn,
  path: '/library/contributions',
  validateSearch: listSearch,
  staticData: { permission: 'library.contribute' },
  component: lazyRouteComponent(() => import('~/features/library/contributions-screen.js'), 'ContributionsScreen'),
});
const libraryResource = createRoute({
  getParentRoute: () => signedIn,
  path: '/library/$resourceId',
  staticData: { permission: 'library.read' },
  component: lazyRouteComponent(() => import('~/features/library/resource-screen.js'), 'ResourceScreen'),
});

const ownUnit = createRoute({
  getParentRoute: () => signedIn,
  path: '/unit',
  validateSearch: listSearch,
  staticData: { permission: 'scoring.read-own-unit' },
  component: lazyRouteComponent(() => import('~/features/scoring/own-unit-screen.js'), 'OwnUnitScreen'),
});
const unit = createRoute({
  getParentRoute: () => signedIn,
  path: '/unit/$unitId',
  validateSearch: listSearch,
  staticData: { permission: 'scoring.read-own-unit' },
  component: lazyRouteComponent(() => import('~/features/scoring/unit-screen.js'), 'UnitScreen'),
});
const indicator = createRoute({
  getParentRoute: () => signedIn,
  path: '/unit/$unitId/indicators/$code',
  validateSearch: listSearch,
  staticData: { permission: 'scoring.read-unit' },
  component: lazyRouteComponent(() => import('~/features/scoring/indicator-screen.js'), 'IndicatorScreen'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: listSearch,
  staticData: { permission: 'identity.read-people' },
  component: lazyRouteComponent(() => import('~/features/people/people-screen.js'), 'PeopleScreen'),
});
const personAdd = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/new',
  staticData: { permission: 'identity.manage-people' },
  component: lazyRouteComponent(() => import('~/features/people/add-person-screen.js'), 'AddPersonScreen'),
});
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  staticData: { permission: 'identity.read-directory' },
  component: lazyRouteComponent(() => import('~/features/people/person-screen.js'), 'PersonScreen'),
});
const personTransfer = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/transfer',
  staticData: { permission: 'identity.manage-people' },
  component: lazyRouteComponent(() => import('~/features/people/transfer-screen.js'), 'TransferScreen'),
});
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/units',
  validateSearch: listSearch,
  staticData: { permission: 'identity.read-directory' },
  component: lazyRouteComponent(() => import('~/features/people/units-screen.js'), 'UnitsScreen'),
});
const organisationUnit = createRoute({
  getParentRoute: () => signedIn,
  path: '/units/$unitId',
  validateSearch: listSearch,
  staticData: { permission: 'identity.read-directory' },
  component: lazyRouteComponent(() => import('~/features/people/unit-screen.js'), 'UnitScreen'),
});

/** Every other address, inside the shell. */
const notFound = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage });

/**
 * One entry per screen, its code loaded when it is opened. A screen with a list takes `validateSearch: listSearch`;
 * one that not everybody may open names its permission in `staticData`.
 */
export const routeTree = root.addChildren([
  signIn,
  setup,
  signedIn.addChildren([
    notFound,
    home,
    ownUnit,
    unit,
    indicator,
    library,
    libraryUpload,
    libraryContributions,
    libraryResource,
    people,
    personAdd,
    person,
    personTransfer,
    organisation,
    organisationUnit,
  ]),
]);
