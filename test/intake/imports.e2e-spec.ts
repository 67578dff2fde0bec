import { answered, type ApiClient, createApiClient } from '#api-client';
import { IdentityHttpModule, IdentityModule, importSpreadsheets, Passwords } from '#identity';
import { newId, Storage, UploadsHttpModule, zipArchive } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { DepartmentBuilder } from '../fixtures/department.builder.js';

jest.setTimeout(180_000);

const PASSWORD = 'rừng thông sau mưa';
const MEGABYTE = 1024 * 1024;
const HEADER = 'Mã cán bộ;Họ và tên;Đơn vị;Chức vụ;Đối tượng;Từ ngày';
const people = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));
const rowOf = (code: string, name: string): string => `${code};${name};Phòng Đất đai;Chuyên viên;Công chức;01/01/2026`;

describe('imports over HTTP', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let api: TestApi;
  let department: DepartmentBuilder;
  let root: string;
  let admin: Caller;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule, UploadsHttpModule.forRoot({ permission: importSpreadsheets })],
      clock,
    });
    department = new DepartmentBuilder(api.database);
    root = await department.unit('Sở Nông nghiệp và Môi trường');
    await department.unit('Phòng Đất đai', root);
    admin = await signedIn('administrator', root);
  });
  afterAll(() => api.close());

  async function signedIn(role: 'administrator' | 'office' | 'unit-head', unitId: string): Promise<Caller> {
    const username = `u${newId().slice(-10)}`;
    const [id, hash] = [newId(), await api.get(Passwords).hash(PASSWORD, username)];
    const personId = await department.person(unitId, { name: `Người ${username}` });
    await api.database.query(`insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, $4)`, [
      id,
      personId,
      username,
      hash,
    ]);
    await api.database.query(
      `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, $3, $4, daterange('2020-01-01', null))`,
      [newId(), id, role, unitId],
    );
    return Caller.signIn(api.url, username);
  }

  const planned = async (kind: string, bytes: Buffer, name?: string) => {
    const { id } = await admin.start(kind, await admin.upload(bytes, name));
    await api.drainEvents();
    return admin.find(id);
  };
  /** Why a file could not be read, after nothing of it has been kept. */
  const failure = async (kind: string, bytes: Buffer, name?: string): Promise<string> => {
    const { id, state, fault } = await planned(kind, bytes, name);
    expect(state).toBe('failed');
    const kept = await api.database.one<{ key: string; rows: number }>(
      `select file_key as key, (select count(*)::int from import_rows r where r.import_id = i.id) as rows from imports i where id = $1`,
      [id],
    );
    expect(kept?.rows).toBe(0);
    expect(await api.get(Storage).stat(kept?.key ?? '')).toBeNull();
    return fault?.code ?? '';
  };

  it('go from the upload to the undo, with the rows, the counts and the result file in between', async () => {
    const run = await planned('people', people(rowOf('E-1', 'Võ Thị Sáu'), rowOf('E-2', ''), rowOf('E-3', 'Lê Tám')));
    expect(run).toMatchObject({ state: 'planned', total: 3, done: 3, counts: { create: 2, refused: 1, applied: 0 } });
    const at = { params: { path: { id: run.id } } };
    const rows = await answered(
      admin.client.GET('/api/imports/{id}/rows', {
        params: { path: { id: run.id }, query: { page: 1, size: 20, outcome: 'refused' } },
      }),
    );
    expect(rows.items).toMatchObject([{ rowNumber: 3, says: { vi: 'Thiếu Họ và tên.', en: 'Full name is missing.' } }]);
    await admin.client.POST('/api/imports/{id}/application', at);
    expect((await admin.find(run.id)).done).toBe(1);
    await api.drainEvents();
    expect(await admin.find(run.id)).toMatchObject({ state: 'applied', counts: { applied: 2 } });
    const listed = await answered(admin.client.GET('/api/imports', { params: { query: { page: 1, size: 20 } } }));
    expect(listed.items[0]).toMatchObject({ id: run.id, kindName: { vi: 'Nhân sự' } });
    expect((await admin.download(`/api/imports/${run.id}/result`)).subarray(0, 2).toString()).toBe('PK');
    await admin.client.POST('/api/imports/{id}/undo', at);
    await api.drainEvents();
    expect(await admin.find(run.id)).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 0 } });
  });

  it('refuse to be applied twice, undone twice or undone after 30 days', async () => {
    const run = await planned('people', people(rowOf('F-1', 'Một')));
    const at = { params: { path: { id: run.id } } };
    await admin.client.POST('/api/imports/{id}/application', at);
    await expect(admin.client.POST('/api/imports/{id}/application', at)).rejects.toMatchObject({
      status: 409,
      code: 'identity.import-not-in-state',
    });
    await api.drainEvents();
    const later = await planned('people', people(rowOf('F-2', 'Hai')));
    await admin.client.POST('/api/imports/{id}/application', { params: { path: { id: later.id } } });
    await api.drainEvents();
    await admin.client.POST('/api/imports/{id}/undo', at);
    await expect(admin.client.POST('/api/imports/{id}/undo', at)).rejects.toMatchObject({ status: 409 });
    await api.drainEvents();
    clock.advance({ days: 31 });
    const late = await Caller.signIn(api.url, admin.username);
    await expect(
      late.client.POST('/api/imports/{id}/undo', { params: { path: { id: later.id } } }),
    ).rejects.toMatchObject({ code: 'identity.import-undo-over' });
    admin = late;
  });

  it('are nobody’s but an administrator’s', async () => {
    const { id } = await planned('people', people(rowOf('G-1', 'Ba')));
    const at = { params: { path: { id } } };
    for (const role of ['office', 'unit-head'] as const) {
      const { client } = await signedIn(role, root);
      const asked = [
        client.GET('/api/import-kinds'),
        client.GET('/api/imports', { params: { query: { page: 1, size: 20 } } }),
        client.GET('/api/imports/{id}', at),
        client.GET('/api/import-kinds/{kind}/present', { params: { path: { kind: 'people' } } }),
        client.POST('/api/imports', { body: { kind: 'people', uploadId: newId() } }),
        client.POST('/api/imports/{id}/application', at),
        client.POST('/api/imports/{id}/undo', at),
        client.POST('/api/imports/{id}/cancellation', at),
      ];
      for (const call of asked) await expect(call).rejects.toMatchObject({ status: 403 });
    }
    expect((await admin.find(id)).state).toBe('planned');
  });

  describe('of files of another kind', () => {
    it.each([
      ['a PDF called .xlsx', Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf'],
      ['a web page called .xls', Buffer.from('<html><table><tr><td>Mã</td></tr></table>'), 'web-page'],
      ['zeros', Buffer.alloc(MEGABYTE), 'binary'],
    ])('say at once that %s is no table, and keep nothing of it', async (_, bytes, found) => {
      const uploadId = await admin.upload(bytes, 'danh sách.xlsx');
      await expect(admin.start('people', uploadId)).rejects.toMatchObject({
        problem: { status: 400, code: 'spreadsheets.other-kind', facts: { found } },
      });
      expect(await partsOf(uploadId)).toEqual([]);
    });

    it('say what a zip without a table is not, and which kind a list is of', async () => {
      expect(await failure('people', await zipOf({ 'word/document.xml': '<w:document/>' }), 'bảng.docx')).toBe(
        'identity.import-not-a-table',
      );
      const list = people(rowOf('H-1', 'Tư'));
      expect(await failure('units', list)).toBe('identity.import-of-another-kind');
      expect(await failure('people', Buffer.from('Cột một;Cột hai\n1;2'))).toBe('identity.import-columns-missing');
    });

    it('refuse a small file that unpacks into a great one, and whatever it held is gone', async () => {
      const bomb = await zipOf({
        'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': emptySheet(300 * MEGABYTE),
      });
      expect(bomb.length).toBeLessThan(2 * MEGABYTE);
      const before = process.memoryUsage().rss;
      expect(await failure('people', bomb, 'bom.xlsx')).toBe('spreadsheets.packed-too-tight');
      expect(process.memoryUsage().rss - before).toBeLessThan(150 * MEGABYTE);
    });
  });

  describe('of 200 MB of zeros', () => {
    const size = 200 * MEGABYTE;

    it('are refused before the first byte where the purpose is told', async () => {
      await expect(admin.create(size, 'không.csv', 'table')).resolves.toMatchObject({
        status: 413,
        code: 'spreadsheets.too-large',
      });
    });

    it('are refused when it is not; memory does not grow by their size and nothing of them stays', async () => {
      const uploadId = await admin.create(size, 'không.csv');
      const before = process.memoryUsage().rss;
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
      await admin.send(uploadId as string, zeros(size), size);
      await expect(admin.start('people', uploadId as string)).rejects.toMatchObject({
        status: 413,
        code: 'identity.import-too-large',
      });
      clearInterval(watch);
      expect(most - before).toBeLessThan(size / 2);
      expect(await partsOf(uploadId as string)).toEqual([]);
    });
  });

  describe('of what was taken out of the system', () => {
    it.each(['units', 'people', 'assignments'])('change nothing for %s, as XLSX and as CSV', async (kind) => {
      await api.database.query(`update people set full_name = '=1+1' where full_name = 'Lê Tám'`);
      for (const format of ['xlsx', 'csv']) {
        const bytes = await admin.download(`/api/import-kinds/${kind}/present?format=${format}&language=vi`);
        const run = await planned(kind, bytes, `xuất.${format}`);
        expect({ format, ...run.counts, total: run.total > 0 }).toMatchObject({
          format: run.format,
          create: 0,
          change: 0,
          refused: 0,
          unchanged: run.total,
          total: true,
        });
      }
    });

    it('keep formulas harmless in both directions', async () => {
      const run = await planned('people', people(rowOf('K-1', "=cmd|' /C calc'!A0"), rowOf('K-2', '+84 905 000 000')));
      await admin.client.POST('/api/imports/{id}/application', { params: { path: { id: run.id } } });
      await api.drainEvents();
      const csv = (await admin.download('/api/import-kinds/people/present?format=csv')).toString('utf8');
      expect(csv).toContain(`K-1;'=cmd|' /C calc'!A0;`);
      expect(csv).toContain(`K-2;'+84 905 000 000;`);
      expect(csv).not.toMatch(/;[=+@]/);
      const again = await planned('people', Buffer.from(csv));
      expect(again.counts).toMatchObject({ unchanged: again.total, change: 0 });
    });

    it('have no rows in the templates', async () => {
      for (const { code } of (await answered(admin.client.GET('/api/import-kinds'))).kinds) {
        const template = await admin.download(`/api/import-kinds/${code}/template`);
        expect(await failure(code, template, 'mẫu.xlsx')).toBe('identity.import-without-rows');
      }
    });
  });

  describe('of OneRoster files', () => {
    const ORGS = 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n';
    const USERS =
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,middleName,email,metadata.category\n';
    const orgs = `${ORGS}tt-1,active,2026-01-05,Trung tâm Quan trắc,school,QT,Sở Nông nghiệp và Môi trường\n`;
    const users = `${USERS}or-1,active,2026-01-05,true,Phòng Đất đai,teacher,an,An,Lê,Văn,an@x.vn,VC\nor-2,active,2026-01-05,true,Phòng Đất đai,student,be,Bé,Lê,,,\nor-3,tobedeleted,2026-01-05,true,Phòng Đất đai,teacher,cu,Cũ,Lê,,,VC\n`;

    it('read a single file as well as the whole set, without pupils and without those on their way out', async () => {
      const manifest = 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n';
      const whole = await zipOf({ 'manifest.csv': manifest, 'orgs.csv': orgs, 'users.csv': users });
      for (const [kind, bytes] of [
        ['units', whole],
        ['units', Buffer.from(orgs)],
        ['people', whole],
        ['people', Buffer.from(users)],
      ] as const) {
        expect(await planned(kind, bytes)).toMatchObject({
          format: 'oneroster',
          state: 'planned',
          total: 1,
          counts: { create: 1 },
        });
      }
    });

    it('say which file is missing and which kinds there are', async () => {
      expect(await failure('people', Buffer.from(orgs))).toBe('identity.roster-file-missing');
      expect(await failure('assignments', Buffer.from(users))).toBe('identity.roster-other-kind');
    });
  });

  async function partsOf(uploadId: string): Promise<string[]> {
    const rows = await api.database.query<{ id: string }>('select id from uploads where id = $1', [uploadId]);
    return rows.map(({ id }) => id);
  }
});

