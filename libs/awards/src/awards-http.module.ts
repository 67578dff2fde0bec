import { Module } from '@nestjs/common';
import { AwardsController } from './awards.controller.js';
import { AwardsModule } from './awards.module.js';

@Module({ imports: [AwardsModule], controllers: [AwardsController] })
export class AwardsHttpModule {}
