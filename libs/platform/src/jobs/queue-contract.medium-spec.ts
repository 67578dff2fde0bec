import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { type TestModule, bootTestModule } from '#platform/testing';
import { newId } from '../ids/new-id.js';
import { currentContext, withContext } from '../telemetry/call-context.js';
import { Metrics } from '../telemetry/metrics.js';
import { HandlesJob, type JobRun } from './handles-job.js';
import { defineJob } from './job-definition.js';
import { Jobs } from './jobs.js';
import { BadPayload } from './payload.js';
import { QueueBackend } from './queue-backend.js';
import { defineSchedule, provideSchedules } from './schedule.js';
import { Schedules } from './schedules.js';
import { WorkerRuntime } from './worker-runtime.js';

class BrickPayload {
  @IsString()
  kiln!: string;

  @IsInt()
  count!: number;
}

const bakeBricks = defineJob({ name: 'spec.bake-bricks', queue: 'records', payload: BrickPayload, attempts: 3 });
const fireKiln = defineJob({
  name: 'spec.fire-kiln',
  queue: 'scoring',
  payload: BrickPayload,
  attempts: 1,
  dedupeOn: ({ kiln }) => kiln,
});
const sweepYard = defineJob({ name: 'spec.sweep-yard', queue: 'awards', payload: BrickPayload, attempts: 1 });

@Injectable()
class Brickyard {
  readonly seen: {
    kiln: string;
    count: number;
    attempt: number;
    correlationId: string | null;
    actor: string | null;
  }[] = [];
  readonly fired: number[] = [];
  swept = 0;
  aborted = false;
  failuresLeft = 0;
  fireMilliseconds = 0;

  @HandlesJob(bakeBricks)
  async bake({ kiln, count }: BrickPayload, run: JobRun): Promise<void> {
    this.seen.push({ kiln, count, attempt: run.attempt, ...currentContext() });
    await run.progress(50);
    if (this.failuresLeft-- > 0) throw new Error('cold');
  }

  @HandlesJob(fireKiln)
  async fire({ count }: BrickPayload, { signal }: JobRun): Promise<void> {
    this.fired.push(count);
    await pause(this.fireMilliseconds, undefined, { signal }).catch(() => (this.aborted = true));
  }

  @HandlesJob(sweepYard)
  async sweep(): Promise<void> {
    this.swept += 1;
  }
}

const SCHEDULED = defineSchedule({
  id: 'spec.sweep-yard',
  every: '200ms',
  job: sweepYard,
  payload: { kiln: 'all', count: 0 },
});

@Module({ providers: [Brickyard, provideSchedules(SCHEDULED)] })
class BrickyardModule {}

