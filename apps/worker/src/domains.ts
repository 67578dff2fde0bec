import { type Type } from '@nestjs/common';
import { AwardsModule } from '#awards';
import { CoursesModule } from '#courses';
import { IdentityModule } from '#identity';
import { LibraryModule } from '#library';
import { PlanningModule } from '#planning';
import { RecordsModule } from '#records';
import { ReportingModule } from '#reporting';
import { ScoringModule } from '#scoring';

interface Domain {
  readonly module: Type;
}

/** Whose jobs, schedules and subscribers the worker runs. */
export const DOMAINS: readonly Domain[] = [
  { module: IdentityModule },
  { module: LibraryModule },
  { module: CoursesModule },
  { module: RecordsModule },
  { module: PlanningModule },
  { module: ScoringModule },
  { module: AwardsModule },
  { module: ReportingModule },
];
