import { Injectable } from '@nestjs/common';
import { RateLimit } from '../http/rate-limit.js';
import { HandlesJob } from '../jobs/handles-job.js';
import { sweepUploads } from './uploads.jobs.js';
import { Uploads } from './uploads.service.js';

@Injectable()
export class UploadsJobsHandler {
  constructor(
    private readonly uploads: Uploads,
    private readonly limits: RateLimit,
  ) {}

  @HandlesJob(sweepUploads)
  async sweep(): Promise<void> {
    await this.uploads.sweep();
    await this.limits.tidy();
  }
}
