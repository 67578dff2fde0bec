import { MIGRATIONS } from '#migrations';
import { Client } from 'pg';
import { type ClonedDatabase, createEmptyDatabase } from '#platform/testing';
import { Migrator } from './migrator.js';

describe('Migrator', () => {
  let empty: ClonedDatabase;

  beforeEach(async () => {
    empty = await createEmptyDatabase();
  });
  afterEach(() => empty.drop());

  const read = async <Row extends object>(sql: string): Promise<Row[]> => {
    const client = new Client({ connectionString: empty.url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const shape = () =>
    read(`select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
          where table_schema = 'public' and table_name <> 'migrations' order by 1, 2`);
  const constraints = () =>
    read(`select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition from pg_constraint
          where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'migrations' order by 1, 2`);
  const routines = () =>
    read(`select proname from pg_proc where pronamespace = 'public'::regnamespace and probin is null order by 1`);

  it('goes up from nothing, down one by one to nothing, and up to the same schema again', async () => {
    const migrator = new Migrator();
    expect(await migrator.migrate(empty.url)).toHaveLength(MIGRATIONS.length);
    const first = [await shape(), await constraints(), await routines()];
    for (const _ of MIGRATIONS) await migrator.revert(empty.url);
    expect([await shape(), await constraints()]).toEqual([[], []]);
    await migrator.migrate(empty.url);
    expect([await shape(), await constraints(), await routines()]).toEqual(first);
  }, 120_000);

  it('says what is pending, and has nothing to do the second time', async () => {
    const migrator = new Migrator();
    expect(await migrator.pending(empty.url)).toHaveLength(MIGRATIONS.length);
    await migrator.migrate(empty.url);
    expect(await migrator.pending(empty.url)).toEqual([]);
    expect(await migrator.migrate(empty.url)).toEqual([]);
  }, 60_000);

  it('lets two processes migrate at once: one does the work, the other waits', async () => {
    const runs = await Promise.all([new Migrator().migrate(empty.url), new Migrator().migrate(empty.url)]);
    expect(runs.map((run) => run.length).sort((a, b) => a - b)).toEqual([0, MIGRATIONS.length]);
  }, 60_000);

  it('makes the schema of the queue as well', async () => {
    await new Migrator().migrate(empty.url);
    expect(await read(`select to_regclass('bullmq.job') is not null as made`)).toEqual([{ made: true }]);
  }, 60_000);
});
