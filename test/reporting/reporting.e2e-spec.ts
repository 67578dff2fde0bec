import { IdentityHttpModule, IdentityModule, Passwords } from '#identity';
import { FilesHttpModule, newId, type Page } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { RecordsModule } from '#records';
import { ReportingHttpModule, ReportingModule } from '#reporting';
import { ScoringModule, ScoringPeriods } from '#scoring';
import { DepartmentBuilder } from '../fixtures/department.builder.js';

const PASSWORD = 'rừng thông sau mưa';

interface Problem {
  code: string;
}

interface Exported {
  id: string;
  state: string;
  totalRows: number;
  available: boolean;
}

describe('reporting over HTTP', () => {
  let api: TestApi;
  const cookies: Record<string, string> = {};

  const call = async (who: string, path: string, body?: object): Promise<Response> =>
    fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: cookies[who] ?? '', ...(body && { 'content-type': 'application/json' }) },
      redirect: 'manual',
      ...(body && { body: JSON.stringify(body) }),
    });
  const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;
  const refusal = async (answer: Promise<Response>): Promise<string> => {
    const response = await answer;
    return `${response.status} ${((await response.json()) as Problem).code}`;
  };

  async function account(username: string, role: string, personId: string, unitId: string): Promise<void> {
    const id = newId();
    const hash = await api.get(Passwords).hash(PASSWORD, username);
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
    const answer = await call(username, '/api/session', { username, password: PASSWORD });
    cookies[username] = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  }

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule, RecordsModule, ScoringModule, ReportingModule],
      httpModules: [IdentityHttpModule, ReportingHttpModule, FilesHttpModule],
      clock: new FixedClock('2026-11-16T03:00:00Z'),
    });
    await api.get(ScoringPeriods).openYear(2026);
    const department = new DepartmentBuilder(api.database);
    const root = await department.unit('Sở');
    await account('mai', 'office', await department.person(root, { name: 'Trần Thị Mai' }), root);
    await account('van.an', 'staff', await department.person(root, { name: 'Lê Văn An' }), root);
    await account('ops', 'administrator', await department.person(root, { name: 'Vũ Minh Ngọc' }), root);
  });
  afterAll(() => api.close());

  it('makes a file that a browser can follow to, and tells about it as it happens', async () => {
    const asked = await call('mai', '/api/exports', { format: 'csv', filter: {}, requestKey: newId() });
    expect(asked.status).toBe(202);
    const { id } = (await asked.json()) as Exported;
    const events = call('mai', `/api/exports/${id}/events`).then((response) => response.text());
    await api.drainEvents();
    const told = (await events)
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as Exported);
    expect(told.at(-1)).toMatchObject({ id, state: 'done', totalRows: 0, available: true });
    const redirect = await call('mai', `/api/exports/${id}/file`);
    expect(redirect.status).toBe(302);
    const file = await fetch(new URL(redirect.headers.get('location') ?? '', api.url));
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="hoan-thanh-khoa-hoc-2026-11-16.csv"/,
    );
    expect(await file.text()).toMatch(/^\ufeff?Họ và tên,/);
    expect((await json<Page<Exported>>(call('mai', '/api/exports'))).total).toBe(1);
  });

  it('shows the report, the overview and the operations to those who may', async () => {
    expect(await json(call('mai', '/api/reports/completions?from=2026-01-01'))).toMatchObject({ items: [], total: 0 });
    expect(await json(call('mai', '/api/reports/overview'))).toMatchObject({ period: { code: 'N2026' } });
    expect((await json<{ queues: unknown[] }>(call('ops', '/api/operations'))).queues).toHaveLength(5);
    expect(await json(call('mai', '/api/operations/parked'))).toMatchObject({ items: [], total: 0 });
  });

  it('refuses everybody else, and what makes no sense', async () => {
    const parked = { subscriber: 'records.completions', eventId: newId(), reason: 'đã sửa nguyên nhân' };
    expect(await refusal(call('van.an', '/api/reports/completions'))).toBe('403 http.forbidden');
    expect(await refusal(call('van.an', '/api/exports'))).toBe('403 http.forbidden');
    expect(await refusal(call('nobody', '/api/exports'))).toBe('401 http.unauthenticated');
    expect(await refusal(call('mai', '/api/operations/parked/discard', parked))).toBe('403 http.forbidden');
    expect(await refusal(call('ops', '/api/operations/parked/discard', parked))).toBe(
      '404 reporting.delivery-not-parked',
    );
    expect(await refusal(call('ops', '/api/operations/parked/replay', { ...parked, reason: '' }))).toBe(
      '400 http.invalid-input',
    );
    expect(await refusal(call('mai', `/api/exports/${newId()}`))).toBe('404 reporting.export-not-found');
    expect(await refusal(call('mai', '/api/reports/completions?unitIds=x'))).toBe('400 http.invalid-input');
    expect(await refusal(call('mai', '/api/reports/completions?from=2026-02-02&to=2026-01-01'))).toBe(
      '400 reporting.days-reversed',
    );
    expect(await refusal(call('mai', '/api/exports', { format: 'pdf', filter: {}, requestKey: newId() }))).toBe(
      '400 http.invalid-input',
    );
  });
});
