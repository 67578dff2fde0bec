import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobRun } from '#platform';
import { type NoPayload, sweepFiles } from './library.jobs.js';
import { StoredFilesSweep } from './stored-files-sweep.service.js';

@Injectable()
export class LibraryJobsHandler {
  constructor(private readonly files: StoredFilesSweep) {}

  @HandlesJob(sweepFiles)
  async sweep(_payload: NoPayload, run: JobRun): Promise<void> {
    await this.files.sweep(run.signal);
  }
}
