import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Server, type Upload } from '@tus/server';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '../clock/clock.js';
import { type Actor } from '../http/actor.js';
import { findUnreadable } from '../http/field.rules.js';
import { RateLimit } from '../http/rate-limit.js';
import { newId } from '../ids/new-id.js';
import { SpreadsheetErrors } from '../spreadsheets/spreadsheets.errors.js';
import { TABLE_LIMITS } from '../spreadsheets/table.rules.js';
import { UploadStore } from './upload-store.js';
import { UploadErrors } from './uploads.errors.js';
import { UploadsRepository } from './uploads.repository.js';
import { ownerOf, Uploads } from './uploads.service.js';

export const UPLOAD_MAX_BYTES = Symbol('uploads.max-bytes');
export const UPLOADS_PATH = '/api/uploads';
/** Whole folders come at once; a script that never stops does not. */
const UPLOADS_AN_HOUR = 2_000;

/** tus 1.0 by @tus/server, with our owners, and with our problem documents for its refusals. */
@Injectable()
export class TusProtocol {
  private readonly server: Server;
  private readonly callers = new WeakMap<Request, Actor>();
  private readonly failures = new WeakMap<Request, Error>();

  constructor(
    store: UploadStore,
    private readonly uploads: Uploads,
    private readonly repository: UploadsRepository,
    private readonly clock: Clock,
    private readonly limits: RateLimit,
    @Inject(UPLOAD_MAX_BYTES) maxSize: number,
  ) {
    this.server = new Server({
      path: UPLOADS_PATH,
      datastore: store,
      maxSize,
      relativeLocation: true,
      allowedOrigins: () => false,
      namingFunction: () => newId(),
      onUploadCreate: (request, upload) => this.begin(request, upload),
      onUploadFinish: (_, upload) => this.finish(upload),
      onResponseError: (request, error) => {
        // The protocol's own refusals carry their status.
        if (error instanceof Error && !('status_code' in error)) {
          this.failures.set(request, error);
        }
        return undefined;
      },
    });
  }

  async answer(actor: Actor | null, request: FastifyRequest, reply: FastifyReply, id?: string): Promise<void> {
    if (actor && id !== undefined && !(await this.repository.isOwnedBy(id, ownerOf(actor)))) {
      throw UploadErrors.notFound(id);
    }
    if (request.body !== undefined && request.body !== null) {
      // Somebody else's media type: its reader has consumed the body.
      throw UploadErrors.refused(400, 'the body of an upload is application/offset+octet-stream');
    }
    const asked = webRequest(request);
    if (actor) {
      this.callers.set(asked, actor);
    }
    const answer = await this.server.handleWeb(asked);
    const failure = this.failures.get(asked);
    if (failure) {
      throw failure;
    }
    if (answer.status >= 400) {
      throw UploadErrors.refused(answer.status, await answer.text());
    }
    answer.headers.forEach((value, name) => void reply.header(name, value));
    void reply.status(answer.status).send(await answer.text());
  }

  private async begin(request: Request, { id, size, metadata = {} }: Upload): Promise<object> {
    const actor = this.callers.get(request);
    const fileName = metadata['filename']?.trim();
    if (findUnreadable(metadata)) {
      throw UploadErrors.metadataUnreadable();
    }
    if (!actor || !fileName || fileName.length > 255) {
      throw UploadErrors.nameMissing();
    }
    // Before the first byte: a table of this size could not be read anyway.
    if (metadata['purpose'] === 'table' && (size ?? 0) > TABLE_LIMITS.fileBytes) {
      throw SpreadsheetErrors.tooLarge(size ?? 0, TABLE_LIMITS.fileBytes);
    }
    await this.limits.hit(`uploads:${ownerOf(actor)}`, UPLOADS_AN_HOUR, 3_600);
    const row = { id, owner: ownerOf(actor), fileName: fileName.normalize('NFC'), metadata, sizeBytes: size ?? 0 };
    await this.repository.insert(row, this.clock.now());
    return {};
  }

  private async finish(upload: Upload): Promise<object> {
    const row = await this.repository.find(upload.id);
    if (row) {
      await this.uploads.hash(row);
    }
    return {};
  }
}

function webRequest({ raw, method, headers, host }: FastifyRequest): Request {
  const flat = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'transfer-encoding' ? [] : [[name, String(value)] as [string, string]],
  );
  const hasBody = method === 'PATCH' || method === 'POST';
  const body = hasBody ? { body: Readable.toWeb(raw), duplex: 'half' as const } : {};
  return new Request(new URL(raw.url ?? '/', `http://${host}`), { method, headers: flat, ...body });
}
