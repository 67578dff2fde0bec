import { Injectable } from '@nestjs/common';
import { HandlesJob } from '#platform';
import { OpenPlans } from './open-plans.service.js';
import { followPeople } from './planning.jobs.js';

@Injectable()
export class PlanningJobsHandler {
  constructor(private readonly plans: OpenPlans) {}

  @HandlesJob(followPeople)
  async followPeople(): Promise<void> {
    await this.plans.followAll();
  }
}
