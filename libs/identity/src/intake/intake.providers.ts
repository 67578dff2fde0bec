import { provideJobs, provideSchedules } from '#platform';
import { AssignmentIntake } from './assignment-intake.service.js';
import { AssignmentsKind } from './assignments-kind.service.js';
import { ImportApplying } from './import-applying.service.js';
import { ChunkWork } from './import-chunk.service.js';
import { ImportDoor, ImportWork } from './import-door.service.js';
import { ImportFiles } from './import-files.service.js';
import { ImportKinds } from './import-kinds.service.js';
import { ImportPlanning } from './import-planning.service.js';
import { ImportReading } from './import-reading.service.js';
import { ImportRepository } from './import.repository.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportSteps } from './import-steps.service.js';
import { ImportTable } from './import-table.service.js';
import { ImportUpkeep } from './import-upkeep.service.js';
import { ImportsJobsHandler } from './imports.jobs-handler.js';
import { carryOnImport, SWEEP_IMPORTS, sweepImports } from './imports.jobs.js';
import { Imports } from './imports.service.js';
import { PeopleIntakeRepository } from './people-intake.repository.js';
import { PeopleKind } from './people-kind.service.js';
import { UnitLookupRepository } from './unit-lookup.repository.js';
import { UnitLookup } from './unit-lookup.service.js';
import { UnitsIntakeRepository } from './units-intake.repository.js';
import { UnitsKind } from './units-kind.service.js';

/** What other domains need to bring in their own kinds, and the API to show them all. */
export const INTAKE_OFFERED = [ImportFiles, ImportKinds, Imports, ImportSteps, UnitLookup];

export const INTAKE_PROVIDERS = [
  ...INTAKE_OFFERED,
  AssignmentIntake,
  ChunkWork,
  ImportApplying,
  ImportDoor,
  ImportPlanning,
  ImportReading,
  ImportRepository,
  ImportRowsRepository,
  ImportsJobsHandler,
  ImportTable,
  ImportUpkeep,
  ImportWork,
  PeopleIntakeRepository,
  UnitLookupRepository,
  UnitsIntakeRepository,
  // The order in which they are offered: who works somewhere needs the unit first.
  UnitsKind,
  PeopleKind,
  AssignmentsKind,
  provideJobs(carryOnImport, sweepImports),
  provideSchedules(SWEEP_IMPORTS),
];
