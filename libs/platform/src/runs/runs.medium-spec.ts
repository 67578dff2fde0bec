import { type TestModule, bootTestModule } from '#platform/testing';
import { Runs } from './runs.js';

describe('Runs', () => {
  let booted: TestModule;
  let runs: Runs;

  beforeAll(async () => {
    booted = await bootTestModule({ modules: [] });
    runs = booted.get(Runs);
  });
  afterAll(() => booted.close());

  it('goes from queued over running to done, keeping its place', async () => {
    const id = await runs.create({ kind: 'spec.count', total: 10, createdBy: 'me' });
    expect(await runs.find(id)).toMatchObject({ status: 'queued', done: 0, total: 10, cursor: null, createdBy: 'me' });
    expect(await runs.start(id)).toBe(true);
    expect(await runs.progress(id, { done: 4, cursor: { after: 'x' } })).toBe(true);
    expect(await runs.progress(id, { done: 5 })).toBe(true);
    expect(await runs.finish(id)).toBe(true);
    expect(await runs.find(id)).toMatchObject({
      status: 'done',
      done: 5,
      cursor: { after: 'x' },
      finishedAt: booted.clock.now(),
    });
  });

  it('starts again after its worker was killed', async () => {
    const id = await runs.create({ kind: 'spec.count' });
    expect([await runs.start(id), await runs.start(id)]).toEqual([true, true]);
  });

  it('tells its worker that it was cancelled, and stays so', async () => {
    const id = await runs.create({ kind: 'spec.count' });
    await runs.start(id);
    expect(await runs.cancel(id)).toBe(true);
    expect([
      await runs.isCancelled(id),
      await runs.progress(id, { done: 1 }),
      await runs.finish(id),
      await runs.start(id),
    ]).toEqual([true, false, false, false]);
  });

  it('keeps what went wrong', async () => {
    const id = await runs.create({ kind: 'spec.count' });
    await runs.start(id);
    await runs.fail(id, new Error('no paper'));
    expect(await runs.find(id)).toMatchObject({ status: 'failed', error: 'no paper' });
  });

  it('lists the latest of a kind first', async () => {
    const id = await runs.create({ kind: 'spec.listed' });
    const later = await runs.create({ kind: 'spec.listed' });
    expect((await runs.listLatest({ kind: 'spec.listed' })).map((run) => run.id)).toEqual([later, id]);
  });
});
