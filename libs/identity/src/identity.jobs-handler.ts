import { Injectable } from '@nestjs/common';
import { HandlesJob } from '#platform';
import {
  disableIdleAccounts,
  endServices,
  openAccessReview,
  tidySignIns,
  turnRoles,
  verifyAuditTrail,
} from './identity.jobs.js';
import { AuditChain } from './audit/audit-chain.service.js';
import { IdleAccounts } from './accounts/idle-accounts.service.js';
import { ServiceEndAccounts } from './people/service-end-accounts.service.js';
import { AccessReviews } from './reviews/access-review.service.js';
import { Sessions } from './accounts/session.service.js';
import { SignInTidying } from './accounts/sign-in-tidying.service.js';

@Injectable()
export class IdentityJobsHandler {
  constructor(
    private readonly tidying: SignInTidying,
    private readonly chain: AuditChain,
    private readonly idle: IdleAccounts,
    private readonly serviceEnds: ServiceEndAccounts,
    private readonly sessions: Sessions,
    private readonly reviews: AccessReviews,
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
    await this.serviceEnds.closeDue();
  }

  @HandlesJob(turnRoles)
  async turnRoles(): Promise<void> {
    await this.sessions.closeOfTurnedRoles();
  }

  @HandlesJob(openAccessReview)
  async openReview(): Promise<void> {
    await this.reviews.openIfDue();
  }
}
