import { Module } from '@nestjs/common';
import { IdentityModule, providePersonalData } from '#identity';
import { ScoringModule } from '#scoring';
import { AwardsImpactRepository } from './awards-impact.repository.js';
import { AwardsImpact } from './awards-impact.service.js';
import { NominationsRepository } from './nominations.repository.js';
import { Nominations } from './nominations.service.js';
import { PastAwardsKind } from './past-awards-kind.service.js';
import { PastAwardsRepository } from './past-awards.repository.js';
import { PastAwards } from './past-awards.service.js';
import { StandingsListener } from './standings.listener.js';
import { StandingsRepository } from './standings.repository.js';
import { Standings } from './standings.service.js';

import { AWARDS_PERSONAL_DATA } from './awards-personal-data.repository.js';

@Module({
  imports: [IdentityModule, ScoringModule],
  providers: [
    AwardsImpact,
    AwardsImpactRepository,
    providePersonalData(...AWARDS_PERSONAL_DATA),
    Nominations,
    NominationsRepository,
    PastAwards,
    PastAwardsKind,
    PastAwardsRepository,
    Standings,
    StandingsListener,
    StandingsRepository,
  ],
  exports: [Nominations, PastAwards, Standings],
})
export class AwardsModule {}
