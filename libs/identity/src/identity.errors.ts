import { DomainError, refusalByConstraint } from '#platform';

export const IdentityErrors = {
  signInFailed: () => new DomainError('identity.sign-in-failed', 'unauthenticated'),
  signInLocked: (retryAfterSeconds: number) =>
    new DomainError('identity.sign-in-locked', 'too-many', { retryAfterSeconds }),
  passwordWrong: () => new DomainError('identity.password-wrong', 'forbidden'),
  passwordWeak: (rule: string) => new DomainError('identity.password-weak', 'invalid', { rule }),
  passwordUnchanged: () => new DomainError('identity.password-unchanged', 'invalid'),
  passwordLinkRefused: () => new DomainError('identity.password-link-refused', 'forbidden'),
  codeWrong: () => new DomainError('identity.code-wrong', 'forbidden'),
  noFactorProposed: () => new DomainError('identity.no-factor-proposed', 'conflict'),
  factorRequired: () => new DomainError('identity.factor-required', 'conflict'),
  noFactor: () => new DomainError('identity.no-factor', 'conflict'),
  stepOver: () => new DomainError('identity.sign-in-step-over', 'conflict'),
  sessionNotFound: (sessionId: string) => new DomainError('identity.session-not-found', 'not-found', { sessionId }),
  signedInPeopleOnly: () => new DomainError('identity.signed-in-people-only', 'forbidden'),
  oidcProviderNotFound: (provider: string) =>
    new DomainError('identity.oidc-provider-not-found', 'not-found', { provider }),
  oidcUnavailable: () => new DomainError('identity.oidc-unavailable', 'unavailable'),
  oidcRefused: () => new DomainError('identity.oidc-refused', 'forbidden'),
  oidcUnknownPerson: () => new DomainError('identity.oidc-unknown-person', 'forbidden'),
  setupTokenRefused: () => new DomainError('identity.setup-token-refused', 'forbidden'),

  unitNotFound: (unitId: string) => new DomainError('identity.unit-not-found', 'not-found', { unitId }),
  unitUnknown: () => new DomainError('identity.unit-unknown', 'invalid'),
  unitNotAlive: (unitId: string, on: string) => new DomainError('identity.unit-not-alive', 'invalid', { unitId, on }),
  unitCircular: () => new DomainError('identity.unit-circular', 'conflict'),
  unitOverlap: () => new DomainError('identity.unit-version-overlap', 'conflict'),
  unitUnchanged: () => new DomainError('identity.unit-unchanged', 'conflict'),
  unitEndsLater: (unitId: string) => new DomainError('identity.unit-ends-later', 'conflict', { unitId }),
  unitEnded: () => new DomainError('identity.unit-ended', 'conflict'),
  unitIntoItself: () => new DomainError('identity.unit-into-itself', 'invalid'),
  unitChangesPlanned: (unitId: string, on: string) =>
    new DomainError('identity.unit-changes-planned', 'conflict', { unitId, on }),
  decisionImplausible: (fault: string) => new DomainError('identity.decision-implausible', 'invalid', { fault }),
  reorganisationMalformed: (fault: string) =>
    new DomainError('identity.reorganisation-malformed', 'invalid', { fault }),
  sharesNotWhole: () => new DomainError('identity.shares-not-whole', 'invalid'),
  childrenUnplaced: (unitIds: readonly string[]) =>
    new DomainError('identity.children-unplaced', 'invalid', { unitIds }),
  peopleUnplaced: (count: number) => new DomainError('identity.people-unplaced', 'invalid', { count }),
  personNotInUnit: (personId: string) => new DomainError('identity.person-not-in-unit', 'invalid', { personId }),
  reorganisationOutdated: () => new DomainError('identity.reorganisation-outdated', 'conflict'),
  rootUnitFixed: () => new DomainError('identity.root-unit-fixed', 'conflict'),

  personNotFound: (personId: string) => new DomainError('identity.person-not-found', 'not-found', { personId }),
  staffCodeTaken: () => new DomainError('identity.staff-code-taken', 'conflict'),
  nameUnusable: () => new DomainError('identity.name-unusable', 'invalid'),
  assignmentNotFound: (assignmentId: string) =>
    new DomainError('identity.assignment-not-found', 'not-found', { assignmentId }),
  assignmentOverlap: () => new DomainError('identity.assignment-overlap', 'conflict'),
  assignmentUnchanged: () => new DomainError('identity.assignment-unchanged', 'conflict'),
  datesReversed: () => new DomainError('identity.dates-reversed', 'invalid'),
  leaveOverlap: () => new DomainError('identity.leave-overlap', 'conflict'),

  purposeRequired: (personId: string) => new DomainError('identity.purpose-required', 'forbidden', { personId }),
  purposeMissing: () => new DomainError('identity.purpose-missing', 'invalid'),

  accountNotFound: (accountId: string) => new DomainError('identity.account-not-found', 'not-found', { accountId }),
  accountReachesFurther: () => new DomainError('identity.account-reaches-further', 'forbidden'),
  accountDisabled: () => new DomainError('identity.account-disabled', 'conflict'),
  accountStateUnchanged: () => new DomainError('identity.account-state-unchanged', 'conflict'),
  notOnOwnAccount: () => new DomainError('identity.not-on-own-account', 'conflict'),
  usernameTaken: () => new DomainError('identity.username-taken', 'conflict'),
  accountExists: () => new DomainError('identity.account-exists', 'conflict'),
  usernameUnusable: () => new DomainError('identity.username-unusable', 'invalid'),
  roleAlreadyGranted: () => new DomainError('identity.role-already-granted', 'conflict'),
  grantNotFound: (grantId: string) => new DomainError('identity.grant-not-found', 'not-found', { grantId }),
  lastAdministrator: () => new DomainError('identity.last-administrator', 'conflict'),
  tokenNotFound: (tokenId: string) => new DomainError('identity.token-not-found', 'not-found', { tokenId }),
  scopeUnknown: (scope: string) => new DomainError('identity.scope-unknown', 'invalid', { scope }),

  importNotFound: (id: string) => new DomainError('identity.import-not-found', 'not-found', { id }),
  importKindUnknown: (kind: string) => new DomainError('identity.import-kind-unknown', 'not-found', { kind }),
  importTooLarge: (bytes: number, most: number) =>
    new DomainError('identity.import-too-large', 'too-large', { bytes, most }),
  importNotATable: (entries: readonly string[]) =>
    new DomainError('identity.import-not-a-table', 'invalid', { entries }),
  importHeaderTwice: (header: string) => new DomainError('identity.import-header-twice', 'invalid', { header }),
  importColumnsMissing: (columns: readonly string[]) =>
    new DomainError('identity.import-columns-missing', 'invalid', { columns }),
  importWithoutRows: () => new DomainError('identity.import-without-rows', 'invalid'),
  importNotInState: (state: string) => new DomainError('identity.import-not-in-state', 'conflict', { state }),
  importUndoOver: (until: Date) => new DomainError('identity.import-undo-over', 'conflict', { until }),
  rosterVersionUnknown: (version: string) => new DomainError('identity.roster-version-unknown', 'invalid', { version }),
  rosterFileMissing: (file: string) => new DomainError('identity.roster-file-missing', 'invalid', { file }),
  rosterOtherKind: (kind: string) => new DomainError('identity.roster-other-kind', 'invalid', { kind }),
};

