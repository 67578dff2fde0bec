import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AwardsModule } from '#awards';
import { IdentityModule } from '#identity';
import { PlanningModule } from '#planning';
import { loadConfig, PlatformModule } from '#platform';
import { RecordsModule } from '#records';
import { ScoringModule } from '#scoring';

/** The learning chain without HTTP and without workers: the measurement itself calls each step. */
@Module({})
export class BenchModule {
  static forRoot(databaseUrl: string): DynamicModule {
    const config = loadConfig({
      DATABASE_URL: databaseUrl,
      STORAGE_DIR: '/tmp',
      APP_SECRET: 'a secret of the measurements, long enough',
      LOG_LEVEL: 'error',
    });
    return {
      module: BenchModule,
      imports: [
        PlatformModule.forRoot(config),
        IdentityModule,
        RecordsModule,
        PlanningModule,
        ScoringModule,
        AwardsModule,
      ],
    };
  }
}

export function openBench(databaseUrl: string): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(BenchModule.forRoot(databaseUrl), { logger: false });
}
