import { type MigrationInterface } from 'typeorm';
import { CreateEvents20261124000100 } from './20261124000100-create-events.js';
import { CreateRuns20261124000101 } from './20261124000101-create-runs.js';

/** The one chain, in order. A class name ends in the time stamp of its file, which is its place in the chain. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  // platform
  CreateEvents20261124000100,
  CreateRuns20261124000101,
  // identity
  // library
  // courses
  // records
  // planning
  // scoring
  // awards
  // reporting
];
