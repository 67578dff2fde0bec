import { Module } from '@nestjs/common';
import { AwardsController } from './awards.controller.js';
import { AwardsModule } from './awards.module.js';
import { PastAwardsController } from './past-awards.controller.js';

@Module({ imports: [AwardsModule], controllers: [AwardsController, PastAwardsController] })
export class AwardsHttpModule {}
