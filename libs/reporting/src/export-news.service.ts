import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { Jobs, type Actor } from '#platform';
import { type ExportRow } from './exports.repository.js';
import { runExport } from './reporting.jobs.js';

const DEEDS = {
  requested: 'reporting.export-requested',
  cancelled: 'reporting.export-cancelled',
  downloaded: 'reporting.export-downloaded',
} as const;

/** Who takes which rows out of the house, with which filter: the worker is told of the first, the trail of all. */
@Injectable()
export class ExportNews {
  constructor(
    private readonly jobs: Jobs,
    private readonly audit: AuditTrail,
  ) {}

  async requested(actor: Actor, row: ExportRow): Promise<void> {
    await this.jobs.enqueue(runExport, { exportId: row.id, attempts: 0 });
    await this.record(actor, 'requested', row);
  }

  async record(actor: Actor, deed: keyof typeof DEEDS, row: ExportRow): Promise<void> {
    const { id, kind, format, filter, asOf, scopeUnitIds, totalRows: rows, sha256 } = row;
    // The words looked for may be a name, and names do not belong into the open part of the trail.
    const { q, ...rest } = filter;
    await this.audit.record(actor, {
      action: DEEDS[deed],
      subject: { kind: 'export', id },
      unitId: filter.unitIds?.length === 1 ? (filter.unitIds[0] ?? null) : null,
      details: { kind, format, ...rest, searched: q !== null, asOf, scopeUnitIds, rows, sha256 },
    });
  }
}
