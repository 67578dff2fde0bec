import { Module } from '@nestjs/common';
import { AuditController } from './audit/audit.controller.js';
import { IdentityModule } from './identity.module.js';
import { OrgUnitController } from './units/org-unit.controller.js';
import { ReorganisationController } from './units/reorganisation.controller.js';
import { PersonController } from './people/person.controller.js';
import { RoleGrantController } from './roles/role-grant.controller.js';
import { ServiceTokenController } from './roles/service-token.controller.js';
import { RecordAccessController } from './privacy/record-access.controller.js';
import { SessionController } from './accounts/session.controller.js';
import { SetupController } from './accounts/setup.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [
    SessionController,
    OrgUnitController,
    ReorganisationController,
    PersonController,
    RoleGrantController,
    ServiceTokenController,
    SetupController,
    AuditController,
    RecordAccessController,
  ],
})
export class IdentityHttpModule {}