class Caller {
  private constructor(
    private readonly url: string,
    readonly username: string,
    private readonly cookie: string,
    readonly client: ApiClient,
  ) {}

  static async signIn(url: string, username: string): Promise<Caller> {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    return new Caller(url, username, cookie, createApiClient({ baseUrl: url, headers: { cookie } }));
  }

  find(id: string) {
    return answered(this.client.GET('/api/imports/{id}', { params: { path: { id } } }));
  }

  start(kind: string, uploadId: string) {
    return answered(this.client.POST('/api/imports', { body: { kind, uploadId } }));
  }

  async upload(bytes: Buffer, name = 'danh sách.csv'): Promise<string> {
    const id = (await this.create(bytes.length, name)) as string;
    await this.send(id, only(bytes), bytes.length);
    return id;
  }

  /** @returns the id, or the problem with which it was refused. */
  async create(size: number, name: string, purpose?: string): Promise<string | object> {
    const metadata = [`filename ${base64(name)}`, ...(purpose ? [`purpose ${base64(purpose)}`] : [])].join(',');
    const response = await fetch(`${this.url}/api/uploads`, {
      method: 'POST',
      headers: { ...this.tus, 'upload-length': String(size), 'upload-metadata': metadata },
    });
    if (response.status !== 201) return (await response.json()) as object;
    return response.headers.get('location')?.split('/').at(-1) ?? '';
  }

