import { Module } from '@nestjs/common';
import { RateLimitModule } from '../http/rate-limit.module.js';
import { provideSchedules } from '../jobs/schedule.js';
import { UPLOAD_SCHEDULES } from './uploads.jobs.js';
import { UploadsJobsHandler } from './uploads.jobs-handler.js';
import { UploadsRepository } from './uploads.repository.js';
import { Uploads } from './uploads.service.js';

/** What has arrived, for the domain that takes it over; the worker sweeps what nobody does. */
@Module({
  imports: [RateLimitModule],
  providers: [Uploads, UploadsRepository, UploadsJobsHandler, provideSchedules(...UPLOAD_SCHEDULES)],
  exports: [Uploads, UploadsRepository],
})
export class UploadsModule {}
