import { Injectable } from '@nestjs/common';
import { HandlesJob } from '#platform';
import { tidySignIns } from './identity.jobs.js';
import { SignInTidying } from './accounts/sign-in-tidying.service.js';

@Injectable()
export class IdentityJobsHandler {
  constructor(private readonly tidying: SignInTidying) {}

  @HandlesJob(tidySignIns)
  async tidy(): Promise<void> {
    await this.tidying.tidy();
  }
}
