import { Injectable } from '@nestjs/common';
import { Database, newId } from '#platform';
import { type MergePair, type MergeReceipt } from './person-merge-steps.service.js';

export interface MergeCandidate {
  id: string;
  mergedInto: string | null;
  hasMerged: boolean;
  personalNumberHash: Buffer | null;
}

export interface MergeRow extends MergePair {
  id: string;
  receipts: Record<string, MergeReceipt>;
  undoneAt: Date | null;
}

export interface MergeView extends MergePair {
  id: string;
  survivorName: string;
  mergedName: string;
  mergedStaffCode: string | null;
  mergedAt: Date;
  undoneAt: Date | null;
}

@Injectable()
export class PersonMergeRepository {
  constructor(private readonly database: Database) {}

  /** Locked in one order; the ledger waits for these locks too, so that no completion slips in between. */
  async lock({ survivorId, mergedId }: MergePair): Promise<MergeCandidate[]> {
    return this.database.query<MergeCandidate>(
      `select p.id, p.merged_into as "mergedInto", p.personal_number_hash as "personalNumberHash",
              exists (select from people q where q.merged_into = p.id) as "hasMerged"
       from people p where p.id = any($1::uuid[]) order by p.id for update`,
      [[survivorId, mergedId]],
    );
  }

  async setSurvivor(mergedId: string, survivorId: string | null): Promise<void> {
    await this.database.query(`update people set merged_into = $2 where id = $1`, [mergedId, survivorId]);
  }

  async insert({ survivorId, mergedId }: MergePair, receipts: object, at: Date): Promise<string> {
    const id = newId();
    await this.database.query(
      `insert into person_merges (id, survivor_id, merged_id, receipts, merged_at) values ($1, $2, $3, $4, $5)`,
      [id, survivorId, mergedId, JSON.stringify(receipts), at],
    );
    return id;
  }

  async find(mergeId: string): Promise<MergeRow | null> {
    return this.database.one<MergeRow>(
      `select id, survivor_id as "survivorId", merged_id as "mergedId", receipts, undone_at as "undoneAt"
       from person_merges where id = $1`,
      [mergeId],
    );
  }

  /** Only the last merge of a survivor can be taken back exactly: later ones were fitted in around it. */
  async isLatest(mergeId: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 as later from person_merges m join person_merges l on l.survivor_id = m.survivor_id and l.undone_at is null
         and l.id <> m.id and (l.merged_at, l.id) > (m.merged_at, m.id)
       where m.id = $1`,
      [mergeId],
    );
    return row === null;
  }

  /** @returns whether it was not undone before. */
  async markUndone(mergeId: string, at: Date): Promise<boolean> {
    const sql = `update person_merges set undone_at = $2 where id = $1 and undone_at is null`;
    return (await this.database.affected(sql, [mergeId, at])) === 1;
  }

  async listOf(personId: string): Promise<MergeView[]> {
    return this.database.query<MergeView>(
      `select m.id, m.survivor_id as "survivorId", s.full_name as "survivorName", m.merged_id as "mergedId",
              p.full_name as "mergedName", p.staff_code as "mergedStaffCode", m.merged_at as "mergedAt",
              m.undone_at as "undoneAt"
       from person_merges m join people s on s.id = m.survivor_id join people p on p.id = m.merged_id
       where m.survivor_id = $1 or m.merged_id = $1 order by m.merged_at desc, m.id desc`,
      [personId],
    );
  }
}
