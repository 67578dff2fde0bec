import { Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { AppConfig } from '../config/app-config.js';
import { createFileLinks } from './create-storage.js';
import { FileAnswers } from './file-answers.js';
import { FileLinks } from './file-links.js';
import { FilesController } from './files.controller.js';

@Module({
  controllers: [FilesController],
  providers: [FileAnswers, { provide: FileLinks, inject: [AppConfig, Clock], useFactory: createFileLinks }],
})
export class FilesHttpModule {}
