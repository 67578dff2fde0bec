import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Access } from '#identity';
import { Clock, Database, windowOf, type Actor, type Page } from '#platform';
import { CompletionsReport, type AskedFilter } from './completions-report.service.js';
import { exportFileName, hasEnded, type ExportFormat } from './export-state.rules.js';
import { ExportNews } from './export-news.service.js';
import { ExportsRepository, type ExportRow } from './exports.repository.js';
import { ReportingErrors } from './reporting.errors.js';
import { exportReports, manageExports } from './reporting.permissions.js';

const LOOK_EVERY_MILLISECONDS = 500;

export interface AskedExport {
  readonly format: ExportFormat;
  readonly filter: AskedFilter;
  /** Made by the client, once for each export that is wanted: asking again does not make a second one. */
  readonly requestKey: string;
}

/** Exports are asked for here and made by the worker. One sees one's own; who may see everything sees everybody's. */
@Injectable()
export class Exports {
  constructor(
    private readonly database: Database,
    private readonly exports: ExportsRepository,
    private readonly report: CompletionsReport,
    private readonly access: Access,
    private readonly news: ExportNews,
    private readonly clock: Clock,
  ) {}

  async request(actor: Actor, { format, filter: asked, requestKey }: AskedExport): Promise<ExportRow> {
    if (actor.accountId === null) throw ReportingErrors.accountNeeded();
    const order = {
      format,
      requestKey,
      filter: await this.report.filterOf(asked),
      scope: await this.access.unitScope(actor, exportReports),
      requestedBy: actor.accountId,
      requestedByName: actor.name,
      fileName: exportFileName(this.clock.today(), format),
      createdAt: this.clock.now(),
    };
    return this.database.transaction(async () => {
      const made = await this.exports.insert(order);
      if (made !== null) {
        await this.news.requested(actor, made);
        return made;
      }
      const earlier = await this.exports.findRequest(order);
      if (!earlier?.same) throw ReportingErrors.requestKeyReused();
      return earlier.row;
    });
  }

  async list(actor: Actor, window: { page: number; size: number }): Promise<Page<ExportRow>> {
    return { ...(await this.exports.list(await this.readerOf(actor), windowOf(window))), ...window };
  }

  /** @throws reporting.export-not-found */
  async get(actor: Actor, id: string): Promise<ExportRow> {
    const found = await this.exports.find(id, await this.readerOf(actor));
    if (found === null) throw ReportingErrors.exportNotFound(id);
    return found;
  }

  /** The export each time that something of it has changed, until it has ended. */
  async *watch(actor: Actor, id: string, signal: AbortSignal): AsyncIterable<ExportRow> {
    let last = '';
    while (!signal.aborted) {
      const row = await this.get(actor, id);
      const text = JSON.stringify(row);
      if (text !== last) yield row;
      if (hasEnded(row.state)) return;
      last = text;
      await pause(LOOK_EVERY_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  async cancel(actor: Actor, id: string): Promise<ExportRow> {
    const row = await this.get(actor, id);
    const { state, requestedBy } = row;
    if (requestedBy !== actor.accountId && !(await this.managesAll(actor))) throw ReportingErrors.exportOfAnother();
    await this.database.transaction(async () => {
      if (await this.exports.cancel(id, this.clock.now())) await this.news.record(actor, 'cancelled', row);
      else if (state !== 'cancelled') throw ReportingErrors.exportEnded(state);
    });
    return this.get(actor, id);
  }

  private async managesAll(actor: Actor): Promise<boolean> {
    return 'everything' in (await this.access.unitScope(actor, manageExports));
  }

  /** The account whose exports an actor sees; null for those whose units are everything. */
  private async readerOf(actor: Actor): Promise<string | null> {
    const scope = await this.access.unitScope(actor, exportReports);
    if ('everything' in scope) return null;
    if (actor.accountId === null) throw ReportingErrors.accountNeeded();
    return actor.accountId;
  }
}
