import { Module } from '@nestjs/common';
import { IdentityModule } from './identity.module.js';
import { OrgUnitController } from './org-unit.controller.js';
import { PersonController } from './person.controller.js';
import { RoleGrantController } from './role-grant.controller.js';
import { ServiceTokenController } from './service-token.controller.js';
import { SessionController } from './session.controller.js';
import { SetupController } from './setup.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [
    SessionController,
    OrgUnitController,
    PersonController,
    RoleGrantController,
    ServiceTokenController,
    SetupController,
  ],
})
export class IdentityHttpModule {}
