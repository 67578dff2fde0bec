import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyReply } from 'fastify';
import { loadConfig } from '../config/app-config.js';
import { Metrics } from '../telemetry/metrics.js';
import { Authenticator } from './authenticator.js';
import { createApi } from './create-api.js';
import { sendEvents } from './event-stream.js';
import { Public } from './route.decorators.js';

class NobodySignedIn extends Authenticator {
  async authenticate(): Promise<null> {
    return null;
  }
}

@Controller('api/stream')
class StreamController {
  @Get()
  @Public()
  stream(@Res() reply: FastifyReply): Promise<void> {
    return sendEvents(reply, async function* (signal) {
      yield { data: 'begun' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
  }

  @Get('large')
  @Public()
  large(): string[] {
    return Array.from({ length: 1_000 }, () => 'Cả nước thi đua xây dựng xã hội học tập');
  }
}

@Module({ controllers: [StreamController], providers: [Metrics, { provide: Authenticator, useClass: NobodySignedIn }] })
class StreamModule {}

describe('the API in front of the web application', () => {
  const root = mkdtempSync(join(tmpdir(), 'tu-hoc-test-web-'));
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    mkdirSync(join(root, 'assets'));
    writeFileSync(join(root, 'index.html'), '<!doctype html><title>Tự Học</title>');
    writeFileSync(join(root, 'assets', 'app-1a2b3c.js'), 'export {}');
    const config = loadConfig({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      STORAGE_DIR: '/tmp',
      APP_SECRET: 'x'.repeat(32),
      WEB_ROOT: root,
    });
    app = await createApi(StreamModule, config);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
    rmSync(root, { recursive: true });
  });

  it.each(['/', '/courses/0199', '/library?q=72%2FQĐ-UBND', '/unit/0199/indicators/4.2?period=1'])(
    'answers %s with the page',
    async (path) => {
      const answer = await fetch(url + path);
      expect(await answer.text()).toContain('<title>Tự Học</title>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    },
  );

  it('lets browsers keep what has its hash in its name', async () => {
    const answer = await fetch(`${url}/assets/app-1a2b3c.js`);
    expect(await answer.text()).toBe('export {}');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/api/nothing', '/assets/app-of-yesterday.js', '/favicon.ico'])(
    'does not answer %s with the page',
    async (path) => {
      const answer = await fetch(url + path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
      await answer.text();
    },
  );

  it('does not leave its folder', async () => {
    expect((await fetch(`${url}/assets/..%2f..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  });

  it('forbids everything to answers of the API, and compresses long ones', async () => {
    const answer = await fetch(`${url}/api/stream/large`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.json()).toHaveLength(1_000);
  });

  it('ends open event streams when it stops', async () => {
    const other = await createApi(
      StreamModule,
      loadConfig({
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
        STORAGE_DIR: '/tmp',
        APP_SECRET: 'x'.repeat(32),
      }),
    );
    await other.listen(0, '127.0.0.1');
    const answer = await fetch(`${await other.getUrl()}/api/stream`);
    const reading = answer.text();
    const begun = performance.now();
    await other.close();
    expect(await reading).toBe('retry: 3000\n\ndata: "begun"\n\n');
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
