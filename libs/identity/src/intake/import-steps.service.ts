import { Injectable } from '@nestjs/common';
import { EVERYTHING } from '../roles/unit-scope.rules.js';
import { ImportApplying } from './import-applying.service.js';
import { ImportPlanning } from './import-planning.service.js';
import { ImportReading } from './import-reading.service.js';
import { ImportRepository } from './import.repository.js';

/** Carries an import on from where it stands until it waits for a person or the worker stops. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly imports: ImportRepository,
    private readonly reading: ImportReading,
    private readonly planning: ImportPlanning,
    private readonly applying: ImportApplying,
  ) {}

  async carryOn(importId: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.step(importId)));
  }

  /** One chunk of work. @returns whether there may be more. */
  async step(importId: string): Promise<boolean> {
    const row = await this.imports.find(importId, EVERYTHING);
    switch (row?.state) {
      case 'reading':
        await this.reading.read(row);
        return true;
      case 'planning':
        return this.planning.planNext(importId);
      case 'applying':
        return this.applying.applyNext(importId);
      case 'undoing':
        return this.applying.undoNext(importId);
      default:
        return false;
    }
  }
}
