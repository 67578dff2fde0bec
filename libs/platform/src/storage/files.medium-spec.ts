import { Module } from '@nestjs/common';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { Authenticator } from '../http/authenticator.js';
import { FilesHttpModule } from './files-http.module.js';
import { type DownloadOptions, Storage } from './storage.js';

class NobodySignedIn extends Authenticator {
  async authenticate(): Promise<null> {
    return null;
  }
}

@Module({ providers: [{ provide: Authenticator, useClass: NobodySignedIn }], exports: [Authenticator] })
class NobodyModule {}

const CONTENT = Buffer.from('0123456789'.repeat(1_000));

describe('files under signed addresses', () => {
  const clock = new FixedClock();
  let api: TestApi;
  let storage: Storage;

  beforeAll(async () => {
    api = await bootTestApi({ modules: [NobodyModule], httpModules: [FilesHttpModule], clock });
    storage = api.get(Storage);
    await storage.put('f/text', CONTENT, { mediaType: 'text/plain' });
  });
  afterAll(() => api.close());

  async function linkTo(change: Partial<DownloadOptions> = {}, key = 'f/text'): Promise<string> {
    const usual = {
      fileName: 'Ghi chú.txt',
      mediaType: 'text/plain',
      disposition: 'inline',
      expiresInSeconds: 60,
    } as const;
    return api.url + (await storage.downloadUrl(key, { ...usual, ...change }));
  }

  it('gives the whole file to whoever has the link', async () => {
    const answer = await fetch(await linkTo());
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(CONTENT)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '10000',
      'content-disposition': `inline; filename="Ghi ch_.txt"; filename*=UTF-8''Ghi%20ch%C3%BA.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'accept-ranges': 'bytes',
    });
  });

  it('gives parts, and the whole again once the file has changed', async () => {
    const url = await linkTo();
    const part = await fetch(url, { headers: { range: 'bytes=10-14' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '01234',
      'bytes 10-14/10000',
    ]);
    const stale = await fetch(url, { headers: { range: 'bytes=10-14', 'if-range': '"of another version"' } });
    expect([stale.status, (await stale.text()).length]).toEqual([200, CONTENT.length]);
  });

  it('says when a part lies beyond the end', async () => {
    const answer = await fetch(await linkTo(), { headers: { range: 'bytes=10000-' } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */10000');
    expect(await answer.json()).toMatchObject({ code: 'http.range-not-satisfiable' });
  });

  it('answers 304 when the client has it already', async () => {
    const url = await linkTo();
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('answers HEAD without the bytes', async () => {
    const answer = await fetch(await linkTo(), { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '10000', '']);
  });

  it('serves SVG as a download whatever the link says', async () => {
    await storage.put('f/svg', Buffer.from('<svg onload="alert(1)"/>'), { mediaType: 'image/svg+xml' });
    const answer = await fetch(await linkTo({ mediaType: 'image/svg+xml', fileName: 'a.svg' }, 'f/svg'));
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    await answer.text();
  });

  it('refuses a link that was changed anywhere', async () => {
    const url = await linkTo();
    const [, token = ''] = /files\/([^/]+)\//.exec(url) ?? [];
    const [payload = '', signature = ''] = token.split('.');
    const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('f/text', 'f/svg')).toString(
      'base64url',
    );
    for (const other of [`${forged}.${signature}`, `${payload}.${signature.slice(1)}A`, payload, `${payload}.`]) {
      const answer = await fetch(url.replace(token, other));
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'storage.link-invalid']);
    }
  });

  it('refuses a link whose time is up, and one to a file that is gone', async () => {
    const [url, gone] = [await linkTo({ expiresInSeconds: 5 }), await linkTo({}, 'f/never')];
    expect((await fetch(gone)).status).toBe(404);
    clock.advance({ seconds: 5 });
    expect(await (await fetch(url)).json()).toMatchObject({ code: 'storage.link-expired' });
  });
});
