import { IsUUID } from 'class-validator';
import { defineJob, defineSchedule } from '#platform';

export class ImportPayload {
  @IsUUID()
  importId!: string;
}

export class SweepImportsPayload {}

const dedupeOn = ({ importId }: ImportPayload): string => importId;

/** One job for all steps: which of them is next says the import's own state. */
export const carryOnImport = defineJob({
  name: 'identity.carry-on-import',
  queue: 'exports',
  payload: ImportPayload,
  dedupeOn,
});

export const sweepImports = defineJob({
  name: 'identity.sweep-imports',
  queue: 'platform',
  payload: SweepImportsPayload,
  attempts: 1,
});

export const SWEEP_IMPORTS = defineSchedule({
  id: 'identity.sweep-imports',
  every: '1m',
  job: sweepImports,
  payload: {},
});
