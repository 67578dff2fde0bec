import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type PersonalDataCategory } from './personal-data.rules.js';

export interface HeldRow {
  at: Date | null;
  what: string;
  [field: string]: unknown;
}

/** Runs the SQL that the domains have declared. */
@Injectable()
export class PersonalDataRepository {
  constructor(private readonly database: Database) {}

  async count({ rows }: PersonalDataCategory, personId: string): Promise<number> {
    const row = await this.database.one<{ total: number }>(`select count(*) as total from (${rows}) held`, [personId]);
    return row?.total ?? 0;
  }

  async list({ rows }: PersonalDataCategory, personId: string, limit: number, offset: number): Promise<HeldRow[]> {
    return this.database.query<HeldRow>(
      `select * from (${rows}) held order by at desc nulls last, what limit $2 offset $3`,
      [personId, limit, offset],
    );
  }
}
