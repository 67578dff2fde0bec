import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobRun } from '#platform';
import { ExportRunner } from './export-runner.service.js';
import { ExportUpkeep } from './export-upkeep.service.js';
import { removeExpiredExports, runExport, sweepExports, type RunExportPayload } from './reporting.jobs.js';

@Injectable()
export class ReportingJobsHandler {
  constructor(
    private readonly runner: ExportRunner,
    private readonly upkeep: ExportUpkeep,
  ) {}

  @HandlesJob(runExport)
  async run({ exportId }: RunExportPayload, run: JobRun): Promise<void> {
    await this.runner.run(exportId, run.signal);
  }

  @HandlesJob(sweepExports)
  async sweep(): Promise<void> {
    await this.upkeep.wakeForsaken();
  }

  @HandlesJob(removeExpiredExports)
  async removeExpired(): Promise<void> {
    await this.upkeep.removeExpired();
  }
}
