import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface NewAuditRow {
  id: string;
  occurredAt: Date;
  actorKind: 'person' | 'service' | 'system';
  actorAccountId: string | null;
  actorPersonId: string | null;
  actorName: string | null;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  personId: string | null;
  unitId: string | null;
  purpose: string | null;
  details: object;
  sealed: Buffer | null;
  correlationId: string | null;
}

export interface ChainBreak {
  seq: string;
  fault: 'missing' | 'link' | 'content';
}

export interface ChainHead {
  entries: string;
  hash: Buffer | null;
}

@Injectable()
export class AuditTrailRepository {
  constructor(private readonly database: Database) {}

  /** Numbered and chained by the database at the end of the transaction. */
  async insert(rows: readonly NewAuditRow[]): Promise<void> {
    const plain = rows.map(({ sealed, ...row }) => ({ ...row, sealed: sealed?.toString('hex') ?? null }));
    await this.database.query(
      `insert into audit_entries (id, occurred_at, actor_kind, actor_account_id, actor_person_id, actor_name, action,
         subject_kind, subject_id, person_id, unit_id, purpose, details, sealed, correlation_id)
       select r.id, r."occurredAt", r."actorKind", r."actorAccountId", r."actorPersonId", r."actorName", r.action,
         r."subjectKind", r."subjectId", r."personId", r."unitId", r.purpose, r.details, decode(r.sealed, 'hex'), r."correlationId"
       from jsonb_to_recordset($1::jsonb) as r (id uuid, "occurredAt" timestamptz, "actorKind" text, "actorAccountId" uuid,
         "actorPersonId" uuid, "actorName" text, action text, "subjectKind" text, "subjectId" uuid, "personId" uuid,
         "unitId" uuid, purpose text, details jsonb, sealed text, "correlationId" text)`,
      [JSON.stringify(plain)],
    );
  }

  async findBreak(): Promise<ChainBreak | null> {
    return this.database.one<ChainBreak>(`select seq::text as seq, fault from audit_chain_break()`);
  }

  async head(): Promise<ChainHead> {
    const row = await this.database.one<ChainHead>(
      `select seq::text as entries, hash from audit_entries where seq is not null order by seq desc limit 1`,
    );
    return row ?? { entries: '0', hash: null };
  }
}
