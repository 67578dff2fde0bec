import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { provideJobs, provideSchedules, UploadsModule } from '#platform';
import { FileBytes } from './file-bytes.service.js';
import { FilmLengths } from './film-lengths.service.js';
import { LibraryAccess } from './library-access.service.js';
import { LibraryBulk } from './library-bulk.repository.js';
import { LibraryTrail } from './library-trail.service.js';
import { LibraryJobsHandler } from './library.jobs-handler.js';
import { LIBRARY_JOBS, LIBRARY_SCHEDULES } from './library.jobs.js';
import { ResourceAuthoring } from './resource-authoring.service.js';
import { ResourceFilesRepository } from './resource-files.repository.js';
import { ResourceFiles } from './resource-files.service.js';
import { ResourceSearchRepository } from './resource-search.repository.js';
import { ResourceSearch } from './resource-search.service.js';
import { ResourceUsage } from './resource-usage.service.js';
import { ResourceUsesRepository } from './resource-uses.repository.js';
import { ResourceUses } from './resource-uses.service.js';
import { ResourcesRepository } from './resources.repository.js';
import { Resources } from './resources.service.js';
import { StoredFilesSweep } from './stored-files-sweep.service.js';
import { StoredFilesRepository } from './stored-files.repository.js';
import { StoredFiles } from './stored-files.service.js';

const OFFERED = [
  FilmLengths,
  LibraryBulk,
  ResourceAuthoring,
  ResourceFiles,
  Resources,
  ResourceSearch,
  ResourceUsage,
  ResourceUses,
  StoredFiles,
];

import { LIBRARY_PERSONAL_DATA } from './library-personal-data.repository.js';

@Module({
  imports: [IdentityModule, UploadsModule],
  providers: [
    providePersonalData(...LIBRARY_PERSONAL_DATA),
    ...OFFERED,
    FileBytes,
    LibraryAccess,
    LibraryJobsHandler,
    LibraryTrail,
    ResourceFilesRepository,
    ResourceSearchRepository,
    ResourcesRepository,
    ResourceUsesRepository,
    StoredFilesRepository,
    StoredFilesSweep,
    provideJobs(...LIBRARY_JOBS),
    provideSchedules(...LIBRARY_SCHEDULES),
  ],
  exports: OFFERED,
})
export class LibraryModule {}
