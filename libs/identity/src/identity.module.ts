import { Module } from '@nestjs/common';
import { Authenticator, provideJobs, provideSchedules } from '#platform';
import { AccessRepository } from './access.repository.js';
import { Access } from './access.service.js';
import { AccountRepository } from './account.repository.js';
import { Accounts } from './account.service.js';
import { AssignmentRepository } from './assignment.repository.js';
import { Assignments } from './assignment.service.js';
import { IdentityAuthenticator } from './identity-authenticator.service.js';
import { IdentityJobsHandler } from './identity.jobs-handler.js';
import { TIDY_SCHEDULE, tidySignIns } from './identity.jobs.js';
import { MembershipRepository } from './membership.repository.js';
import { Membership } from './membership.service.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { OrgUnits } from './org-unit.service.js';
import { Passwords } from './passwords.service.js';
import { PeopleBulk } from './people-bulk.repository.js';
import { PersonRepository } from './person.repository.js';
import { People } from './person.service.js';
import { RoleGrantRepository } from './role-grant.repository.js';
import { RoleGrants } from './role-grant.service.js';
import { ServiceTokenRepository } from './service-token.repository.js';
import { ServiceTokens } from './service-token.service.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './session.service.js';
import { SetupRepository } from './setup.repository.js';
import { FirstPerson, Setup } from './setup.service.js';
import { SignInAttemptRepository } from './sign-in-attempt.repository.js';
import { SignInTidying } from './sign-in-tidying.service.js';
import { SignIn } from './sign-in.service.js';

const REPOSITORIES = [
  AccessRepository,
  AccountRepository,
  AssignmentRepository,
  MembershipRepository,
  OrgUnitRepository,
  PersonRepository,
  RoleGrantRepository,
  ServiceTokenRepository,
  SessionRepository,
  SetupRepository,
  SignInAttemptRepository,
];

const OFFERED = [
  Access,
  Accounts,
  Assignments,
  Membership,
  OrgUnits,
  Passwords,
  People,
  PeopleBulk,
  RoleGrants,
  ServiceTokens,
  Sessions,
  Setup,
  SignIn,
];

@Module({
  providers: [
    ...REPOSITORIES,
    ...OFFERED,
    FirstPerson,
    IdentityAuthenticator,
    IdentityJobsHandler,
    SignInTidying,
    provideJobs(tidySignIns),
    provideSchedules(TIDY_SCHEDULE),
    { provide: Authenticator, useExisting: IdentityAuthenticator },
  ],
  exports: [...OFFERED, Authenticator],
})
export class IdentityModule {}
