import { type DynamicModule, Module } from '@nestjs/common';
import { AwardsModule } from '#awards';
import { CoursesModule } from '#courses';
import { IdentityModule } from '#identity';
import { LibraryModule } from '#library';
import { PlanningModule } from '#planning';
import { PlatformModule, type AppConfig } from '#platform';
import { RecordsModule } from '#records';
import { ScoringModule } from '#scoring';

/** Every domain, to be filled; no worker runs in it. */
@Module({})
export class DemoModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: DemoModule,
      imports: [
        PlatformModule.forRoot(config),
        IdentityModule,
        LibraryModule,
        CoursesModule,
        RecordsModule,
        PlanningModule,
        ScoringModule,
        AwardsModule,
      ],
    };
  }
}
