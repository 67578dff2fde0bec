import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { HttpException, HttpStatus, Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '../clock/clock.js';
import { rangeOf } from './byte-range.rules.js';
import { dispositionOf, filePolicyOf, servedTypeOf } from './disposition.rules.js';
import { type FileLink, FileLinks } from './file-links.js';
import { type ObjectStat, Storage } from './storage.js';
import { StorageErrors } from './storage.errors.js';

/** Answers signed links with the file or a part of it. */
@Injectable()
export class FileAnswers {
  constructor(
    private readonly links: FileLinks,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  async answer(token: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const link = this.links.open(token);
    const stat = await this.storage.stat(link.key);
    if (!stat) {
      throw StorageErrors.objectNotFound(link.fileName);
    }
    const etag = etagOf(link, stat);
    const { headers } = request;
    const resumable = headers['if-range'] === undefined || headers['if-range'] === etag;
    const range = rangeOf(resumable ? headers.range : undefined, stat.size);
    if (range === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${stat.size}`);
      throw new HttpException('No such range in this file', HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
    }
    void reply.headers(this.headersOf(link, stat, etag));
    if (headers['if-none-match'] === etag) {
      void reply.status(304).send();
      return;
    }
    // Tells the compression plugin to stay away: a part of compressed text would be no part of the file.
    headers['x-no-compression'] = '1';
    const { start, end } = range === 'whole' ? { start: 0, end: stat.size - 1 } : range;
    if (range !== 'whole') {
      void reply.status(206).header('content-range', `bytes ${start}-${end}/${stat.size}`);
    }
    void reply.header('content-length', String(end - start + 1));
    const nothing = request.method === 'HEAD' || stat.size === 0;
    void reply.send(nothing ? Readable.from([]) : await this.storage.read(link.key, { start, end }));
  }

  private headersOf(link: FileLink, stat: ObjectStat, etag: string): Record<string, string> {
    const remaining = Math.max(0, link.expires - Math.ceil(this.clock.now().getTime() / 1000));
    return {
      'content-type': servedTypeOf(link.mediaType),
      'content-disposition': dispositionOf(link.disposition, link.fileName, link.mediaType),
      'content-security-policy': filePolicyOf(link.mediaType),
      'cache-control': `private, max-age=${remaining}`,
      'accept-ranges': 'bytes',
      'last-modified': stat.modifiedAt.toUTCString(),
      etag,
    };
  }
}

function etagOf(link: FileLink, stat: ObjectStat): string {
  const hash = createHash('sha256').update(`${link.key} ${stat.modifiedAt.getTime()} ${stat.size}`);
  return `"${hash.digest('base64url').slice(0, 22)}"`;
}
