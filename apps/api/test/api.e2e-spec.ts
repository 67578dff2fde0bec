import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { answered, type ApiClient, ApiProblem, createApiClient } from '#api-client';
import { issueSetupToken } from '#identity';
import { createApi, Database, type HealthDto, loadConfig } from '#platform';
import { createEmptyDatabase, testEnvironment, type TestEnvironment } from '#platform/testing';
import { ApiModule } from '../src/api.module.js';

const PASSWORD = 'mùa thu lá bay qua đồi';

describe('the API', () => {
  let environment: TestEnvironment;
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    environment = await testEnvironment();
    app = await createApi(ApiModule.forRoot(environment.config), environment.config);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await environment.cleanUp();
  });

  /** The generated client as a browser uses it: with the cookie of its session. */
  function browser(): ApiClient {
    let cookie = '';
    return createApiClient({
      baseUrl: url,
      fetch: async (request) => {
        if (cookie !== '') {
          request.headers.set('cookie', cookie);
        }
        const response = await fetch(request);
        cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
        return response;
      },
    });
  }

  it('lets the first administrator in, by the generated client', async () => {
    const client = browser();
    const token = await issueSetupToken(app.get(Database));
    const names = { fullName: 'Nguyễn Văn An', departmentName: 'Sở Nông nghiệp và Môi trường' };
    await client.POST('/api/setup', { body: { token, username: 'nguyenvanan', password: PASSWORD, ...names } });
    await client.POST('/api/session', { body: { username: 'nguyenvanan', password: PASSWORD } });
    const { units } = await answered(client.GET('/api/units'));
    expect(units.map(({ name, people }) => ({ name, people }))).toEqual([{ name: names.departmentName, people: 1 }]);
  });

  it('throws refusals at the callers of the client, by their code', async () => {
    const client = browser();
    await expect(client.GET('/api/units')).rejects.toMatchObject({ name: 'ApiProblem', code: 'http.unauthenticated' });
    const unfit = client.POST('/api/session', { body: { username: '', password: PASSWORD } });
    const problem = await unfit.then(
      () => null,
      (error: unknown) => (error instanceof ApiProblem ? error.problem : null),
    );
    expect(problem?.errors?.map(({ path }) => path)).toContain('username');
  });

  it('is ready when everything that it needs answers', async () => {
    const health = await answered(browser().GET('/health/ready'));
    expect(health.status).toBe('ready');
    expect(health.checks.map(({ name, up }) => `${name} ${up}`)).toEqual([
      'postgresql true',
      'queue true',
      'storage true',
      'migrations true',
    ]);
    expect(health.lag.map(({ subscriber }) => subscriber)).toContain('records.completions');
  });

  it('is not ready on a database without its schema', async () => {
    const empty = await createEmptyDatabase();
    const config = loadConfig({
      DATABASE_URL: empty.url,
      STORAGE_DIR: environment.config.storage.dir,
      APP_SECRET: 'x'.repeat(32),
      LOG_LEVEL: 'silent',
    });
    const unready = await createApi(ApiModule.forRoot(config), config);
    await unready.listen(0, '127.0.0.1');
    const answer = await fetch(`${await unready.getUrl()}/health/ready`);
    const health = (await answer.json()) as HealthDto;
    expect([answer.status, health.status]).toEqual([503, 'not-ready']);
    expect(health.checks).toContainEqual({ name: 'migrations', up: false, milliseconds: expect.any(Number) as number });
    expect(health.checks).toContainEqual({ name: 'storage', up: true, milliseconds: expect.any(Number) as number });
    await unready.close();
    await empty.drop();
  }, 30_000);

  it('shows its figures to this machine, and to others only by permission', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('tuhoc_http_request_seconds_count');
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(401);
  });

  it('serves its own description', async () => {
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as { openapi: string; paths: object };
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toContain('/api/units');
  });
});
