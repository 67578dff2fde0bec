import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobRun } from '#platform';
import { ImportSteps } from './import-steps.service.js';
import { ImportUpkeep } from './import-upkeep.service.js';
import { carryOnImport, type ImportPayload, sweepImports } from './imports.jobs.js';

@Injectable()
export class ImportsJobsHandler {
  constructor(
    private readonly steps: ImportSteps,
    private readonly upkeep: ImportUpkeep,
  ) {}

  @HandlesJob(carryOnImport)
  async carryOn({ importId }: ImportPayload, { signal }: JobRun): Promise<void> {
    await this.steps.carryOn(importId, signal);
  }

  @HandlesJob(sweepImports)
  async sweep(): Promise<void> {
    await this.upkeep.sweep();
  }
}
