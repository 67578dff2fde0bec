import { Module } from '@nestjs/common';
import { AuditController } from './audit/audit.controller.js';
import { RateLimitModule } from '#platform';
import { ImportKindsController, ImportsController } from './intake/imports.controller.js';
import { IdentityModule } from './identity.module.js';
import { OrgUnitController } from './units/org-unit.controller.js';
import { ReorganisationController } from './units/reorganisation.controller.js';
import { PersonCareerController } from './people/person-career.controller.js';
import { PersonMergeController } from './people/person-merge.controller.js';
import { PersonController } from './people/person.controller.js';
import { DelegationController } from './roles/delegation.controller.js';
import { AccessReviewController } from './reviews/access-review.controller.js';
import { RightsController } from './roles/rights.controller.js';
import { RoleGrantController } from './roles/role-grant.controller.js';
import { ServiceTokenController } from './roles/service-token.controller.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { RecordAccessController } from './privacy/record-access.controller.js';
import { AccountController } from './accounts/account.controller.js';
import { OwnSessionsController } from './accounts/own-sessions.controller.js';
import { PasswordLinkController } from './accounts/password-link.controller.js';
import { OidcController } from './oidc/oidc.controller.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SessionController } from './accounts/session.controller.js';
import { SetupController } from './accounts/setup.controller.js';

@Module({
  imports: [IdentityModule, RateLimitModule],
  controllers: [
    SessionController,
    AccountController,
    OwnSessionsController,
    PasswordLinkController,
    OidcController,
    SecondFactorController,
    OrgUnitController,
    ReorganisationController,
    PersonController,
    PersonCareerController,
    PersonMergeController,
    RoleGrantController,
    DelegationController,
    RightsController,
    AccessReviewController,
    ServiceTokenController,
    SetupController,
    AuditController,
    PrivacyController,
    RecordAccessController,
    ImportKindsController,
    ImportsController,
  ],
})
export class IdentityHttpModule {}
