import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Health } from './health.service.js';
import { MetricsAccess } from './metrics-access.service.js';
import { OperationsController } from './operations.controller.js';

/** Health and metrics of the API; `authenticating` is the module that exports the `Authenticator`. */
@Module({})
export class OperationsHttpModule {
  static forRoot(authenticating: Type): DynamicModule {
    return {
      module: OperationsHttpModule,
      imports: [authenticating],
      controllers: [OperationsController],
      providers: [Health, MetricsAccess],
    };
  }
}
