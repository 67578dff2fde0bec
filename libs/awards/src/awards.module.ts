import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ScoringModule } from '#scoring';
import { AwardsImpactRepository } from './awards-impact.repository.js';
import { AwardsImpact } from './awards-impact.service.js';
import { NominationsRepository } from './nominations.repository.js';
import { Nominations } from './nominations.service.js';
import { StandingsListener } from './standings.listener.js';
import { StandingsRepository } from './standings.repository.js';
import { Standings } from './standings.service.js';

@Module({
  imports: [IdentityModule, ScoringModule],
  providers: [
    AwardsImpact,
    AwardsImpactRepository,
    Nominations,
    NominationsRepository,
    Standings,
    StandingsListener,
    StandingsRepository,
  ],
  exports: [Nominations, Standings],
})
export class AwardsModule {}
