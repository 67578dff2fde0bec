import { Injectable, Module, type Type } from '@nestjs/common';
import { IsString } from 'class-validator';
import { type TestModule, bootTestModule } from '#platform/testing';
import { HandlesJob } from './handles-job.js';
import { defineJob } from './job-definition.js';
import { defineSchedule, provideJobs, provideSchedules } from './schedule.js';
import { WorkerRuntime } from './worker-runtime.js';

class LetterPayload {
  @IsString()
  to!: string;
}

const sendLetter = defineJob({ name: 'spec.send-letter', queue: 'exports', payload: LetterPayload });

@Injectable()
class Postman {
  @HandlesJob(sendLetter)
  async send(): Promise<void> {}
}

@Injectable()
class SecondPostman {
  @HandlesJob(sendLetter)
  async sendToo(): Promise<void> {}
}

@Module({ providers: [provideJobs(sendLetter)] })
class WithoutHandler {}

@Module({ providers: [Postman, SecondPostman] })
class WithTwoHandlers {}

const daily = defineSchedule({ id: 'spec.daily', cron: '0 6 * * *', job: sendLetter, payload: { to: 'all' } });

@Module({ providers: [provideSchedules(daily)] })
class ScheduledWithoutHandler {}

@Module({ providers: [Postman, provideJobs(sendLetter), provideSchedules(daily, daily)] })
class ScheduledTwice {}

@Module({ providers: [Postman, provideJobs(sendLetter), provideSchedules(daily)] })
class Complete {}

describe('the boot of the worker', () => {
  let booted: TestModule | undefined;

  afterEach(() => booted?.close());

  const start = async (module: Type, declared: readonly { name: string }[] = []) => {
    booted = await bootTestModule({ modules: [module] });
    await booted.get(WorkerRuntime).start(declared);
  };

  it.each([
    ['a job has no handler', WithoutHandler, 'spec.send-letter has no handler'],
    ['a job has two handlers', WithTwoHandlers, 'spec.send-letter has 2 handlers'],
    ['a schedule names a job without handler', ScheduledWithoutHandler, 'spec.send-letter has no handler'],
    ['a schedule is defined twice', ScheduledTwice, 'the schedule spec.daily is defined twice'],
  ])('is refused when %s', async (_, module, says) => {
    await expect(start(module)).rejects.toThrow(says);
  });

  it('is refused when the application declares a job that no module does', async () => {
    await expect(start(Complete, [{ name: 'spec.dream' }])).rejects.toThrow('spec.dream has no handler');
  });

  it('succeeds when each job has one handler', async () => {
    await start(Complete, [sendLetter]);
    expect(booted?.get(WorkerRuntime).running).toBe(true);
  });
});