  async send(id: string, content: AsyncIterable<Buffer>, size: number): Promise<void> {
    const response = await fetch(`${this.url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        ...this.tus,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': String(size),
      },
      body: ReadableStream.from(content),
      duplex: 'half',
    });
    expect(response.status).toBe(204);
  }

  async download(path: string): Promise<Buffer> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  }

  private get tus(): Record<string, string> {
    return { cookie: this.cookie, 'tus-resumable': '1.0.0' };
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* zeros(size: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(MEGABYTE);
  for (let sent = 0; sent < size; sent += MEGABYTE) yield chunk;
}

async function* emptySheet(size: number): AsyncGenerator<Buffer> {
  yield Buffer.from('<worksheet><sheetData>');
  const chunk = Buffer.alloc(MEGABYTE, ' ');
  for (let sent = 0; sent < size; sent += MEGABYTE) yield chunk;
}

async function zipOf(entries: Record<string, string | AsyncIterable<Buffer>>): Promise<Buffer> {
  const parts = Object.entries(entries).map(([name, content]) => ({
    name,
    content: typeof content === 'string' ? only(Buffer.from(content)) : content,
  }));
  const made: Buffer[] = [];
  for await (const chunk of zipArchive(parts)) made.push(chunk);
  return Buffer.concat(made);
}