/** What each constraint means to a caller: the database holds the invariant, this names it. */
export const refuse = refusalByConstraint({
  org_unit_versions_not_circular: IdentityErrors.unitCircular,
  org_unit_versions_no_overlap: IdentityErrors.unitOverlap,
  org_unit_versions_parent_known: IdentityErrors.unitUnknown,
  org_unit_versions_unit_known: IdentityErrors.unitUnknown,
  org_unit_versions_name_normalised: IdentityErrors.nameUnusable,
  org_unit_versions_valid_bounded: IdentityErrors.datesReversed,
  people_staff_code_taken: IdentityErrors.staffCodeTaken,
  people_full_name_normalised: IdentityErrors.nameUnusable,
  assignments_one_primary: IdentityErrors.assignmentOverlap,
  org_event_mappings_whole: IdentityErrors.sharesNotWhole,
  assignments_unit_known: IdentityErrors.unitUnknown,
  assignments_unit_lasts: IdentityErrors.unitEnded,
  assignments_valid_bounded: IdentityErrors.datesReversed,
  leaves_no_overlap: IdentityErrors.leaveOverlap,
  leaves_valid_bounded: IdentityErrors.datesReversed,
  accounts_person_taken: IdentityErrors.accountExists,
  accounts_username_taken: IdentityErrors.usernameTaken,
  accounts_username_shape: IdentityErrors.usernameUnusable,
  role_grants_once: IdentityErrors.roleAlreadyGranted,
  role_grants_unit_known: IdentityErrors.unitUnknown,
  role_grants_valid_bounded: IdentityErrors.datesReversed,
});
