import { type Type } from '@nestjs/common';
import { AwardsHttpModule, AwardsModule } from '#awards';
import { CoursesHttpModule, CoursesModule } from '#courses';
import { IdentityHttpModule, IdentityModule } from '#identity';
import { LibraryHttpModule, LibraryModule } from '#library';
import { PlanningHttpModule, PlanningModule } from '#planning';
import { RecordsHttpModule, RecordsModule } from '#records';
import { ReportingHttpModule, ReportingModule } from '#reporting';
import { ScoringHttpModule, ScoringModule } from '#scoring';

interface Domain {
  readonly module: Type;
  readonly http: Type;
}

/** What the API serves. The domain modules are here for their subscribers too: publishing needs to know who listens. */
export const DOMAINS: readonly Domain[] = [
  { module: IdentityModule, http: IdentityHttpModule },
  { module: LibraryModule, http: LibraryHttpModule },
  { module: CoursesModule, http: CoursesHttpModule },
  { module: RecordsModule, http: RecordsHttpModule },
  { module: PlanningModule, http: PlanningHttpModule },
  { module: ScoringModule, http: ScoringHttpModule },
  { module: AwardsModule, http: AwardsHttpModule },
  { module: ReportingModule, http: ReportingHttpModule },
];
