import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

@Injectable()
export class AccountMergeRepository {
  constructor(private readonly database: Database) {}

  async findOf(personId: string): Promise<string | null> {
    const row = await this.database.one<{ id: string }>(`select id from accounts where person_id = $1 for update`, [
      personId,
    ]);
    return row?.id ?? null;
  }

  async handOver(accountId: string, personId: string): Promise<void> {
    await this.database.query(`update accounts set person_id = $2 where id = $1`, [accountId, personId]);
  }

  /** @returns false for one that was disabled already. */
  async disable(accountId: string, now: Date): Promise<boolean> {
    const sql = `update accounts set state = 'disabled', disabled_why = 'merge', state_changed_at = $2
                 where id = $1 and state = 'active'`;
    return (await this.database.affected(sql, [accountId, now])) === 1;
  }

  /** Not one that somebody has disabled for another reason since. */
  async enable(accountId: string, now: Date): Promise<void> {
    const sql = `update accounts set state = 'active', disabled_why = null, state_changed_at = $2
                 where id = $1 and state = 'disabled' and (disabled_why = 'merge' or disabled_why is null)`;
    await this.database.query(sql, [accountId, now]);
  }

  /** Own rights that hold today or later, from today on, except those that are there already. */
  async copyGrants(fromAccountId: string, toAccountId: string, today: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `insert into role_grants (id, account_id, role, unit_id, valid, granted_by)
       select gen_random_uuid(), $2, g.role, g.unit_id, g.valid * daterange($3::date, null), g.granted_by
       from role_grants g where g.account_id = $1 and g.delegated_from is null and (upper_inf(g.valid) or upper(g.valid) > $3::date)
       on conflict do nothing returning id`,
      [fromAccountId, toAccountId, today],
    );
    return rows.map(({ id }) => id);
  }

  async deleteGrants(ids: readonly string[]): Promise<void> {
    await this.database.query(`delete from role_grants where id = any($1::uuid[])`, [ids]);
  }
}
