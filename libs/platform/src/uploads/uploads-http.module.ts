import { type DynamicModule, Module } from '@nestjs/common';
import { type Permission } from '../http/permission.js';
import { RateLimitModule } from '../http/rate-limit.module.js';
import { Requires } from '../http/route.decorators.js';
import { TusProtocol, UPLOAD_MAX_BYTES } from './tus-protocol.js';
import { UploadStore } from './upload-store.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsModule } from './uploads.module.js';

const TWO_GIGABYTES = 2 * 1024 ** 3;

export interface UploadsOptions {
  /** Who may upload: a permission of the domain that takes the files. */
  readonly permission: Permission;
  readonly maxBytes?: number;
}

/** The routes of resumable uploads, imported once by the HTTP module of the domain that takes the files. */
@Module({})
export class UploadsHttpModule {
  static forRoot({ permission, maxBytes = TWO_GIGABYTES }: UploadsOptions): DynamicModule {
    Requires(permission)(UploadsController);
    return {
      module: UploadsHttpModule,
      imports: [UploadsModule, RateLimitModule],
      controllers: [UploadsController],
      providers: [TusProtocol, UploadStore, { provide: UPLOAD_MAX_BYTES, useValue: maxBytes }],
    };
  }
}
