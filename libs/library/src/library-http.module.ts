import { Module } from '@nestjs/common';
import { ContributionController } from './contribution.controller.js';
import { LibraryModule } from './library.module.js';
import { ResourceController } from './resource.controller.js';
import { StoredFileController } from './stored-file.controller.js';

@Module({
  imports: [LibraryModule],
  controllers: [ResourceController, ContributionController, StoredFileController],
})
export class LibraryHttpModule {}
