import { type DynamicModule, Module } from '@nestjs/common';
import { type AppConfig, PlatformModule, WorkerHealthModule } from '#platform';
import { DOMAINS } from './domains.js';

@Module({})
export class WorkerModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot(config), WorkerHealthModule, ...DOMAINS.map(({ module }) => module)],
    };
  }
}
