import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Page, windowOf } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { readAudit } from '../identity.permissions.js';
import { Access } from '../roles/access.service.js';
import { type AuditFilter, AuditReadingRepository, type AuditRow } from './audit-reading.repository.js';
import { AuditTrail } from './audit-trail.service.js';
import { PersonalKeys } from './personal-keys.service.js';
import { unseal } from './sealing.rules.js';

export interface PersonalValues {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** An entry as it reads today: names of today, personal values opened where their key still exists. */
export interface ReadEntry extends Omit<AuditRow, 'sealed'> {
  /** `erased`: there were personal values and their key is destroyed. */
  personalState: 'none' | 'open' | 'erased';
  personal: PersonalValues | null;
}

const BATCH = 500;

@Injectable()
export class AuditReading {
  constructor(
    private readonly repository: AuditReadingRepository,
    private readonly keys: PersonalKeys,
    private readonly trail: AuditTrail,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, filter: AuditFilter, asked: { page: number; size: number }): Promise<Page<ReadEntry>> {
    daysInOrder(filter);
    const scope = await this.access.unitScope(actor, readAudit);
    const today = this.clock.today();
    const [rows, total] = await Promise.all([
      this.repository.list(scope, filter, today, { before: null, ...windowOf(asked) }),
      this.repository.count(scope, filter, today),
    ]);
    return { items: await this.opened(rows), total, ...asked };
  }

  /** What has been recorded at all: the choices of a filter. */
  async listActions(): Promise<string[]> {
    return this.repository.listActions();
  }

  /** All entries of the filter, the newest first, a batch at a time. That they were taken out is itself recorded. */
  async export(actor: Actor, filter: AuditFilter): Promise<AsyncIterable<ReadEntry>> {
    daysInOrder(filter);
    const scope = await this.access.unitScope(actor, readAudit);
    const today = this.clock.today();
    const rows = await this.repository.count(scope, filter, today);
    const { q, ...rest } = filter;
    // The words looked for may be a name, and names do not belong into the open part of the trail.
    await this.trail.record(actor, {
      action: 'identity.audit-exported',
      subject: { kind: 'audit', id: null },
      personId: filter.personId,
      unitId: filter.unitId,
      details: { rows, searched: q !== null, ...rest },
    });
    return this.batches(async (before) =>
      this.repository.list(scope, filter, today, { before, limit: BATCH, offset: 0 }),
    );
  }

  /** What the trail says of one person, for the page of their data. */
  async opened(rows: readonly AuditRow[]): Promise<ReadEntry[]> {
    const sealed = rows.flatMap((row) => (row.sealed && row.personId ? [row.personId] : []));
    const keys = sealed.length === 0 ? new Map<string, Buffer>() : await this.keys.existing(sealed);
    return rows.map(({ sealed: bytes, ...row }) => {
      if (bytes === null || row.personId === null) return { ...row, personalState: 'none', personal: null };
      const key = keys.get(row.personId);
      if (key === undefined) return { ...row, personalState: 'erased', personal: null };
      return { ...row, personalState: 'open', personal: personalOf(unseal(key, bytes, row.id)) };
    });
  }

  private async *batches(read: (before: number | null) => Promise<AuditRow[]>): AsyncIterable<ReadEntry> {
    let before: number | null = null;
    for (;;) {
      const rows: AuditRow[] = await read(before);
      yield* await this.opened(rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      before = last.seq;
    }
  }
}

function daysInOrder({ from, to }: AuditFilter): void {
  if (from !== null && to !== null && from > to) throw IdentityErrors.datesReversed();
}

function personalOf(plain: Buffer): PersonalValues {
  const { before = null, after = null } = JSON.parse(plain.toString('utf8')) as Partial<PersonalValues>;
  return { before, after };
}
