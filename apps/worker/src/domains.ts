import { type Type } from '@nestjs/common';
import { AwardsModule } from '#awards';
import { CoursesModule } from '#courses';
import { IDENTITY_ENTITIES, IdentityModule } from '#identity';
import { LIBRARY_ENTITIES, LibraryModule } from '#library';
import { PlanningModule } from '#planning';
import { RecordsModule } from '#records';
import { ReportingModule } from '#reporting';
import { ScoringModule } from '#scoring';

interface Domain {
  readonly module: Type;
  readonly entities?: readonly Type[];
}

/** Whose jobs, schedules and subscribers the worker runs. */
export const DOMAINS: readonly Domain[] = [
  { module: IdentityModule, entities: IDENTITY_ENTITIES },
  { module: LibraryModule, entities: LIBRARY_ENTITIES },
  { module: CoursesModule },
  { module: RecordsModule },
  { module: PlanningModule },
  { module: ScoringModule },
  { module: AwardsModule },
  { module: ReportingModule },
];
