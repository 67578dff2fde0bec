import { Module } from '@nestjs/common';
import { LearningController } from './learning.controller.js';
import { RecordsModule } from './records.module.js';

@Module({ imports: [RecordsModule], controllers: [LearningController] })
export class RecordsHttpModule {}
