import { defineJob } from '../jobs/job-definition.js';
import { defineSchedule } from '../jobs/schedule.js';

export class SweepUploadsPayload {}

export const sweepUploads = defineJob({
  name: 'platform.sweep-uploads',
  queue: 'platform',
  payload: SweepUploadsPayload,
  attempts: 1,
});

export const UPLOAD_SCHEDULES = [
  defineSchedule({ id: 'platform.sweep-uploads', every: '30m', job: sweepUploads, payload: {} }),
];
