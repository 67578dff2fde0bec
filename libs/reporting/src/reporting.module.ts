import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { provideJobs, provideSchedules } from '#platform';
import { ScoringModule } from '#scoring';
import { CompletionsFile } from './completions-file.service.js';
import { CompletionsReportRepository } from './completions-report.repository.js';
import { CompletionsReport } from './completions-report.service.js';
import { ExportDownload } from './export-download.service.js';
import { ExportNews } from './export-news.service.js';
import { ExportRunner } from './export-runner.service.js';
import { ExportRunsRepository } from './export-runs.repository.js';
import { ExportUpkeep } from './export-upkeep.service.js';
import { ExportsRepository } from './exports.repository.js';
import { Exports } from './exports.service.js';
import { FilterNamesRepository } from './filter-names.repository.js';
import { Operations } from './operations.service.js';
import { OverviewRepository } from './overview.repository.js';
import { Overview } from './overview.service.js';
import { ParkedDeeds } from './parked-deeds.service.js';
import { ReportingJobsHandler } from './reporting.jobs-handler.js';
import { REPORTING_JOBS, REPORTING_SCHEDULES } from './reporting.jobs.js';

import { REPORTING_PERSONAL_DATA } from './reporting-personal-data.repository.js';

@Module({
  imports: [IdentityModule, ScoringModule],
  providers: [
    providePersonalData(...REPORTING_PERSONAL_DATA),
    CompletionsFile,
    CompletionsReport,
    CompletionsReportRepository,
    ExportDownload,
    ExportNews,
    ExportRunner,
    ExportRunsRepository,
    ExportUpkeep,
    Exports,
    ExportsRepository,
    FilterNamesRepository,
    Operations,
    Overview,
    OverviewRepository,
    ParkedDeeds,
    ReportingJobsHandler,
    provideJobs(...REPORTING_JOBS),
    provideSchedules(...REPORTING_SCHEDULES),
  ],
  exports: [CompletionsReport, ExportDownload, ExportRunner, ExportUpkeep, Exports, Operations, Overview, ParkedDeeds],
})
export class ReportingModule {}
