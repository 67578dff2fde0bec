import { setTimeout as pause } from 'node:timers/promises';
import { newId, Storage, type Actor } from '#platform';
import { ReportingErrors } from '#reporting';
import { ReportingOffice } from './reporting-office.js';

const MANY = 120_000;

describe('the life of an export', () => {
  let office: ReportingOffice;
  let mai: Actor;

  beforeAll(async () => {
    office = await ReportingOffice.boot();
    const root = await office.department.unit('Sở');
    const person = await office.department.person(root);
    const course = await office.department.course(root, 5);
    await office.finish(person, course, '2026-03-02');
    mai = await office.officer(root);
    // One completion many times over: enough rows for a run that can be interrupted.
    await office.module.database.query(`alter table completions drop constraint completions_fact_once`);
    await office.module.database.transaction(async () => {
      await office.module.database.query(`set local session_replication_role = replica`);
      await office.module.database.query(
        `insert into completions select gen_random_uuid(), fact_id, judgement_id, person_id, course_id, course_version_id, 10000 + g,
                completed_at, completed_on, unit_id, credit_half_periods, recorded_at
         from completions, generate_series(1, ${MANY - 1}) g`,
      );
    });
  });
  afterAll(() => office.close());

  const asks = async (filter: object = { q: 'không có ai' }): Promise<string> =>
    (await office.exports.request(mai, { format: 'csv', filter, requestKey: newId() })).id;
  /** What `kill -9` leaves behind: a run that no longer shows a sign of life, perhaps with a file that was just stored. */
  const killedWhileRunning = async (id: string, attempts = 1): Promise<string> => {
    const runId = newId();
    await office.module.database.query(
      `update exports set state = 'running', run_id = $2, attempts = $3, heartbeat_at = now(), done_rows = 17 where id = $1`,
      [id, runId, attempts],
    );
    await office.module
      .get(Storage)
      .put(`exports/${id}/${runId}.csv`, Buffer.from('half a file'), { mediaType: 'text/csv' });
    return runId;
  };
  const goSilent = (id: string) =>
    office.module.database.query(`update exports set heartbeat_at = now() - interval '11 seconds' where id = $1`, [id]);
  const objectsOf = async (id: string): Promise<string[]> => {
    const keys: string[] = [];
    for await (const key of office.module.get(Storage).list(`exports/${id}/`)) keys.push(key);
    return keys;
  };

  it('reports rows and total while it runs, and to those who watch', async () => {
    const id = await asks({});
    const seen: { state: string; doneRows: number; totalRows: number | null }[] = [];
    const watching = (async () => {
      for await (const { state, doneRows, totalRows } of office.exports.watch(mai, id, new AbortController().signal))
        seen.push({ state, doneRows, totalRows });
    })();
    await office.module.drainEvents();
    await watching;
    expect(seen.at(-1)).toEqual({ state: 'done', doneRows: MANY, totalRows: MANY });
    expect(seen.map(({ state }) => state)).toContain('running');
    expect((await office.csvOf(id)).length).toBe(MANY + 1);
  });

  it('stops within a second of being cancelled, leaves no file, and never becomes done', async () => {
    const id = await asks({});
    const running = office.module.drainEvents();
    while ((await office.record(id)).state !== 'running') await pause(5);
    await office.exports.cancel(mai, id);
    const cancelledAt = Date.now();
    await running;
    expect(Date.now() - cancelledAt).toBeLessThan(1500);
    expect(await office.record(id)).toMatchObject({ state: 'cancelled', storage_key: null, sha256: null });
    expect(await objectsOf(id)).toEqual([]);
  });

  it('is not begun when it was cancelled while it waited', async () => {
    const id = await asks();
    await office.exports.cancel(mai, id);
    await office.module.drainEvents();
    expect(await office.record(id)).toMatchObject({ state: 'cancelled', attempts: 0 });
  });

  it('cannot be cancelled once it is done', async () => {
    const id = await asks();
    await office.module.drainEvents();
    await expect(office.exports.cancel(mai, id)).rejects.toEqual(ReportingErrors.exportEnded('done'));
  });

  it('is left alone while its worker beats, then finished once and whole by the sweep when the worker was killed', async () => {
    const id = await asks({});
    await killedWhileRunning(id);
    await office.module.drainEvents();
    expect(await office.record(id)).toMatchObject({ state: 'running', done_rows: 17 });
    expect(await office.upkeep.wakeForsaken()).toBe(0);
    await goSilent(id);
    expect(await office.upkeep.wakeForsaken()).toBe(1);
    await office.module.drainEvents();
    expect(await office.record(id)).toMatchObject({ state: 'done', total_rows: MANY, attempts: 2 });
    expect(await office.csvOf(id)).toHaveLength(MANY + 1);
    expect(await objectsOf(id)).toHaveLength(1);
    expect(await office.upkeep.wakeForsaken()).toBe(0);
  });

  it('is run when its job was lost before anybody took it', async () => {
    const id = await asks();
    await office.module.database.query(`delete from bullmq.job`);
    await office.module.database.query(`update exports set created_at = now() - interval '6 seconds' where id = $1`, [
      id,
    ]);
    expect(await office.upkeep.wakeForsaken()).toBe(1);
    await office.module.drainEvents();
    expect(await office.record(id)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('stops without a trace when another worker has taken it over', async () => {
    const id = await asks({});
    const running = office.module.drainEvents();
    while ((await office.record(id)).state !== 'running') await pause(5);
    await office.module.database.query(`update exports set run_id = $2 where id = $1`, [id, newId()]);
    await running;
    expect(await office.record(id)).toMatchObject({ state: 'running', sha256: null });
    expect(await objectsOf(id)).toEqual([]);
    await office.exports.cancel(mai, id);
  });

  it('fails for good when workers keep dying over it', async () => {
    const id = await asks();
    await killedWhileRunning(id, 3);
    await goSilent(id);
    await office.upkeep.wakeForsaken();
    await office.module.drainEvents();
    expect(await office.record(id)).toMatchObject({ state: 'failed', error: 'worker-lost', attempts: 3 });
  });

  it('tries again after an error, and keeps the last one when it gives up', async () => {
    const id = await asks();
    await office.module.database.query(
      `update exports set filter = jsonb_set(filter, '{from}', '"no day"') where id = $1`,
      [id],
    );
    for (const attempts of [1, 2, 3]) {
      await office.module.drainEvents({ tolerateFailures: true });
      expect(await office.record(id)).toMatchObject({ state: attempts < 3 ? 'queued' : 'failed', attempts });
      await goSilent(id);
      await office.upkeep.wakeForsaken();
    }
    expect((await office.record(id)).error).toMatch(/invalid input syntax for type date/);
  });

  it('loses its file after seven days and keeps its record', async () => {
    const id = await asks();
    await office.module.drainEvents();
    office.clock.advance({ days: 6 });
    await office.upkeep.removeExpired();
    expect(await objectsOf(id)).toHaveLength(1);
    office.clock.advance({ days: 1, seconds: 1 });
    await office.upkeep.removeExpired();
    expect(await objectsOf(id)).toEqual([]);
    const { state, sha256, removed_at: removedAt } = await office.record(id);
    expect([state, sha256?.length, removedAt === null]).toEqual(['done', 64, false]);
  });
});
