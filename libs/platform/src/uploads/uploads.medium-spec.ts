import { createHash, randomBytes } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { Readable } from 'node:stream';
import { Module } from '@nestjs/common';
import * as tus from 'tus-js-client';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { type Actor, systemActor } from '../http/actor.js';
import { Authenticator, type AuthRequest } from '../http/authenticator.js';
import { definePermission } from '../http/permission.js';
import { Storage } from '../storage/storage.js';
import { UploadsHttpModule } from './uploads-http.module.js';
import { Uploads } from './uploads.service.js';

const bring = definePermission({ code: 'tests.bring', roles: ['bringer'], says: { vi: 'Mang đến', en: 'Bring' } });

const person = (accountId: string): Actor => ({
  ...systemActor(accountId),
  kind: 'person',
  accountId,
  grants: [{ role: 'bringer', unitId: 'u' }],
});

class NamedInHeader extends Authenticator {
  async authenticate({ authorization }: AuthRequest): Promise<Actor | null> {
    return authorization === null ? null : person(authorization);
  }
}

@Module({ providers: [{ provide: Authenticator, useClass: NamedInHeader }], exports: [Authenticator] })
class SignedInModule {}

describe('resumable uploads', () => {
  const clock = new FixedClock();
  let api: TestApi;
  let uploads: Uploads;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [SignedInModule],
      httpModules: [UploadsHttpModule.forRoot({ permission: bring, maxBytes: 5_000_000 })],
      clock,
    });
    uploads = api.get(Uploads);
  });
  afterAll(() => api.close());

  const lan = { authorization: 'lan', 'tus-resumable': '1.0.0' };
  const name = (text: string): string => `filename ${Buffer.from(text).toString('base64')}`;
  const call = (path: string, method: string, headers: Record<string, string>, body?: Buffer): Promise<Response> =>
    fetch(api.url + path, { method, headers, ...(body && { body }) });

  async function begin(size: number, fileName = 'tệp.bin'): Promise<string> {
    const headers = { ...lan, 'upload-length': String(size), 'upload-metadata': name(fileName) };
    const begun = await call('/api/uploads', 'POST', headers);
    expect(begun.status).toBe(201);
    return begun.headers.get('location') ?? '';
  }
  const append = (path: string, offset: number, body: Buffer, more: Record<string, string> = {}): Promise<Response> =>
    call(
      path,
      'PATCH',
      { ...lan, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...more },
      body,
    );
  const idOf = (path: string): string => path.split('/').at(-1) ?? '';
  const offsetOf = async (path: string): Promise<number> =>
    Number((await call(path, 'HEAD', lan)).headers.get('upload-offset'));

  it('takes a file in parts from the usual client and knows its hash', async () => {
    const content = randomBytes(1_000_000);
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new tus.Upload(content, {
        endpoint: `${api.url}/api/uploads`,
        headers: { authorization: 'lan' },
        metadata: { filename: 'Kế hoạch.pdf', filetype: 'application/pdf' },
        chunkSize: 300_000,
        retryDelays: null,
        onSuccess: () => resolve(upload.url ?? ''),
        onError: reject,
      });
      upload.start();
    });
    const completed = await uploads.completed(person('lan'), idOf(url));
    expect(completed).toMatchObject({
      fileName: 'Kế hoạch.pdf',
      sizeBytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(completed.head.equals(content.subarray(0, 65_536))).toBe(true);
    expect(completed.tail.equals(content.subarray(-65_536))).toBe(true);
    expect(Buffer.concat((await completed.open().toArray()) as Buffer[]).equals(content)).toBe(true);
  });

  const sendAndBreak = (path: string, content: Buffer, afterMs: number): Promise<void> =>
    new Promise((resolve) => {
      const cut = rawRequest(api.url + path, {
        method: 'PATCH',
        headers: {
          ...lan,
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
          'content-length': content.length,
        },
      });
      cut.on('error', () => resolve());
      cut.write(content.subarray(0, content.length / 2), () => setTimeout(() => cut.destroy(), afterMs));
      cut.on('close', () => resolve());
    });

  it('goes on where a broken link ended', async () => {
    const content = randomBytes(200_000);
    const path = await begin(content.length);
    // A busy server may have seen nothing yet of a link that breaks at once: it breaks later each time.
    for (let after = 100; after <= 6_400 && (await offsetOf(path)) === 0; after *= 2) {
      await sendAndBreak(path, content, after);
      await expectEventually(async () => (await offsetOf(path)) > 0).catch(() => undefined);
    }
    const offset = await offsetOf(path);
    expect(offset).toBeGreaterThan(0);
    expect((await append(path, offset, content.subarray(offset))).status).toBe(204);
    const completed = await uploads.completed(person('lan'), idOf(path));
    expect(completed.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('keeps one of two parts that claim the same place', async () => {
    const path = await begin(8);
    const answers = await Promise.all([append(path, 0, Buffer.from('AAAA')), append(path, 0, Buffer.from('BBBB'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await offsetOf(path)).toBe(4);
  });

  it('does not know the uploads of others', async () => {
    const path = await begin(4);
    const asOther = await call(path, 'HEAD', { ...lan, authorization: 'minh' });
    expect(asOther.status).toBe(404);
    await expect(uploads.completed(person('minh'), idOf(path))).rejects.toMatchObject({ code: 'uploads.not-found' });
  });

  it('says how much is missing of an incomplete upload', async () => {
    const path = await begin(4);
    await append(path, 0, Buffer.from('ab'));
    await expect(uploads.completed(person('lan'), idOf(path))).rejects.toMatchObject({
      code: 'uploads.incomplete',
      facts: { receivedBytes: 2, sizeBytes: 4 },
    });
  });

  it.each([
    ['without the version of the protocol', { 'upload-length': '4', 'tus-resumable': '' }, 400],
    ['without a length', {}, 400],
    ['without a name', { 'upload-length': '4', 'upload-metadata': 'filetype dGV4dA==' }, 400],
    ['with a name that PostgreSQL cannot hold', { 'upload-length': '4', 'upload-metadata': name('a\0b') }, 400],
    [
      'with a body that is no part of a file',
      { 'upload-length': '4', 'upload-metadata': name('a'), 'content-type': 'application/json' },
      400,
    ],
    ['of more than is allowed', { 'upload-length': '5000001', 'upload-metadata': name('a') }, 413],
    [
      'of a length to be said later, which is not offered',
      { 'upload-defer-length': '1', 'upload-metadata': name('a') },
      400,
    ],
    [
      'in pieces to be joined, which is not offered',
      { 'upload-concat': 'partial', 'upload-length': '4', 'upload-metadata': name('a') },
      400,
    ],
  ])('refuses an upload %s', async (_, headers, status) => {
    const refused = await call('/api/uploads', 'POST', { ...lan, ...headers });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.status).toBe(status);
  });

  it('refuses bytes beyond the announced length', async () => {
    const path = await begin(4);
    expect((await append(path, 0, Buffer.from('abcdef'))).status).toBe(413);
    const unannounced = await fetch(api.url + path, {
      method: 'PATCH',
      headers: { ...lan, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: Readable.toWeb(Readable.from([Buffer.from('abc'), Buffer.from('def')])) as ReadableStream,
      duplex: 'half',
    });
    expect(unannounced.status).toBe(413);
  });

  it('stops a script that begins uploads without end', async () => {
    const tireless = { ...lan, authorization: 'tireless', 'upload-length': '4', 'upload-metadata': name('a') };
    await api.database.query(
      `insert into rate_limits (key, window_start, window_end, hits) values ('uploads:tireless', $1, $2, 2000)`,
      [clock.now(), new Date(clock.now().getTime() + 60_000)],
    );
    const refused = await call('/api/uploads', 'POST', tireless);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  });

  it('sweeps what nobody touched for a day and what was taken over', async () => {
    const storage = api.get(Storage);
    const [abandoned, taken, fresh] = [await begin(4), await begin(4), await begin(4)];
    await append(abandoned, 0, Buffer.from('ab'));
    await append(taken, 0, Buffer.from('abcd'));
    clock.advance({ hours: 23 });
    await append(fresh, 0, Buffer.from('ab'));
    await uploads.release(idOf(taken));
    clock.advance({ hours: 1, minutes: 1 });
    await uploads.sweep();
    expect(
      await Promise.all([abandoned, taken, fresh].map(async (path) => (await call(path, 'HEAD', lan)).status)),
    ).toEqual([404, 404, 200]);
    const left: string[] = [];
    for await (const key of storage.list(`uploads/`)) {
      left.push(key);
    }
    expect(left.every((key) => key.startsWith(`uploads/${idOf(fresh)}/`))).toBe(true);
  });
});

async function expectEventually(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await holds()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It never came to hold');
}
