import { Injectable } from '@nestjs/common';
import { HandlesJob } from '#platform';
import { disableIdleAccounts, endServices, tidySignIns, verifyAuditTrail } from './identity.jobs.js';
import { AuditChain } from './audit/audit-chain.service.js';
import { IdleAccounts } from './accounts/idle-accounts.service.js';
import { ServiceEnds } from './people/service-end.service.js';
import { SignInTidying } from './accounts/sign-in-tidying.service.js';

@Injectable()
export class IdentityJobsHandler {
  constructor(
    private readonly tidying: SignInTidying,
    private readonly chain: AuditChain,
    private readonly idle: IdleAccounts,
    private readonly serviceEnds: ServiceEnds,
  ) {}

  @HandlesJob(verifyAuditTrail)
  async verifyAuditTrail(): Promise<void> {
    await this.chain.verify();
  }

  @HandlesJob(tidySignIns)
  async tidy(): Promise<void> {
    await this.tidying.tidy();
  }

  @HandlesJob(disableIdleAccounts)
  async disableIdle(): Promise<void> {
    await this.idle.disable();
  }

  @HandlesJob(endServices)
  async closeAccounts(): Promise<void> {
    await this.serviceEnds.closeDueAccounts();
  }
}
