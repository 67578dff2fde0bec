import { type Database } from '#platform';

/** What was done once for this database; kept in it, so that another or a restored database is judged by itself. */
export class LocalStateRepository {
  constructor(private readonly database: Database) {}

  async prepare(): Promise<void> {
    await this.database.query('create schema if not exists local');
    await this.database.query(
      'create table if not exists local.done_once (name text primary key, done_at timestamptz not null default now())',
    );
  }

  async wasDone(name: string): Promise<boolean> {
    return (await this.database.one('select 1 as found from local.done_once where name = $1', [name])) !== null;
  }

  async noteDone(name: string): Promise<void> {
    await this.database.query('insert into local.done_once (name) values ($1) on conflict do nothing', [name]);
  }

  async hasAccounts(): Promise<boolean> {
    return (await this.database.one('select 1 as found from accounts limit 1')) !== null;
  }

  async hasAccountsNamed(usernames: readonly string[]): Promise<boolean> {
    const sql = 'select count(*)::int as found from accounts where username = any($1)';
    const row = await this.database.one<{ found: number }>(sql, [usernames]);
    return usernames.length > 0 && row?.found === usernames.length;
  }
}
