import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Authenticator, provideJobs, provideSchedules, RateLimitModule, UploadsModule } from '#platform';
import { AuditReadingRepository } from './audit/audit-reading.repository.js';
import { AuditReading } from './audit/audit-reading.service.js';
import { AuditVerificationRepository } from './audit/audit-verification.repository.js';
import { AuditChain } from './audit/audit-chain.service.js';
import { AuditTrailRepository } from './audit/audit-trail.repository.js';
import { AuditTrail } from './audit/audit-trail.service.js';
import { PersonalKeysRepository } from './audit/personal-keys.repository.js';
import { PersonalKeys } from './audit/personal-keys.service.js';
import { ErasureRepository } from './privacy/erasure.repository.js';
import { ErasureScope } from './privacy/erasure-scope.service.js';
import { Erasure } from './privacy/erasure.service.js';
import { IDENTITY_PERSONAL_DATA } from './privacy/identity-personal-data.repository.js';
import { PersonalDataRepository } from './privacy/personal-data.repository.js';
import { providePersonalData } from './privacy/personal-data.rules.js';
import { PersonalData } from './privacy/personal-data.service.js';
import { PrivacyRequestRepository } from './privacy/privacy-request.repository.js';
import { PrivacyRequests } from './privacy/privacy-request.service.js';
import { RecordAccessRepository } from './privacy/record-access.repository.js';
import { RecordAccess } from './privacy/record-access.service.js';
import { AccessRepository } from './roles/access.repository.js';
import { Access } from './roles/access.service.js';
import { AccountOpening } from './accounts/account-opening.service.js';
import { AccountStates } from './accounts/account-states.service.js';
import { ManagedAccounts } from './accounts/managed-accounts.service.js';
import { OwnSessions } from './accounts/own-sessions.service.js';
import { OwnPassword } from './accounts/own-password.service.js';
import { PasswordChange } from './accounts/password-change.service.js';
import { PasswordReset } from './accounts/password-reset.service.js';
import { SignInSteps } from './accounts/sign-in-steps.service.js';
import { AccountAdminRepository } from './accounts/account-admin.repository.js';
import { Admission } from './accounts/admission.service.js';
import { IdleAccounts } from './accounts/idle-accounts.service.js';
import { PasswordLinkRepository } from './accounts/password-link.repository.js';
import { PasswordLinks } from './accounts/password-links.service.js';
import { SignInTrail } from './accounts/sign-in-trail.service.js';
import { IdentityLinkRepository } from './oidc/identity-link.repository.js';
import { IdentityLinks } from './oidc/identity-links.service.js';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository.js';
import { Oidc } from './oidc/oidc.service.js';
import { OidcProviders } from './oidc/oidc-providers.service.js';
import { FactorVault } from './second-factor/factor-vault.service.js';
import { SecondFactorEnrolment } from './second-factor/second-factor-enrolment.service.js';
import { SecondFactorReset } from './second-factor/second-factor-reset.service.js';
import { SecondFactorCheck } from './second-factor/second-factor-check.service.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SecondFactors } from './second-factor/second-factor.service.js';
import { AccountRepository } from './accounts/account.repository.js';
import { Accounts } from './accounts/account.service.js';
import { AssignmentCarryingRepository } from './people/assignment-carrying.repository.js';
import { AssignmentCarrying } from './people/assignment-carrying.service.js';
import { AssignmentRepository } from './people/assignment.repository.js';
import { Assignments } from './people/assignment.service.js';
import { IdentityAuthenticator } from './accounts/identity-authenticator.service.js';
import { IdentityJobsHandler } from './identity.jobs-handler.js';
import {
  disableIdleAccounts,
  IDLE_SCHEDULE,
  END_SERVICES_SCHEDULE,
  endServices,
  ACCESS_REVIEW_SCHEDULE,
  openAccessReview,
  TIDY_SCHEDULE,
  tidySignIns,
  TURN_ROLES_SCHEDULE,
  turnRoles,
  VERIFY_SCHEDULE,
  verifyAuditTrail,
} from './identity.jobs.js';
import { MembershipRepository } from './people/membership.repository.js';
import { Membership } from './people/membership.service.js';
import { OrgUnitRepository } from './units/org-unit.repository.js';
import { OrgUnits } from './units/org-unit.service.js';
import { ReorganisationImpacts } from './units/reorganisation-impacts.service.js';
import { ReorganisationPlanner } from './units/reorganisation-planner.service.js';
import { ReorganisationPreviews } from './units/reorganisation-previews.service.js';
import { ReorganisationRepository } from './units/reorganisation.repository.js';
import { Reorganisations } from './units/reorganisation.service.js';
import { ReorganisationWriter } from './units/reorganisation-writer.service.js';
import { ReorganisedRoles } from './units/reorganised-roles.service.js';
import { UnitStoryRepository } from './units/unit-story.repository.js';
import { UnitStories } from './units/unit-story.service.js';
import { Passwords } from './accounts/passwords.service.js';
import { PeopleBulk } from './people/people-bulk.repository.js';
import { PersonRepository } from './people/person.repository.js';
import { People } from './people/person.service.js';
import { AccountMergeRepository } from './people/account-merge.repository.js';
import { AccountMerge } from './people/account-merge.service.js';
import { AssignmentWriter } from './people/assignment-writer.service.js';
import { DuplicatesRepository } from './people/duplicates.repository.js';
import { Duplicates } from './people/duplicates.service.js';
import { HistoryMergeRepository } from './people/history-merge.repository.js';
import { HistoryMerge } from './people/history-merge.service.js';
import { LeaveRepository } from './people/leave.repository.js';
import { Leaves } from './people/leave.service.js';
import { PersonHistories } from './people/person-history.service.js';
import { PersonMergeSteps } from './people/person-merge-steps.service.js';
import { PersonMergeRepository } from './people/person-merge.repository.js';
import { MergeNews } from './people/merge-news.service.js';
import { PersonMerges } from './people/person-merge.service.js';
import { PersonRegistration } from './people/person-registration.service.js';
import { PersonalNumbers } from './people/personal-number.service.js';
import { ServiceEndRepository } from './people/service-end.repository.js';
import { ServiceReturns } from './people/service-return.service.js';
import { ServiceEndAccounts } from './people/service-end-accounts.service.js';
import { ServiceEnds } from './people/service-end.service.js';
import { SidePosts } from './people/side-posts.service.js';
import { DelegationRepository } from './roles/delegation.repository.js';
import { Delegations } from './roles/delegation.service.js';
import { GrantEndings } from './roles/grant-endings.service.js';
import { GrantScope } from './roles/grant-scope.service.js';
import { AccessReviewRepository } from './reviews/access-review.repository.js';
import { AccessReviews } from './reviews/access-review.service.js';
import { ReviewDecisions } from './reviews/review-decisions.service.js';
import { RightsRepository } from './roles/rights.repository.js';
import { Rights } from './roles/rights.service.js';
import { RoleGrantRepository } from './roles/role-grant.repository.js';
import { RoleGrants } from './roles/role-grant.service.js';
import { ServiceTokenRepository } from './roles/service-token.repository.js';
import { ServiceTokens } from './roles/service-token.service.js';
import { SessionRepository } from './accounts/session.repository.js';
import { Sessions } from './accounts/session.service.js';
import { SetupRepository } from './accounts/setup.repository.js';
import { FirstDepartment, Setup } from './accounts/setup.service.js';
import { SignInAttemptRepository } from './accounts/sign-in-attempt.repository.js';
import { SignInTidying } from './accounts/sign-in-tidying.service.js';
import { SignIn } from './accounts/sign-in.service.js';
import { INTAKE_OFFERED, INTAKE_PROVIDERS } from './intake/intake.providers.js';

