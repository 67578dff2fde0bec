import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '~/ui/list-search.js';
import { AppShell } from './app-shell.js';
import { NotFoundPage } from './not-found-page.js';
import { intakeRoutes } from './intake-routes.js';
import { privacyRoutes } from './privacy-routes.js';
import { rolesRoutes } from './roles-routes.js';
import { RootLayout } from './root-layout.js';

const root = createRootRoute({ component: RootLayout });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { to?: string; problem?: string } => ({
    ...(typeof raw['to'] === 'string' && { to: raw['to'] }),
    ...(typeof raw['problem'] === 'string' && { problem: raw['problem'] }),
  }),
  component: lazyRouteComponent(() => import('~/features/session/sign-in-screen.js'), 'SignInScreen'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('~/features/session/reset-password-screen.js'), 'ResetPasswordScreen'),
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

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  staticData: { permission: 'identity.use-own-account' },
  component: lazyRouteComponent(() => import('~/features/account/account-screen.js'), 'AccountScreen'),
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
  path: '/contributions',
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
const MANAGES_PEOPLE = { permission: 'identity.manage-people' };
const personSidePost = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/side-post',
  staticData: MANAGES_PEOPLE,
  component: lazyRouteComponent(() => import('~/features/people/side-post-screen.js'), 'SidePostScreen'),
});
const personLeave = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/leave',
  validateSearch: ({ leave }: Record<string, unknown>): { leave?: string } =>
    typeof leave === 'string' ? { leave } : {},
  staticData: MANAGES_PEOPLE,
  component: lazyRouteComponent(() => import('~/features/people/leave-screen.js'), 'LeaveScreen'),
});
const personEnd = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/end-of-service',
  staticData: MANAGES_PEOPLE,
  component: lazyRouteComponent(() => import('~/features/people/end-service-screen.js'), 'EndServiceScreen'),
});
const personData = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/data',
  staticData: MANAGES_PEOPLE,
  component: lazyRouteComponent(() => import('~/features/people/person-data-screen.js'), 'PersonDataScreen'),
});
const personCorrection = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/assignments/$assignmentId',
  staticData: MANAGES_PEOPLE,
  component: lazyRouteComponent(
    () => import('~/features/people/correct-assignment-screen.js'),
    'CorrectAssignmentScreen',
  ),
});
const duplicatePeople = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/duplicates',
  validateSearch: listSearch,
  staticData: MANAGES_PEOPLE,
  component: lazyRouteComponent(() => import('~/features/people/duplicates-screen.js'), 'DuplicatesScreen'),
});
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/units',
  validateSearch: listSearch,
  staticData: { permission: 'identity.read-directory' },
  component: lazyRouteComponent(() => import('~/features/people/units-screen.js'), 'UnitsScreen'),
});
const reorganise = createRoute({
  getParentRoute: () => signedIn,
  path: '/units/reorganise',
  validateSearch: listSearch,
  staticData: { permission: 'identity.manage-units' },
  component: lazyRouteComponent(() => import('~/features/people/reorganise-screen.js'), 'ReorganiseScreen'),
});
const organisationUnit = createRoute({
  getParentRoute: () => signedIn,
  path: '/units/$unitId',
  validateSearch: listSearch,
  staticData: { permission: 'identity.read-directory' },
  component: lazyRouteComponent(() => import('~/features/people/unit-screen.js'), 'UnitScreen'),
});

const courses = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses',
  validateSearch: listSearch,
  staticData: { permission: 'courses.learn' },
  component: lazyRouteComponent(() => import('~/features/courses/catalogue-screen.js'), 'CatalogueScreen'),
});
const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId',
  staticData: { permission: 'courses.learn' },
  component: lazyRouteComponent(() => import('~/features/courses/course-screen.js'), 'CourseScreen'),
});
const learn = createRoute({
  getParentRoute: () => signedIn,
  path: '/learn/$enrolmentId/$lessonId',
  staticData: { permission: 'courses.learn' },
  component: lazyRouteComponent(() => import('~/features/courses/player-screen.js'), 'PlayerScreen'),
});
const authoredCourses = createRoute({
  getParentRoute: () => signedIn,
  path: '/author/courses',
  validateSearch: listSearch,
  staticData: { permission: 'courses.author' },
  component: lazyRouteComponent(() => import('~/features/courses/authored-courses-screen.js'), 'AuthoredCoursesScreen'),
});
const courseEditor = createRoute({
  getParentRoute: () => signedIn,
  path: '/author/courses/$courseId',
  staticData: { permission: 'courses.author' },
  component: lazyRouteComponent(() => import('~/features/courses/course-editor-screen.js'), 'CourseEditorScreen'),
});
const lessonEditor = createRoute({
  getParentRoute: () => signedIn,
  path: '/author/courses/$courseId/lessons/$lessonId',
  staticData: { permission: 'courses.author' },
  component: lazyRouteComponent(() => import('~/features/courses/lesson-editor-screen.js'), 'LessonEditorScreen'),
});

