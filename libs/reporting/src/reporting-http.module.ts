import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { OperationsController } from './operations.controller.js';
import { ReportingModule } from './reporting.module.js';
import { ReportsController } from './reports.controller.js';

@Module({ imports: [ReportingModule], controllers: [ReportsController, ExportsController, OperationsController] })
export class ReportingHttpModule {}
