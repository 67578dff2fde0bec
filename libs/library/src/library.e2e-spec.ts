import { createHash, randomBytes } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { IdentityHttpModule, IdentityModule, Passwords } from '#identity';
import { FilesHttpModule, newId, type ProblemDto } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { LibraryHttpModule } from './library-http.module.js';
import { LibraryModule } from './library.module.js';
import { LibraryWorld, PDF, type Somebody } from './library.builder.js';
import { ResourceUses } from './resource-uses.service.js';
import { type ResourceDto, type ResourcePageDto, type ResourceViewDto } from './resource.dto.js';
import { type KnownFileDto, type StoredFileDto } from './stored-file.dto.js';

const PASSWORD = 'rừng thông sau mưa';
const TERMS = { summary: '', documentNumber: null, topic: 'forestry', licence: 'CC-BY-4.0', language: 'vi' };

interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

describe('the library over HTTP', () => {
  let api: TestApi;
  let library: LibraryWorld;
  let admin: Browser;
  let focal: Browser;
  let reader: Browser;

  /** A browser with the session of one person. */
  class Browser {
    constructor(
      readonly somebody: Somebody,
      readonly cookie: string,
    ) {}

    async call<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
      const response = await fetch(`${api.url}${path}`, {
        method,
        redirect: 'manual',
        headers: { cookie: this.cookie, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const json = (response.headers.get('content-type') ?? '').includes('json');
      return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
    }

    async refusal(method: string, path: string, body?: object): Promise<string> {
      const answer = await this.call<ProblemDto>(method, path, body);
      return `${answer.status} ${answer.body.code}`;
    }

    tus(method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Response> {
      return fetch(`${api.url}${path}`, {
        method,
        headers: { cookie: this.cookie, 'tus-resumable': '1.0.0', ...headers },
        ...(body && { body: new Uint8Array(body) }),
      });
    }

    async begin(fileName: string, size: number): Promise<string> {
      const name = Buffer.from(fileName).toString('base64');
      const begun = await this.tus('POST', '/api/uploads', {
        'upload-length': String(size),
        'upload-metadata': `filename ${name}`,
      });
      expect(begun.status).toBe(201);
      return new URL(begun.headers.get('location') ?? '', api.url).pathname;
    }

    async send(path: string, offset: number, bytes: Buffer): Promise<void> {
      const sent = await this.tus(
        'PATCH',
        path,
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        bytes,
      );
      expect(sent.status).toBe(204);
    }

    async upload(fileName: string, content: string | Buffer): Promise<string> {
      const bytes = Buffer.from(content);
      const path = await this.begin(fileName, bytes.length);
      if (bytes.length > 0) await this.send(path, 0, bytes);
      return path.split('/').at(-1) ?? '';
    }

    async draft(title: string, content: string | Buffer, fileName = 'tệp.pdf'): Promise<string> {
      const uploadId = await this.upload(fileName, content);
      const { body: file } = await this.call<StoredFileDto>('POST', '/api/library/files', { uploadId });
      const made = await this.call<{ id: string }>('POST', '/api/library/contributions', {
        ...TERMS,
        title,
        fileId: file.id,
        fileName,
      });
      expect(made.status).toBe(201);
      return made.body.id;
    }

    async published(title: string, content: string | Buffer, fileName?: string): Promise<string> {
      const id = await this.draft(title, content, fileName);
      expect((await this.call('POST', `/api/library/contributions/${id}/publication`, {})).status).toBe(204);
      return id;
    }
  }

  const signedIn = async (somebody: Somebody): Promise<Browser> => {
    const { username, hash } = { username: `u-${newId().slice(-12)}`, hash: api.get(Passwords) };
    await api.database.affected('update accounts set username = $2, password_hash = $3 where id = $1', [
      somebody.actor.accountId,
      username,
      await hash.hash(PASSWORD, username),
    ]);
    for (const { role, unitId } of somebody.actor.grants) {
      await api.database.affected(
        `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, $3, $4, '[2024-01-01,)')`,
        [newId(), somebody.actor.accountId, role, unitId],
      );
    }
    const response = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    expect(response.status).toBe(200);
    return new Browser(somebody, response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '');
  };

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule, LibraryModule],
      httpModules: [IdentityHttpModule, LibraryHttpModule, FilesHttpModule],
    });
    library = new LibraryWorld(api);
    await library.settle();
    const contentAdmin = [{ role: 'content-admin' as const, unitId: library.departmentId }];
    const focalPoint = [{ role: 'unit-focal-point' as const, unitId: library.forestryId }];
    admin = await signedIn(await library.person(library.landId, contentAdmin));
    focal = await signedIn(await library.person(library.forestryId, focalPoint));
    reader = await signedIn(await library.person(library.landId));
  });

  afterAll(() => api.close());

  it('takes a resource from the upload to the reader', async () => {
    const id = await admin.published('Phòng cháy rừng', `${PDF}golden`, 'Phòng cháy.pdf');

    const found = await reader.call<ResourcePageDto>('GET', '/api/library/resources?q=phong%20chay&topic=forestry');
    const read = await reader.call<ResourceDto>('GET', `/api/library/resources/${id}`);

    expect(found.body.items).toMatchObject([{ id, kind: 'pdf', version: 1 }]);
    expect(read.body).toMatchObject({ title: 'Phòng cháy rừng', fileName: 'Phòng cháy.pdf', mayChange: false });
  });

  it('goes on with an upload that was cut off in the middle', async () => {
    const bytes = Buffer.concat([Buffer.from(PDF), randomBytes(3_000_000)]);
    const path = await admin.begin('lớn.pdf', bytes.length);
    await cutOff(admin.cookie, path, bytes.subarray(0, 1_000_000), bytes.length);
    const arrived = await arrivedEventually(path);
    expect(arrived).toBeLessThan(bytes.length);

    await admin.send(path, arrived, bytes.subarray(arrived));

    const uploadId = path.split('/').at(-1);
    const kept = await admin.call<StoredFileDto>('POST', '/api/library/files', { uploadId });
    expect(kept.body).toMatchObject({ mediaType: 'application/pdf', sizeBytes: bytes.length });
    const { body: known } = await admin.call<KnownFileDto>('GET', `/api/library/files/by-hash/${sha256(bytes)}`);
    expect(known.file?.id).toBe(kept.body.id);
  });

  it('answers by hash before bytes travel', async () => {
    const id = await admin.published('Đã có', `${PDF}here`);
    const ask = (content: string) =>
      focal.call<KnownFileDto>('GET', `/api/library/files/by-hash/${sha256(Buffer.from(content))}`);

    expect((await ask(`${PDF}here`)).body.file?.uses).toMatchObject([{ resourceId: id, version: 1 }]);
    expect((await ask(`${PDF}never`)).body).toEqual({ file: null });
    expect(await focal.refusal('GET', '/api/library/files/by-hash/ABC')).toBe('400 http.invalid-input');
  });

  it('downloads whole and in ranges under its Vietnamese name, and counts the reader once', async () => {
    const id = await admin.published('Tải về', `${PDF}0123456789`, 'Kế hoạch "năm" 2026.pdf');
    const led = await reader.call('GET', `/api/library/resources/${id}/download`);
    await reader.call('GET', `/api/library/resources/${id}/download`);
    const address = new URL(led.headers.get('location') ?? '', api.url);
    const whole = await fetch(address);
    const part = await fetch(address, { headers: { range: `bytes=${PDF.length}-${PDF.length + 3}` } });
    const behind = await fetch(address, { headers: { range: 'bytes=9999-' } });

    expect(led.status).toBe(302);
    expect(whole.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('Kế hoạch _năm_ 2026.pdf')}`,
    );
    expect(whole.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await whole.text()).toBe(`${PDF}0123456789`);
    expect([part.status, await part.text()]).toEqual([206, '0123']);
    expect(behind.status).toBe(416);
    await api.get(ResourceUses).settled();
    expect((await reader.call<ResourceDto>('GET', `/api/library/resources/${id}`)).body.users).toBe(1);
  });

  it('shows a PDF in the page and keeps its address to this file', async () => {
    const id = await admin.published('Xem', `${PDF}view`);
    const { url } = (await reader.call<ResourceViewDto>('GET', `/api/library/resources/${id}/view`)).body;
    const shown = await fetch(new URL(url, api.url));

    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    expect(shown.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect((await fetch(new URL(url.replace(/\/[^/]{10}/, '/AAAAAAAAAA'), api.url))).status).toBeGreaterThanOrEqual(
      400,
    );
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['hoa\u202efdp.pdf', 'hoafdp.pdf'],
    ['a\r\nSet-Cookie: x=y.pdf', 'aSet-Cookie_ x=y.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
  ])('hands %j out as %j', async (given, kept) => {
    const uploadId = await admin.upload('tep.pdf', `${PDF}${given}`);
    const { body: file } = await admin.call<StoredFileDto>('POST', '/api/library/files', { uploadId });
    const terms = { ...TERMS, title: 'Tên', fileId: file.id, fileName: given };
    const { body } = await admin.call<{ id: string }>('POST', '/api/library/contributions', terms);

    const read = await admin.call<ResourceDto>('GET', `/api/library/resources/${body.id}`);
    expect(read.body.fileName).toBe(kept);
    const led = await admin.call('GET', `/api/library/resources/${body.id}/download`);
    const answer = await fetch(new URL(led.headers.get('location') ?? '', api.url));
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  });

  it.each([
    ['trống.pdf', '', '400 library.file-empty'],
    ['trang.html', '<!doctype html><script>alert(1)</script>', '400 library.file-kind-refused'],
    ['hình.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '400 library.file-kind-refused'],
    ['giả.png', `${PDF}x`, '400 library.file-name-misleads'],
    ['chương trình.exe', 'MZ\u0000\u0001', '400 library.file-kind-refused'],
  ])('refuses %s', async (fileName, content, refusal) => {
    const uploadId = await admin.upload(fileName, content);

    expect(await admin.refusal('POST', '/api/library/files', { uploadId })).toBe(refusal);
  });

  it('does not know foreign drafts', async () => {
    const id = await admin.draft('Nháp', `${PDF}foreign`);

    for (const path of ['', '/view', '/download']) {
      expect(await reader.refusal('GET', `/api/library/resources/${id}${path}`)).toBe('404 library.resource-not-found');
      expect(await focal.refusal('GET', `/api/library/resources/${id}${path}`)).toBe('404 library.resource-not-found');
    }
    const change = { title: 'Của tôi' };
    expect(await focal.refusal('PATCH', `/api/library/contributions/${id}`, change)).toBe(
      '404 library.resource-not-found',
    );
    expect(await focal.refusal('DELETE', `/api/library/contributions/${id}`)).toBe('404 library.resource-not-found');
    expect(await focal.refusal('POST', `/api/library/contributions/${id}/publication`, {})).toBe('403 http.forbidden');
  });

  it('takes only one’s own, completed uploads', async () => {
    const [uploadId, unfinished] = [await admin.upload('của tôi.pdf', `${PDF}mine`), await admin.begin('dở.pdf', 10)];

    expect(await focal.refusal('POST', '/api/library/files', { uploadId })).toBe('404 uploads.not-found');
    const half = { uploadId: unfinished.split('/').at(-1) };
    expect(await admin.refusal('POST', '/api/library/files', half)).toBe('409 uploads.incomplete');
  });

  it('finds nothing for symbols alone, and everything without words', async () => {
    await admin.published('Sổ tay đo đạc', `${PDF}handbook`);
    const found = async (q: string): Promise<number> =>
      (await reader.call<ResourcePageDto>('GET', `/api/library/resources?q=${encodeURIComponent(q)}`)).body.total;
    expect(await found('')).toBeGreaterThan(0);
    expect(await found('?!/ -')).toBe(0);
    expect((await reader.call<{ kinds: object[] }>('GET', '/api/library/resources/kinds?q=%3F%21')).body.kinds).toEqual(
      [],
    );
  });

  it('does not note the use of a resource that is not there', async () => {
    expect(await reader.refusal('POST', `/api/library/resources/${newId()}/uses`, { opened: true })).toBe(
      '404 library.resource-not-found',
    );
  });

  it('makes one resource of a contribution that is sent twice at once', async () => {
    const fileName = 'một lần.pdf';
    const uploadId = await admin.upload(fileName, `${PDF}only once`);
    const { body: file } = await admin.call<StoredFileDto>('POST', '/api/library/files', { uploadId });
    const resource = { ...TERMS, title: 'Một lần', fileId: file.id, fileName, requestKey: newId() };
    const made = await Promise.all(
      [1, 2, 3].map(() => admin.call<{ id: string }>('POST', '/api/library/contributions', resource)),
    );
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const again = await admin.call<{ id: string }>('POST', '/api/library/contributions', {
      ...resource,
      requestKey: newId(),
    });
    expect(again.body.id).not.toBe(made[0]?.body.id);
  });

  it('refuses a resource for a unit that does not exist', async () => {
    const fileName = 'vô chủ.pdf';
    const uploadId = await admin.upload(fileName, `${PDF}for nobody`);
    const { body: file } = await admin.call<StoredFileDto>('POST', '/api/library/files', { uploadId });
    const resource = { ...TERMS, title: 'Vô chủ', fileId: file.id, fileName, ownerUnitId: newId() };
    expect(await admin.refusal('POST', '/api/library/contributions', resource)).toBe('400 library.unit-unknown');
  });

  it('lets readers neither upload nor contribute', async () => {
    expect(await reader.refusal('GET', '/api/library/contributions')).toBe('403 http.forbidden');
    expect((await reader.tus('POST', '/api/uploads', { 'upload-length': '1' })).status).toBe(403);
  });

  it.each([
    ['GET', '/api/library/resources?topic=cooking', undefined],
    ['GET', '/api/library/resources?page=0', undefined],
    ['GET', '/api/library/resources/not-an-id', undefined],
    ['POST', '/api/library/contributions', { ...TERMS, title: '' }],
    [
      'POST',
      '/api/library/contributions',
      { ...TERMS, title: 'a', fileId: newId(), fileName: 'a', state: 'published' },
    ],
    ['POST', `/api/library/resources/${newId()}/uses`, { seconds: -5 }],
  ])('answers %s %s with what is wrong', async (method, path, body) => {
    expect(await admin.refusal(method, path, body)).toBe('400 http.invalid-input');
  });

  it('publishes once and says so to the second', async () => {
    const id = await admin.draft('Hai lần', `${PDF}twice`);
    await admin.call('POST', `/api/library/contributions/${id}/publication`, {});

    expect(await admin.refusal('POST', `/api/library/contributions/${id}/publication`, {})).toBe(
      '409 library.state-changed',
    );
    expect(await admin.refusal('DELETE', `/api/library/contributions/${id}`)).toBe('409 library.state-changed');
  });

  /** Sends some bytes of a longer part and breaks the link. */
  async function cutOff(cookie: string, path: string, bytes: Buffer, size: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const sending = rawRequest(new URL(path, api.url), {
        method: 'PATCH',
        headers: {
          cookie,
          'tus-resumable': '1.0.0',
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
          'content-length': String(size),
        },
      });
      sending.on('error', () => resolve());
      sending.write(bytes, () => setTimeout(() => sending.destroy(new Error('The link broke')), 50));
    });
  }

  async function arrivedEventually(path: string): Promise<number> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const offset = Number((await admin.tus('HEAD', path, {})).headers.get('upload-offset'));
      if (offset > 0) return offset;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('Nothing of the cut part was kept');
  }
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
