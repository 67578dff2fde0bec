import { Injectable } from '@nestjs/common';
import { Clock, Jobs, Storage } from '#platform';
import { ImportRepository } from './import.repository.js';
import { carryOnImport } from './imports.jobs.js';
import { UNDO_DAYS } from './undo-deadline.rules.js';

const FORSAKEN_AFTER_MS = 60_000;
const DAY_MS = 86_400_000;

@Injectable()
export class ImportUpkeep {
  constructor(
    private readonly imports: ImportRepository,
    private readonly jobs: Jobs,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Wakes what a killed worker left lying, and empties what can no longer be taken back. */
  async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const { id } of await this.imports.listForsaken(new Date(now - FORSAKEN_AFTER_MS))) {
      await this.jobs.enqueue(carryOnImport, { importId: id });
    }
    // The file and its values are personal data that nobody needs once the undo is over (Law 91/2025/QH15).
    for (const { id, fileKey } of await this.imports.listToEmpty(new Date(now - UNDO_DAYS * DAY_MS))) {
      await this.storage.delete(fileKey);
      await this.imports.empty(id, this.clock.now());
    }
  }
}