async function until(holds: () => boolean | Promise<boolean>, milliseconds = 15_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not reached within ${milliseconds} ms: ${holds.toString()}`);
    await pause(20);
  }
}

const BACKENDS = {
  PostgreSQL: () => ({}),
  Redis: () => {
    const url = process.env['TEST_REDIS_URL'];
    if (!url)
      throw new Error(
        'TEST_REDIS_URL is missing: run the tests through `npm test`, whose set-up unpacks and starts Redis.',
      );
    return { REDIS_URL: url, QUEUE_PREFIX: `t-${newId()}` };
  },
};

describe.each(Object.entries(BACKENDS))('jobs on %s', (name, environment) => {
  let booted: TestModule;
  let yard: Brickyard;
  let jobs: Jobs;

  beforeEach(async () => {
    booted = await bootTestModule({ modules: [BrickyardModule], env: environment() });
    yard = booted.get(Brickyard);
    jobs = booted.get(Jobs);
  });
  afterEach(() => booted?.close());

  const start = () => booted.get(WorkerRuntime).start();
  const countsOf = async (queue: string) => (await jobs.counts()).find((counts) => counts.queue === queue);

  it('really uses this backend', () => {
    expect(booted.get(QueueBackend).kind).toBe(name === 'Redis' ? 'redis' : 'postgres');
  });

  it('carries payload, correlation id and actor to the handler', async () => {
    await start();
    await withContext({ correlationId: 'request-7', actor: 'account-1' }, () =>
      jobs.enqueue(bakeBricks, { kiln: 'A', count: 3 }),
    );
    await until(() => yard.seen.length === 1);
    expect(yard.seen).toEqual([{ kiln: 'A', count: 3, attempt: 1, correlationId: 'request-7', actor: 'account-1' }]);
  });

  it('enqueues after commit, and not at all after a rollback', async () => {
    await booted.database.transaction(async () => {
      await jobs.enqueue(bakeBricks, { kiln: 'A', count: 1 });
      expect((await countsOf('records'))?.waiting).toBe(0);
    });
    const failing = booted.database.transaction(async () => {
      await jobs.enqueue(bakeBricks, { kiln: 'B', count: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await countsOf('records'))?.waiting).toBe(1);
  });

  it('refuses a bad payload where it is enqueued', async () => {
    await expect(jobs.enqueue(bakeBricks, { kiln: 'A', count: 1.5 })).rejects.toBeInstanceOf(BadPayload);
    const stranger = { kiln: 'A', count: 1, colour: 'red' };
    await expect(jobs.enqueue(bakeBricks, stranger)).rejects.toBeInstanceOf(BadPayload);
  });

  it('fails a job with a bad payload for good, without further tries', async () => {
    const data = { payload: { kiln: 'A', count: 'many' }, correlationId: null, actor: null };
    await booted.get(QueueBackend).queue('records').add(bakeBricks.name, data, { attempts: 3 });
    await start();
    await until(async () => (await countsOf('records'))?.failed === 1);
    expect(yard.seen).toEqual([]);
  });

  it('completes a job that nobody handles any more', async () => {
    const data = { payload: {}, correlationId: null, actor: null };
    await booted
      .get(QueueBackend)
      .queue('records')
      .add('spec.forgotten', data, { attempts: 3, removeOnComplete: true });
    await start();
    await until(async () => {
      const counts = await countsOf('records');
      return counts?.waiting === 0 && counts.active === 0;
    });
    expect(await countsOf('records')).toMatchObject({ failed: 0, delayed: 0 });
  });

  it('tries a failing job again, later, and counts the tries', async () => {
    yard.failuresLeft = 1;
    await start();
    await jobs.enqueue(bakeBricks, { kiln: 'A', count: 1 });
    await until(() => yard.seen.length === 2);
    expect(yard.seen.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('makes one job of many that wait with the same key', async () => {
    for (const count of [1, 2, 3]) await jobs.enqueue(fireKiln, { kiln: 'A', count });
    await jobs.enqueue(fireKiln, { kiln: 'B', count: 9 });
    expect((await countsOf('scoring'))?.waiting).toBe(2);
    await start();
    await until(() => yard.fired.length >= 2);
    expect(yard.fired.sort()).toEqual([1, 9]);
  });

  it('runs once more when the same key arrives while the job is running', async () => {
    yard.fireMilliseconds = 400;
    await start();
    await jobs.enqueue(fireKiln, { kiln: 'A', count: 1 });
    await until(() => yard.fired.length === 1);
    for (const count of [2, 3]) await jobs.enqueue(fireKiln, { kiln: 'A', count });
    await until(() => yard.fired.length === 2);
    await pause(600);
    expect(yard.fired).toEqual([1, 3]);
  });

  it('takes a thousand jobs at once', async () => {
    await jobs.enqueueAll(
      bakeBricks,
      Array.from({ length: 1000 }, (_, count) => ({ kiln: 'A', count })),
    );
    expect((await countsOf('records'))?.waiting).toBe(1000);
  });

  it('runs schedules again and again, and removes those that the code no longer has', async () => {
    const old = { ...SCHEDULED, id: 'spec.of-yesterday' };
    await booted.get(Schedules).apply([old]);
    await start();
    await until(() => yard.swept >= 3);
    const kept = await booted.get(QueueBackend).queue('awards').getJobSchedulers();
    expect(kept.map(({ key }) => key)).toEqual(['spec.sweep-yard']);
  });

  it('keeps cron schedules in Vietnam time', async () => {
    await start();
    const schedulers = await booted.get(QueueBackend).queue('platform').getJobSchedulers();
    expect(schedulers.find(({ key }) => key === 'platform.trim-events')).toMatchObject({
      pattern: '15 3 * * *',
      tz: 'Asia/Ho_Chi_Minh',
    });
  });

  it('tells running jobs when the worker stops, waits for them, and may be stopped twice', async () => {
    yard.fireMilliseconds = 60_000;
    await start();
    await jobs.enqueue(fireKiln, { kiln: 'A', count: 1 });
    await until(() => yard.fired.length === 1);
    await Promise.all([booted.get(WorkerRuntime).stop(), booted.get(WorkerRuntime).stop()]);
    expect([yard.aborted, booted.get(WorkerRuntime).running]).toEqual([true, false]);
  });

  it('measures its runs', async () => {
    await start();
    await jobs.enqueue(bakeBricks, { kiln: 'A', count: 1 });
    await until(async () =>
      (await booted.get(Metrics).text()).includes('tuhoc_job_seconds_count{job="spec.bake-bricks",outcome="done"} 1'),
    );
  });
});
