import { AwardsHttpModule, AwardsModule } from '#awards';
import { CoursesHttpModule, CoursesModule } from '#courses';
import { IdentityModule } from '#identity';
import { LibraryHttpModule, LibraryModule } from '#library';
import { PlanningHttpModule, PlanningModule } from '#planning';
import { RecordsHttpModule, RecordsModule } from '#records';
import { ReportingHttpModule, ReportingModule } from '#reporting';
import { ScoringHttpModule, ScoringModule } from '#scoring';

export const EVERY_DOMAIN = [
  IdentityModule,
  LibraryModule,
  CoursesModule,
  RecordsModule,
  PlanningModule,
  ScoringModule,
  AwardsModule,
  ReportingModule,
];

export const EVERY_HTTP = [
  LibraryHttpModule,
  CoursesHttpModule,
  RecordsHttpModule,
  PlanningHttpModule,
  ScoringHttpModule,
  AwardsHttpModule,
  ReportingHttpModule,
];
