import { Injectable } from '@nestjs/common';
import { Clock, Storage, type Actor } from '#platform';
import { MEDIA_TYPES } from './export-state.rules.js';
import { ExportNews } from './export-news.service.js';
import { Exports } from './exports.service.js';
import { ReportingErrors } from './reporting.errors.js';

const LINK_SECONDS = 60;

@Injectable()
export class ExportDownload {
  constructor(
    private readonly exports: Exports,
    private readonly news: ExportNews,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /**
   * A signed address that works for a minute: long enough for a browser to follow, too short to be passed on. Asking for
   * it is taking the rows: the trail says who did.
   */
  async urlOf(actor: Actor, id: string): Promise<string> {
    const row = await this.exports.get(actor, id);
    const { state, storageKey, expiresAt, removedAt, fileName, format } = row;
    if (state !== 'done' || storageKey === null || expiresAt === null) throw ReportingErrors.exportNotDone(state);
    if (removedAt !== null || expiresAt <= this.clock.now()) throw ReportingErrors.exportExpired(expiresAt);
    await this.news.record(actor, 'downloaded', row);
    const mediaType = MEDIA_TYPES[format];
    return this.storage.downloadUrl(storageKey, {
      fileName,
      mediaType,
      disposition: 'attachment',
      expiresInSeconds: LINK_SECONDS,
    });
  }
}
