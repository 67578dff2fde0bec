import { setTimeout as pause } from 'node:timers/promises';
import { type TestDatabase, createTestDatabase } from '#platform/testing';
import { LateWork, SnapshotInsideTransaction, SwallowedFailure } from './database.errors.js';
import { type Database } from './database.js';
import { violatedConstraint } from './postgres-fault.js';

describe('Database', () => {
  let opened: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = await createTestDatabase();
    database = opened.database;
    await database.query('create table notes (id int constraint notes_pk primary key, text text not null)');
  });
  afterAll(() => opened.close());
  beforeEach(() => database.query('truncate notes'));

  const write = (id: number, text = 'x') => database.query('insert into notes values ($1, $2)', [id, text]);
  const written = async () =>
    (await database.query<{ id: number }>('select id from notes order by id')).map(({ id }) => id);

  describe('transaction', () => {
    it('commits what its block wrote and returns its result', async () => {
      const result = await database.transaction(async () => {
        await write(1);
        return 'done';
      });
      expect(result).toBe('done');
      expect(await written()).toEqual([1]);
    });

    it('rolls everything back when the block throws', async () => {
      const failing = database.transaction(async () => {
        await write(1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await written()).toEqual([]);
    });

    it('lets a nested call join: the outer failure takes the inner work back', async () => {
      const failing = database.transaction(async () => {
        await database.transaction(() => write(1));
        expect(await written()).toEqual([1]);
        throw new Error('outer');
      });
      await expect(failing).rejects.toThrow('outer');
      expect(await written()).toEqual([]);
    });

    it('keeps two transactions at the same time apart', async () => {
      const seen: number[][] = [];
      await Promise.all(
        [1, 2].map((id) =>
          database.transaction(async () => {
            await write(id);
            await pause(20);
            seen.push(await written());
          }),
        ),
      );
      expect(seen).toContainEqual([1]);
      expect(await written()).toEqual([1, 2]);
    });

    it('runs statements that were started at once one after the other', async () => {
      await database.transaction(async () => {
        await Promise.all([1, 2, 3].map((id) => write(id)));
      });
      expect(await written()).toEqual([1, 2, 3]);
    });

    it('refuses to pass off a swallowed failure as a commit, however the statements fall', async () => {
      const hook = jest.fn();
      // The error may reach us before or after the state that goes with it: once would prove little.
      for (let round = 0; round < 200; round += 1) {
        const swallowing = database.transaction(async () => {
          await write(1);
          database.afterCommit(hook);
          await write(1).catch(() => undefined);
        });
        await expect(swallowing).rejects.toBeInstanceOf(SwallowedFailure);
      }
      expect(hook).not.toHaveBeenCalled();
      expect(await written()).toEqual([]);
    });

    it('lets a deferred constraint fail the commit, and its error through', async () => {
      await database.query(
        'create table pairs (id int primary key, other int references pairs deferrable initially deferred)',
      );
      const failing = database.transaction(() => database.query('insert into pairs values (1, 99)'));
      await expect(failing).rejects.toMatchObject({ code: '23503' });
      expect(await database.query('select * from pairs')).toEqual([]);
    });

    it('refuses work that was started inside and not awaited', async () => {
      let late: Promise<unknown> = Promise.resolve();
      await database.transaction(async () => {
        late = pause(30).then(() => write(9));
        late.catch(() => undefined);
        await write(1);
      });
      await expect(late).rejects.toBeInstanceOf(LateWork);
      expect(await written()).toEqual([1]);
    });

    it('gives its connection back, also after failures', async () => {
      for (let round = 0; round < 20; round += 1) {
        await database.transaction(() => Promise.reject(new Error('no'))).catch(() => undefined);
      }
      expect(await written()).toEqual([]);
    });
  });

  describe('afterCommit', () => {
    it('runs hooks once, in order, when the outermost block has committed', async () => {
      const order: string[] = [];
      await database.transaction(async () => {
        await database.transaction(async () => database.afterCommit(() => void order.push('inner hook')));
        database.afterCommit(async () => void order.push(`sees ${(await written()).join()}`));
        await write(1);
        order.push('block');
      });
      expect(order).toEqual(['block', 'inner hook', 'sees 1']);
    });

    it('runs no hook after a rollback', async () => {
      const hook = jest.fn();
      const failing = database.transaction(async () => {
        database.afterCommit(hook);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(hook).not.toHaveBeenCalled();
    });

    it('does not fail the caller when a hook fails, and runs the next one', async () => {
      const next = jest.fn();
      await database.transaction(async () => {
        database.afterCommit(() => Promise.reject(new Error('hook')));
        database.afterCommit(next);
      });
      expect(next).toHaveBeenCalledTimes(1);
    });

    it('may open a transaction of its own', async () => {
      await database.transaction(async () => {
        database.afterCommit(() => database.transaction(async () => void (await write(2))));
        await write(1);
      });
      expect(await written()).toEqual([1, 2]);
    });

    it('runs at once outside a transaction', () => {
      const hook = jest.fn();
      database.afterCommit(hook);
      expect(hook).toHaveBeenCalledTimes(1);
    });
  });

  describe('deadlocks', () => {
    it('runs the outermost block again, with fresh hooks', async () => {
      await database.query(`insert into notes values (1, ''), (2, '')`);
      let runs = 0;
      const hook = jest.fn();
      const cross = (first: number, second: number) =>
        database.transaction(async () => {
          runs += 1;
          database.afterCommit(hook);
          await database.query(`update notes set text = text || 'a' where id = $1`, [first]);
          await pause(80);
          await database.query(`update notes set text = text || 'b' where id = $1`, [second]);
        });
      await Promise.all([cross(1, 2), cross(2, 1)]);
      expect(runs).toBeGreaterThan(2);
      expect(hook).toHaveBeenCalledTimes(2);
      const texts = await database.query<{ length: number }>('select length(text) from notes');
      expect(texts).toEqual([{ length: 2 }, { length: 2 }]);
    });

    it('does not run again after another failure', async () => {
      let runs = 0;
      const failing = database.transaction(async () => {
        runs += 1;
        await write(1);
        await write(1);
      });
      await expect(failing).rejects.toMatchObject({ code: '23505' });
      expect(runs).toBe(1);
    });
  });

  describe('withRepeatableRead', () => {
    it('sees one instant and refuses to write', async () => {
      await database.withRepeatableRead(async () => {
        expect(await written()).toEqual([]);
        await opened.dataSource.query(`insert into notes values (7, 'meanwhile')`);
        expect(await written()).toEqual([]);
      });
      expect(await written()).toEqual([7]);
      await expect(database.withRepeatableRead(() => write(8))).rejects.toMatchObject({ code: '25006' });
    });

    it('cannot begin inside an ordinary transaction', async () => {
      const nested = database.transaction(() => database.withRepeatableRead(() => written()));
      await expect(nested).rejects.toBeInstanceOf(SnapshotInsideTransaction);
    });
  });

  describe('queries', () => {
    it('reads dates as civil dates, bigints as numbers, numerics as text and instants as Date', async () => {
      const row = await database.one(
        `select date '2026-11-20' as day, 9007199254740991::bigint as big, 1.50::numeric as exact,
                timestamptz '2026-11-20 00:00+07' as instant, array[date '2026-01-01'] as days, null::bigint as none`,
      );
      expect(row).toEqual({
        day: '2026-11-20',
        big: 9007199254740991,
        exact: '1.50',
        instant: new Date('2026-11-19T17:00:00Z'),
        days: ['2026-01-01'],
        none: null,
      });
    });

    it('refuses a bigint that a number cannot hold', async () => {
      await expect(database.query(`select 9007199254740993::bigint as big`)).rejects.toThrow(RangeError);
    });

    it('takes part in the transaction with prepared statements too', async () => {
      const failing = database.transaction(async () => {
        await database.named('spec.write-note', 'insert into notes values ($1, $2)', [1, 'x']);
        expect(await database.named('spec.count-notes', 'select count(*)::int as count from notes')).toEqual([
          { count: 1 },
        ]);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await database.named('spec.count-notes', 'select count(*)::int as count from notes')).toEqual([
        { count: 0 },
      ]);
    });

    it('says how many rows were touched, and the first row or null', async () => {
      await write(1);
      await write(2);
      expect(await database.affected('update notes set text = $1', ['y'])).toBe(2);
      expect(await database.one('select id from notes where id = 3')).toBeNull();
    });
  });

  describe('violatedConstraint', () => {
    it('names the constraint of a driver error', async () => {
      await write(1);
      const byDriver: unknown = await write(1).catch((error: unknown) => error);
      expect(violatedConstraint(byDriver)).toBe('notes_pk');
    });

    it('is null for other failures', async () => {
      const error: unknown = await database.query('select 1/0').catch((fault: unknown) => fault);
      expect([violatedConstraint(error), violatedConstraint(new Error('x')), violatedConstraint(null)]).toEqual([
        null,
        null,
        null,
      ]);
    });
  });
});
