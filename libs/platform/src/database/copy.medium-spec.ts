import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type TestDatabase, createTestDatabase } from '#platform/testing';

describe('COPY', () => {
  let opened: TestDatabase;

  beforeAll(async () => {
    opened = await createTestDatabase();
    await opened.database.query('create table numbers (n int)');
  });
  afterAll(() => opened.close());

  const fill = async (rows: Iterable<string>) =>
    pipeline(Readable.from(rows), await opened.database.copyIn('copy numbers from stdin'));

  it('stores streamed rows and streams them out again', async () => {
    await fill(Array.from({ length: 5000 }, (_, n) => `${n}\n`));
    let text = '';
    for await (const chunk of await opened.database.copyOut(
      'copy (select n from numbers order by n desc limit 3) to stdout',
    )) {
      text += String(chunk);
    }
    expect(text).toBe('4999\n4998\n4997\n');
  });

  it('stores nothing when a row is bad', async () => {
    const before = await opened.database.one('select count(*)::int as count from numbers');
    await expect(fill(['1\n', 'not a number\n'])).rejects.toMatchObject({ code: '22P02' });
    expect(await opened.database.one('select count(*)::int as count from numbers')).toEqual(before);
  });

  it('gives connections back when a reader stops early', async () => {
    for (let round = 0; round < 8; round += 1) {
      const rows = await opened.database.copyOut('copy (select generate_series(1, 1000000)) to stdout');
      for await (const _ of rows) break;
    }
    expect(await opened.database.one('select 1 as one')).toEqual({ one: 1 });
  });
});
