import { Module } from '@nestjs/common';
import { ScoresController } from './scores.controller.js';
import { ScoringModule } from './scoring.module.js';

@Module({ imports: [ScoringModule], controllers: [ScoresController] })
export class ScoringHttpModule {}
