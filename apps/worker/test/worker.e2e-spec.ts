import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JobRegistry, serveHealth, WorkerRuntime } from '#platform';
import { testEnvironment, type TestEnvironment } from '#platform/testing';
import { WorkerModule } from '../src/worker.module.js';

describe('the worker', () => {
  let environment: TestEnvironment;
  let worker: INestApplicationContext;
  let url: string;

  beforeAll(async () => {
    environment = await testEnvironment();
    worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(environment.config), {
      logger: false,
      abortOnError: false,
    });
    url = `http://127.0.0.1:${await serveHealth(worker)}`;
  }, 60_000);
  afterAll(() => environment.cleanUp());

  it('knows a job by a name that is never changed: renamed, what waits in the queues would be lost', () => {
    expect(worker.get(JobRegistry).names()).toMatchInlineSnapshot(`
     [
       "identity.carry-on-import",
       "identity.disable-idle-accounts",
       "identity.end-services",
       "identity.open-access-review",
       "identity.sweep-imports",
       "identity.tidy-sign-ins",
       "identity.turn-roles",
       "identity.verify-audit-trail",
       "library.sweep-files",
       "planning.follow-people",
       "platform.retry-delivery",
       "platform.ring-doorbell",
       "platform.sweep-deliveries",
       "platform.sweep-uploads",
       "platform.trim-events",
       "reporting.remove-expired-exports",
       "reporting.run-export",
       "reporting.sweep-exports",
       "scoring.recompute-all",
       "scoring.recompute-period",
       "scoring.refresh-scores",
       "scoring.sweep-stale-scores",
     ]
    `);
  });

  it('is ready once it takes jobs, and silent once it is stopped', async () => {
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    await worker.get(WorkerRuntime).start();
    const ready = await fetch(`${url}/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready', worker: true }]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('tuhoc_');
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    await worker.close();
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  }, 60_000);
});
