import { Module } from '@nestjs/common';
import { UploadsHttpModule } from '#platform';
import { ContributionController } from './contribution.controller.js';
import { LibraryModule } from './library.module.js';
import { contributeToLibrary } from './library.permissions.js';
import { GREATEST_FILE_BYTES } from './media-types.rules.js';
import { ResourceController } from './resource.controller.js';
import { StoredFileController } from './stored-file.controller.js';

@Module({
  imports: [
    LibraryModule,
    UploadsHttpModule.forRoot({ permission: contributeToLibrary, maxBytes: GREATEST_FILE_BYTES }),
  ],
  controllers: [ResourceController, ContributionController, StoredFileController],
})
export class LibraryHttpModule {}