const REPOSITORIES = [
  AuditReadingRepository,
  AuditTrailRepository,
  AuditVerificationRepository,
  PersonalKeysRepository,
  ErasureRepository,
  PersonalDataRepository,
  PrivacyRequestRepository,
  RecordAccessRepository,
  AccessRepository,
  AccessReviewRepository,
  AccountAdminRepository,
  AccountMergeRepository,
  AccountRepository,
  AssignmentCarryingRepository,
  AssignmentRepository,
  DelegationRepository,
  DuplicatesRepository,
  HistoryMergeRepository,
  LeaveRepository,
  PersonMergeRepository,
  ServiceEndRepository,
  MembershipRepository,
  OrgUnitRepository,
  ReorganisationRepository,
  UnitStoryRepository,
  PersonRepository,
  RightsRepository,
  RoleGrantRepository,
  ServiceTokenRepository,
  SessionRepository,
  IdentityLinkRepository,
  OidcAttemptRepository,
  PasswordLinkRepository,
  SecondFactorRepository,
  SetupRepository,
  SignInAttemptRepository,
];

const OFFERED = [
  Access,
  AuditChain,
  AuditReading,
  AuditTrail,
  PersonalKeys,
  Erasure,
  PersonalData,
  PrivacyRequests,
  RecordAccess,
  AccountOpening,
  Accounts,
  AccountStates,
  Admission,
  Assignments,
  Duplicates,
  Leaves,
  Membership,
  OrgUnits,
  ReorganisationPreviews,
  Reorganisations,
  UnitStories,
  Passwords,
  People,
  PeopleBulk,
  PersonMerges,
  PersonMergeSteps,
  PersonalNumbers,
  ServiceEndAccounts,
  ServiceEnds,
  ServiceReturns,
  SidePosts,
  Rights,
  AccessReviews,
  ReviewDecisions,
  RoleGrants,
  Delegations,
  GrantEndings,
  ServiceTokens,
  ManagedAccounts,
  Oidc,
  OidcProviders,
  OwnSessions,
  OwnPassword,
  PasswordChange,
  PasswordLinks,
  PasswordReset,
  SecondFactorEnrolment,
  SecondFactorReset,
  SecondFactors,
  Sessions,
  Setup,
  SignIn,
];

@Module({
  imports: [DiscoveryModule, RateLimitModule, UploadsModule],
  providers: [
    ...REPOSITORIES,
    ...OFFERED,
    ...INTAKE_PROVIDERS,
    AssignmentCarrying,
    ReorganisationImpacts,
    ReorganisationPlanner,
    ReorganisationWriter,
    ReorganisedRoles,
    AccountMerge,
    AssignmentWriter,
    HistoryMerge,
    MergeNews,
    PersonHistories,
    PersonRegistration,
    ErasureScope,
    FirstDepartment,
    GrantScope,
    providePersonalData(...IDENTITY_PERSONAL_DATA),
    IdentityAuthenticator,
    IdentityJobsHandler,
    IdleAccounts,
    IdentityLinks,
    FactorVault,
    SecondFactorCheck,
    SignInSteps,
    SignInTrail,
    SignInTidying,
    provideJobs(tidySignIns, verifyAuditTrail, disableIdleAccounts, endServices, turnRoles, openAccessReview),
    provideSchedules(TIDY_SCHEDULE, VERIFY_SCHEDULE, IDLE_SCHEDULE, END_SERVICES_SCHEDULE),
    provideSchedules(TURN_ROLES_SCHEDULE, ACCESS_REVIEW_SCHEDULE),
    { provide: Authenticator, useExisting: IdentityAuthenticator },
  ],
  exports: [...OFFERED, ...INTAKE_OFFERED, Authenticator],
})
export class IdentityModule {}
