import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';

export type ChainFault = 'missing' | 'link' | 'content' | 'replaced';

export interface VerificationRow {
  verifiedAt: Date;
  entries: number;
  head: string | null;
  brokenSeq: number | null;
  fault: ChainFault | null;
}

const ROW = `verified_at as "verifiedAt", entries, encode(head_hash, 'hex') as head, broken_seq as "brokenSeq", fault`;

@Injectable()
export class AuditVerificationRepository {
  constructor(private readonly database: Database) {}

  async insert(row: VerificationRow): Promise<void> {
    await this.database.query(
      `insert into audit_verifications (id, verified_at, entries, head_hash, broken_seq, fault)
       values ($1, $2, $3, decode($4, 'hex'), $5, $6)`,
      [newId(), row.verifiedAt, row.entries, row.head, row.brokenSeq, row.fault],
    );
  }

  async findLatest(): Promise<VerificationRow | null> {
    return this.database.one<VerificationRow>(
      `select ${ROW} from audit_verifications order by verified_at desc, id desc limit 1`,
    );
  }

  async list(limit: number): Promise<VerificationRow[]> {
    return this.database.query<VerificationRow>(
      `select ${ROW} from audit_verifications order by verified_at desc, id desc limit $1`,
      [limit],
    );
  }

  /** The first place at which an earlier whole chain ended and which does not hold that entry any more. */
  async findReplaced(): Promise<number | null> {
    const row = await this.database.one<{ seq: number }>(
      `select v.entries as seq from audit_verifications v left join audit_entries e on e.seq = v.entries
       where v.entries > 0 and v.fault is null and e.hash is distinct from v.head_hash order by v.entries limit 1`,
    );
    return row?.seq ?? null;
  }
}
