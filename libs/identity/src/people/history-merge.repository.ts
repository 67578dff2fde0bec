import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export type HistoryTable = 'assignments' | 'leaves';

@Injectable()
export class HistoryMergeRepository {
  constructor(private readonly database: Database) {}

  /** Records again, under the same person, what the named rows said. */
  async recordAgain(table: HistoryTable, ids: readonly string[], at: Date): Promise<void> {
    const columns =
      table === 'assignments'
        ? 'person_id, unit_id, position, category, kind, decision_number'
        : 'person_id, kind, document_number';
    await this.database.query(
      `insert into ${table} (id, ${columns}, valid, recorded)
       select gen_random_uuid(), ${columns}, valid, tstzrange($2, null) from ${table} where id = any($1::uuid[])`,
      [ids, at],
    );
  }

  /** Those of the rows that are still known today; what was changed since stays as it was changed. */
  async supersede(table: HistoryTable, ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `update ${table} set recorded = tstzrange(lower(recorded), greatest(lower(recorded), $2))
       where id = any($1::uuid[]) and upper_inf(recorded)`,
      [ids, at],
    );
  }
}
