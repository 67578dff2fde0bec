import { Module } from '@nestjs/common';
import { IsInt, IsUUID } from 'class-validator';
import { type TestModule, bootTestModule } from '#platform/testing';
import { Database } from '../database/database.js';
import { newId } from '../ids/new-id.js';
import { Jobs } from '../jobs/jobs.js';
import { withContext } from '../telemetry/call-context.js';
import { DeliveryLag } from './delivery-lag.js';
import { DeliverySweep, lowestIdAt } from './delivery-sweep.js';
import { DurableEvent, DurableEventName, type FieldsOf } from './durable-event.js';
import { TRIES_ALONE, ringDoorbell } from './event.jobs.js';
import { EventDrain } from './event-drain.js';
import { Events } from './events.js';
import { ParkedDeliveries } from './parked-deliveries.js';
import { type Delivered, type EventSubscriber, Subscriber } from './subscriber.js';

@DurableEventName('spec.stone-laid')
class StoneLaid extends DurableEvent {
  @IsUUID()
  wallId!: string;

  @IsInt()
  height!: number;

  constructor(fields: FieldsOf<StoneLaid>) {
    super(fields);
  }
}

@DurableEventName('spec.wall-torn-down')
class WallTornDown extends DurableEvent {
  @IsUUID()
  wallId!: string;

  constructor(fields: FieldsOf<WallTornDown>) {
    super(fields);
  }
}

/** Adds heights up, one row a wall: a second delivery would be seen in the sum. */
@Subscriber({ name: 'spec.wall-heights', to: [StoneLaid], batch: 10 })
class WallHeights implements EventSubscriber<StoneLaid> {
  poison: number | null = null;
  readonly batches: (readonly Delivered<StoneLaid>[])[] = [];

  constructor(private readonly database: Database) {}

  async deliver(events: readonly Delivered<StoneLaid>[]): Promise<void> {
    this.batches.push(events);
    for (const { event } of events) {
      await this.database.query(
        `insert into walls (id, height) values ($1, $2) on conflict (id) do update set height = walls.height + excluded.height`,
        [event.wallId, event.height],
      );
    }
    if (events.some(({ event }) => event.height === this.poison)) throw new Error('a stone that nobody can lift');
  }
}

@Subscriber({ name: 'spec.diary', to: [StoneLaid, WallTornDown] })
class Diary implements EventSubscriber {
  readonly entries: Delivered[] = [];

  async deliver(events: readonly Delivered[]): Promise<void> {
    this.entries.push(...events);
  }
}

@Module({ providers: [WallHeights, Diary] })
class WallsModule {}

