import { type DynamicModule, Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { type AppConfig, FilesHttpModule, OperationsHttpModule, PlatformModule } from '#platform';
import { DOMAINS } from './domains.js';

@Module({})
export class ApiModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config),
        OperationsHttpModule.forRoot(IdentityModule),
        FilesHttpModule,
        ...DOMAINS.flatMap(({ module, http }) => [module, http]),
      ],
    };
  }
}