const office = createRoute({
  getParentRoute: () => signedIn,
  path: '/office',
  validateSearch: listSearch,
  staticData: { permission: 'reporting.office-dashboard' },
  component: lazyRouteComponent(() => import('~/features/office/office-screen.js'), 'OfficeScreen'),
});
const officeExports = createRoute({
  getParentRoute: () => signedIn,
  path: '/office/exports',
  validateSearch: listSearch,
  staticData: { permission: 'reporting.export' },
  component: lazyRouteComponent(() => import('~/features/exports/exports-screen.js'), 'ExportsScreen'),
});
const awards = createRoute({
  getParentRoute: () => signedIn,
  path: '/awards',
  validateSearch: listSearch,
  staticData: { permission: 'awards.read' },
  component: lazyRouteComponent(() => import('~/features/awards/awards-screen.js'), 'AwardsScreen'),
});
const operations = createRoute({
  getParentRoute: () => signedIn,
  path: '/operations',
  validateSearch: listSearch,
  staticData: { permission: 'platform.read-operations' },
  component: lazyRouteComponent(() => import('~/features/operations/operations-screen.js'), 'OperationsScreen'),
});

/** Every other address, inside the shell. */
const notFound = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage });

const myLearning = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/learning',
  validateSearch: listSearch,
  staticData: { permission: 'records.read-own' },
  component: lazyRouteComponent(() => import('~/features/learning/my-learning-screen.js'), 'MyLearningScreen'),
});
const myPlan = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/plan',
  staticData: { permission: 'planning.own-plan' },
  component: lazyRouteComponent(() => import('~/features/planning/my-plan-screen.js'), 'MyPlanScreen'),
});
const plans = createRoute({
  getParentRoute: () => signedIn,
  path: '/plans',
  validateSearch: listSearch,
  staticData: { permission: 'planning.read-plans' },
  component: lazyRouteComponent(() => import('~/features/planning/plans-screen.js'), 'PlansScreen'),
});
const plan = createRoute({
  getParentRoute: () => signedIn,
  path: '/plans/$planId',
  staticData: { permission: 'planning.read-plans' },
  component: lazyRouteComponent(() => import('~/features/planning/plan-screen.js'), 'PlanScreen'),
});
const unitPlan = createRoute({
  getParentRoute: () => signedIn,
  path: '/unit/$unitId/training-plan',
  staticData: { permission: 'planning.edit-unit-plan' },
  component: lazyRouteComponent(() => import('~/features/planning/unit-plan-screen.js'), 'UnitPlanScreen'),
});

/**
 * One entry per screen, its code loaded when it is opened. A screen with a list takes `validateSearch: listSearch`;
 * one that not everybody may open names its permission in `staticData`.
 */
export const routeTree = root.addChildren([
  signIn,
  resetPassword,
  setup,
  signedIn.addChildren([
    notFound,
    home,
    account,
    ownUnit,
    myLearning,
    myPlan,
    plans,
    plan,
    unitPlan,
    unit,
    indicator,
    library,
    libraryUpload,
    libraryContributions,
    libraryResource,
    courses,
    course,
    learn,
    authoredCourses,
    courseEditor,
    lessonEditor,
    people,
    personAdd,
    person,
    personTransfer,
    personSidePost,
    personLeave,
    personEnd,
    personData,
    personCorrection,
    duplicatePeople,
    organisation,
    reorganise,
    organisationUnit,
    office,
    officeExports,
    awards,
    operations,
    ...privacyRoutes(signedIn),
    ...intakeRoutes(signedIn),
    ...rolesRoutes(signedIn),
  ]),
]);