describe('the outbox', () => {
  let booted: TestModule;
  let database: Database;
  let heights: WallHeights;
  let diary: Diary;

  beforeEach(async () => {
    booted = await bootTestModule({ modules: [WallsModule] });
    ({ database } = booted);
    heights = booted.get(WallHeights);
    diary = booted.get(Diary);
    await database.query('create table walls (id uuid primary key, height int not null)');
  });
  afterEach(() => booted.close());

  const publish = (...events: DurableEvent[]) => database.transaction(() => booted.get(Events).publish(...events));
  const stones = (wallId: string, count: number) =>
    Array.from({ length: count }, (_, index) => new StoneLaid({ wallId, height: index + 1 }));
  const heightOf = async (wallId: string) =>
    (await database.one<{ height: number }>('select height from walls where id = $1', [wallId]))?.height ?? null;
  const waiting = async () =>
    (await database.one<{ count: number }>('select count(*)::int as count from event_deliveries'))?.count;
  const makeRetriesDue = () =>
    database.query(
      `update event_deliveries set next_attempt_at = now() - interval '1 hour' where next_attempt_at is not null`,
    );
  const retryAll = async (subscriber: string) => {
    const rows = await database.query<{ event_id: string }>(
      'select event_id from event_deliveries where subscriber = $1 and parked_at is null',
      [subscriber],
    );
    for (const { event_id } of rows)
      await booted
        .get(EventDrain)
        .deliverAlone(subscriber, event_id)
        .catch(() => undefined);
  };

  describe('publish', () => {
    it('refuses to work outside a transaction', async () => {
      await expect(booted.get(Events).publish(...stones(newId(), 1))).rejects.toThrow('inside a transaction');
    });

    it('stores one event, and one delivery for each subscriber', async () => {
      await publish(...stones(newId(), 2), new WallTornDown({ wallId: newId() }));
      expect(await database.query('select count(*)::int as count from events')).toEqual([{ count: 3 }]);
      expect(
        await database.query('select subscriber, count(*)::int as count from event_deliveries group by 1 order by 1'),
      ).toEqual([
        { subscriber: 'spec.diary', count: 3 },
        { subscriber: 'spec.wall-heights', count: 2 },
      ]);
    });

    it('publishes nothing when the transaction rolls back', async () => {
      const failing = database.transaction(async () => {
        await booted.get(Events).publish(...stones(newId(), 3));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await booted.drainEvents();
      expect(await database.query('select count(*)::int as count from events')).toEqual([{ count: 0 }]);
      expect(heights.batches).toEqual([]);
    });

    it('refuses an event whose fields are not valid, before it is stored', async () => {
      await expect(publish(new StoneLaid({ wallId: 'no id', height: 1 }))).rejects.toThrow('StoneLaid is not valid');
    });
  });

  describe('delivery', () => {
    it('hands events over as instances of their class, oldest first, with who and when', async () => {
      const wallId = newId();
      await withContext({ correlationId: 'request-1', actor: 'me' }, () => publish(...stones(wallId, 2)));
      await booted.drainEvents();
      expect(diary.entries.map(({ event }) => event)).toEqual(stones(wallId, 2));
      expect(diary.entries[0]?.event).toBeInstanceOf(StoneLaid);
      expect(diary.entries[0]).toMatchObject({
        name: 'spec.stone-laid',
        correlationId: 'request-1',
        attempt: 1,
        occurredAt: booted.clock.now(),
      });
    });

    it('goes on batch after batch until nothing waits', async () => {
      const wallId = newId();
      await publish(...stones(wallId, 25));
      await booted.drainEvents();
      expect(heights.batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
      expect([await heightOf(wallId), await waiting()]).toEqual([325, 0]);
    });

    it('does nothing more when the same doorbell is answered ten times', async () => {
      const wallId = newId();
      await publish(...stones(wallId, 15));
      await Promise.all(Array.from({ length: 10 }, () => booted.get(EventDrain).drain('spec.wall-heights')));
      expect(await heightOf(wallId)).toBe(120);
    });

    it('counts nothing twice and loses nothing when two drainers overlap', async () => {
      const wallIds = Array.from({ length: 20 }, newId);
      await publish(...wallIds.flatMap((wallId) => stones(wallId, 20)));
      const drains = await Promise.all([1, 2, 3].map(() => booted.get(EventDrain).drain('spec.wall-heights')));
      expect(drains.reduce((sum, count) => sum + count, 0)).toBe(400);
      expect(await database.query('select distinct height from walls')).toEqual([{ height: 210 }]);
    });
  });

  it('reads no more of a long backlog than the batch that it takes', async () => {
    await database.query(
      `insert into event_deliveries (subscriber, event_id) select 'spec.backlog', uuidv7() from generate_series(1, 100000)`,
    );
    const [plan] = await database.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json)
       select * from take_deliveries('spec.backlog', '00000000-0000-0000-0000-000000000000', 10)`,
    );
    const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } = plan?.['QUERY PLAN'][0].Plan ?? {};
    expect(hit + read).toBeGreaterThan(0);
    expect(hit + read).toBeLessThan(800);
  });

  describe('when the queue loses the doorbell', () => {
    it('the sweep finds what waits and has it delivered', async () => {
      const wallId = newId();
      await publish(...stones(wallId, 3));
      await booted.get(DeliverySweep).sweep(3600);
      expect((await booted.get(Jobs).counts())[0]).toMatchObject({ queue: 'platform', waiting: 0 });
      await booted.get(DeliverySweep).sweep(0);
      expect((await booted.get(Jobs).counts())[0]).toMatchObject({ queue: 'platform', waiting: 2 });
      await booted.drainEvents();
      expect([await heightOf(wallId), await waiting()]).toEqual([6, 0]);
    });

    it('the sweep enqueues an overdue single retry again', async () => {
      heights.poison = 2;
      await publish(...stones(newId(), 3));
      await booted.get(EventDrain).drain('spec.wall-heights');
      await makeRetriesDue();
      heights.poison = null;
      await booted.get(DeliverySweep).sweep();
      await booted.drainEvents();
      expect(await waiting()).toBe(0);
    });
  });

  describe('a poisonous event', () => {
    const poisoned = async (): Promise<string> => {
      const wallId = newId();
      heights.poison = 4;
      await publish(...stones(wallId, 10));
      await booted.drainEvents({ tolerateFailures: true });
      return wallId;
    };

    it('does not hold up the rest of its batch', async () => {
      const wallId = await poisoned();
      expect([await heightOf(wallId), await waiting()]).toEqual([51, 1]);
    });

    it('is parked after its last try, with the error, and leaves no effect', async () => {
      const wallId = await poisoned();
      for (let attempt = 1; attempt < TRIES_ALONE; attempt += 1) await retryAll('spec.wall-heights');
      const { items, total } = await booted.get(ParkedDeliveries).list();
      expect(total).toBe(1);
      expect(items[0]).toMatchObject({
        subscriber: 'spec.wall-heights',
        attempts: TRIES_ALONE + 1,
        payload: { wallId, height: 4 },
      });
      expect(items[0]?.lastError).toContain('nobody can lift');
      expect(await heightOf(wallId)).toBe(51);
    });

    it('is delivered once by a replay, when the cause is gone', async () => {
      const wallId = await poisoned();
      await database.query('update event_deliveries set parked_at = now()');
      const [parked] = (await booted.get(ParkedDeliveries).list()).items;
      heights.poison = null;
      expect(await booted.get(ParkedDeliveries).replay('spec.wall-heights', parked?.eventId ?? '')).toBe(true);
      await booted.drainEvents();
      expect([await heightOf(wallId), await waiting()]).toEqual([55, 0]);
      expect(await booted.get(ParkedDeliveries).replay('spec.wall-heights', parked?.eventId ?? '')).toBe(false);
    });

    it('can be discarded with a reason, which is kept', async () => {
      await poisoned();
      await database.query('update event_deliveries set parked_at = now()');
      const [parked] = (await booted.get(ParkedDeliveries).list()).items;
      const discarded = withContext({ correlationId: null, actor: 'operator' }, () =>
        booted.get(ParkedDeliveries).discard('spec.wall-heights', parked?.eventId ?? '', 'the wall is gone'),
      );
      expect(await discarded).toBe(true);
      expect(await waiting()).toBe(0);
      expect(await database.query('select event_id, reason, discarded_by from discarded_deliveries')).toEqual([
        { event_id: parked?.eventId, reason: 'the wall is gone', discarded_by: 'operator' },
      ]);
    });

    it('is not touched while it still has tries left', async () => {
      const wallId = await poisoned();
      const [row] = await database.query<{ event_id: string }>('select event_id from event_deliveries');
      expect(await booted.get(ParkedDeliveries).discard('spec.wall-heights', row?.event_id ?? '', 'impatience')).toBe(
        false,
      );
      expect(await heightOf(wallId)).toBe(51);
    });
  });

  describe('lag', () => {
    it('tells for every subscriber how much waits and since when', async () => {
      await publish(...stones(newId(), 2));
      await database.query(`update event_deliveries set created_at = now() - interval '40 seconds'`);
      await booted.get(EventDrain).drain('spec.diary');
      const [diaryLag, heightsLag] = await booted.get(DeliveryLag).read();
      expect(diaryLag).toEqual({ subscriber: 'spec.diary', pending: 0, parked: 0, oldestSeconds: 0 });
      expect(heightsLag).toMatchObject({ subscriber: 'spec.wall-heights', pending: 2, parked: 0 });
      expect(heightsLag?.oldestSeconds).toBeGreaterThanOrEqual(40);
    });
  });

  describe('trimming', () => {
    it('removes old events that everybody has, and only those', async () => {
      await publish(...stones(newId(), 4));
      await booted.get(EventDrain).drain('spec.diary');
      const events = await database.query<{ id: string }>('select id from events order by id');
      const old = new Date(booted.clock.now().getTime() - 31 * 24 * 3_600_000);
      for (const [index, { id }] of events.slice(0, 2).entries()) {
        const oldId = lowestIdAt(old).slice(0, -1) + String(index);
        await database.query('update events set id = $2 where id = $1', [id, oldId]);
        await database.query('update event_deliveries set event_id = $2 where event_id = $1', [id, oldId]);
      }
      await database.query('delete from event_deliveries where event_id = $1', [lowestIdAt(old)]);
      expect(await booted.get(DeliverySweep).trim()).toBe(1);
      expect(await database.query('select count(*)::int as count from events')).toEqual([{ count: 3 }]);
    });
  });

  it('delivers through real doorbell jobs, one for a burst', async () => {
    const ringing = await bootTestModule({ modules: [WallsModule], doorbells: true });
    try {
      await ringing.database.query('create table walls (id uuid primary key, height int not null)');
      const wallId = newId();
      await Promise.all(
        stones(wallId, 5).map((stone) => ringing.database.transaction(() => ringing.get(Events).publish(stone))),
      );
      const ring = () => ringing.get(Jobs).enqueue(ringDoorbell, { subscriber: 'spec.wall-heights' });
      await Promise.all([ring(), ring(), ring()]);
      expect((await ringing.get(Jobs).counts())[0]?.waiting).toBeLessThanOrEqual(2);
      await ringing.drainEvents();
      expect(await ringing.database.one('select height from walls where id = $1', [wallId])).toEqual({ height: 15 });
    } finally {
      await ringing.close();
    }
  });
});
