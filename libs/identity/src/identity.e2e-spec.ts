import { newId } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { HttpCaller } from './testing/http-caller.js';
import { IdentityHttpModule } from './identity-http.module.js';
import { IdentityModule } from './identity.module.js';
import { type UnitDto, type UnitTreeDto } from './units/org-unit.dto.js';
import { type PersonDto, type PersonItemDto } from './people/person.dto.js';
import { type RoleGrantsDto } from './roles/role-grant.dto.js';
import { type SessionDto } from './accounts/session.dto.js';
import { issueSetupToken } from './accounts/setup.repository.js';

const PASSWORD = 'rừng thông sau mưa';
const DECISION = { effectiveOn: '2026-03-01', decisionNumber: '72/QĐ-UBND', decisionDate: '2026-02-20' };

interface Created {
  id: string;
}

describe('identity over HTTP', () => {
  let api: TestApi;
  let admin: HttpCaller;
  let root: string;
  let land: string;
  let rangers: string;
  let post: string;

  const browser = () => new HttpCaller(api.url);
  const signIn = async (username: string): Promise<HttpCaller> => {
    const caller = browser();
    expect((await caller.post('/api/session', { username, password: PASSWORD })).status).toBe(200);
    return caller;
  };
  const aUnit = async (parentId: string, name: string, kind: string): Promise<string> => {
    const answer = await admin.post<Created>('/api/units', {
      ...DECISION,
      effectiveOn: '2026-01-01',
      parentId,
      name,
      kind,
    });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const aNewPerson = (unitId: string, username: string, fullName: string) =>
    admin.post<Created>('/api/people', {
      fullName,
      staffCode: username,
      assignment: { unitId, position: 'Chuyên viên', category: 'civil_servant', from: '2026-01-01' },
      account: { username, password: PASSWORD },
    });
  /** Somebody who has been here before: the first password has been changed. */
  const aPerson = async (unitId: string, username: string, fullName: string) => {
    await aNewPerson(unitId, username, fullName);
    await api.database.query('update accounts set must_change_password = false where username = $1', [username]);
  };

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      clock: new FixedClock('2026-06-15T03:00:00Z'),
    });
    admin = browser();
    const setup = {
      token: await issueSetupToken(api.database),
      fullName: 'Trần Thị Mai',
      username: 'mai.tran',
      password: PASSWORD,
      departmentName: 'Sở Nông nghiệp và Môi trường',
    };
    expect((await admin.get('/api/setup')).body).toEqual({ open: true });
    expect((await admin.post('/api/setup', setup)).status).toBe(204);
    root = (await admin.get<SessionDto>('/api/session')).body.person?.unitId ?? '';
    land = await aUnit(root, 'Phòng Đất đai', 'division');
    rangers = await aUnit(root, 'Chi cục Kiểm lâm', 'sub_department');
    post = await aUnit(rangers, 'Trạm Kiểm lâm Ba Vì', 'post');
    await aPerson(post, 'an.nguyen', 'Nguyễn Văn An');
    await aPerson(land, 'duc.le', 'Lê Minh Đức');
  });
  afterAll(() => api.close());

  const idOf = async (q: string): Promise<string> =>
    (await admin.get<{ items: PersonItemDto[] }>(`/api/people?q=${encodeURIComponent(q)}`)).body.items[0]?.id ?? '';
  const accountOf = async (q: string): Promise<string> =>
    (await admin.get<PersonDto>(`/api/people/${await idOf(q)}`)).body.account?.id ?? '';

  describe('the session', () => {
    it('is unknown until somebody signs in, and sets a cookie that scripts cannot read', async () => {
      const caller = browser();
      expect(await caller.refusal(caller.get('/api/session'))).toBe('401 http.unauthenticated');
      const answer = await caller.post<SessionDto>('/api/session', { username: 'An.Nguyen', password: PASSWORD });
      expect(answer.headers.get('set-cookie')).toMatch(/^th_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
      expect(answer.body).toMatchObject({
        account: { username: 'an.nguyen' },
        person: { fullName: 'Nguyễn Văn An', unitId: post, unitName: 'Trạm Kiểm lâm Ba Vì' },
        roles: [{ role: 'staff', unitId: post, unitName: 'Trạm Kiểm lâm Ba Vì' }],
        language: 'vi',
      });
      expect(answer.body.permissions).toContain('identity.read-directory');
      expect(answer.body.permissions).not.toContain('identity.manage-people');
      expect((await caller.get<SessionDto>('/api/session')).body).toEqual(answer.body);
    });

    it('ends by signing out, also for who kept the cookie', async () => {
      const caller = await signIn('an.nguyen');
      const kept = browser();
      kept.cookie = caller.cookie;
      expect((await caller.delete('/api/session')).status).toBe(204);
      expect(caller.cookie).toBe('th_session=');
      expect(await kept.refusal(kept.get('/api/session'))).toBe('401 http.unauthenticated');
      expect((await caller.delete('/api/session')).status).toBe(204);
    });

    it('refuses wrong words, and input that makes no sense', async () => {
      const caller = browser();
      const attempt = (body: object) => caller.refusal(caller.post('/api/session', body));
      expect(await attempt({ username: 'duc.le', password: 'something else' })).toBe('401 identity.sign-in-failed');
      expect(await attempt({ username: 'duc.le' })).toBe('400 http.invalid-input');
      expect(await attempt({ username: { a: 1 }, password: ['x'] })).toBe('400 http.invalid-input');
      expect(await attempt({ username: 'duc.le', password: PASSWORD, admin: true })).toBe('400 http.invalid-input');
    });

    it('remembers the language and changes the password', async () => {
      await aPerson(land, 'hoa.pham', 'Phạm Thị Hoa');
      const caller = await signIn('hoa.pham');
      expect((await caller.patch('/api/session/language', { language: 'en' })).status).toBe(204);
      expect((await caller.get<SessionDto>('/api/session')).body.language).toBe('en');
      const next = 'sông dài núi cao';
      const change = (currentPassword: string) =>
        caller.post('/api/session/password', { currentPassword, newPassword: next });
      expect(await caller.refusal(change('something else'))).toBe('403 identity.password-wrong');
      expect((await change(PASSWORD)).status).toBe(204);
      expect((await caller.get('/api/session')).status).toBe(200);
      const other = browser();
      expect((await other.post('/api/session', { username: 'hoa.pham', password: next })).status).toBe(200);
    });

    it('opens nothing but the change of a password that somebody else has chosen', async () => {
      await aNewPerson(land, 'moi.vu', 'Vũ Thị Mới');
      const caller = browser();
      const opened = await caller.post<SessionDto>('/api/session', { username: 'moi.vu', password: PASSWORD });
      expect(opened.body).toMatchObject({ unfinished: 'password-change', person: null, roles: [], permissions: [] });
      expect(await caller.refusal(caller.get('/api/units'))).toBe('403 http.sign-in-unfinished');
      expect(await caller.refusal(caller.get('/api/sessions'))).toBe('403 http.sign-in-unfinished');
      const change = { currentPassword: PASSWORD, newPassword: 'sông dài núi cao' };
      expect((await caller.post('/api/session/password', change)).status).toBe(204);
      expect((await caller.get<SessionDto>('/api/session')).body).toMatchObject({
        unfinished: null,
        person: { fullName: 'Vũ Thị Mới' },
      });
    });

    it('is not opened for a page of another site', async () => {
      const caller = browser();
      const body = { username: 'an.nguyen', password: PASSWORD };
      const answer = caller.send('POST', '/api/session', body, { origin: 'https://evil.example' });
      expect(await caller.refusal(answer)).toBe('403 http.foreign-origin');
    });
  });

  describe('units', () => {
    it('show the tree of a day to everyone signed in', async () => {
      const caller = await signIn('an.nguyen');
      const tree = (await caller.get<UnitTreeDto>('/api/units?on=2026-02-01')).body;
      expect(tree.units.map(({ name, depth, people }) => [name, depth, people])).toContainEqual([
        'Trạm Kiểm lâm Ba Vì',
        2,
        1,
      ]);
      expect(await caller.refusal(caller.get('/api/units?on=2026-02-30'))).toBe('400 http.invalid-input');
      expect(await caller.refusal(caller.get(`/api/units/${newId()}`))).toBe('404 identity.unit-not-found');
      expect(await caller.refusal(caller.get('/api/units/7'))).toBe('400 http.invalid-input');
      expect(await caller.refusal(caller.post(`/api/units/${land}/renamings`, { ...DECISION, name: 'X' }))).toBe(
        '403 http.forbidden',
      );
    });

    it('are renamed and moved by decision, and never below themselves', async () => {
      const unit = await aUnit(rangers, 'Đội Cơ động', 'team');
      expect((await admin.post(`/api/units/${unit}/renamings`, { ...DECISION, name: 'Đội Cơ động số 1' })).status).toBe(
        204,
      );
      expect(
        (await admin.post(`/api/units/${unit}/moves`, { ...DECISION, effectiveOn: '2026-04-01', parentId: land }))
          .status,
      ).toBe(204);
      const { path, history } = (await admin.get<UnitDto>(`/api/units/${unit}?on=2026-06-15`)).body;
      expect(path.map(({ name }) => name)).toEqual([
        'Sở Nông nghiệp và Môi trường',
        'Phòng Đất đai',
        'Đội Cơ động số 1',
      ]);
      expect(history.filter(({ supersededAt }) => supersededAt === null).map(({ eventKind }) => eventKind)).toEqual([
        'move',
        'rename',
        'create',
      ]);
      const circle = admin.post(`/api/units/${rangers}/moves`, { ...DECISION, parentId: post });
      expect(await admin.refusal(circle)).toBe('409 identity.unit-circular');
      const orphan = admin.post('/api/units', { ...DECISION, parentId: newId(), name: 'X', kind: 'team' });
      expect(await admin.refusal(orphan)).toBe('404 identity.unit-not-found');
    });
  });

  describe('people', () => {
    it('see themselves, and nobody else, as staff', async () => {
      const caller = await signIn('an.nguyen');
      const list = (await caller.get<{ items: PersonItemDto[]; total: number }>('/api/people')).body;
      expect(list).toMatchObject({ total: 1, items: [{ fullName: 'Nguyễn Văn An' }] });
      expect((await caller.get<PersonDto>(`/api/people/${await idOf('an.nguyen')}`)).body).toMatchObject({
        fullName: 'Nguyễn Văn An',
        assignments: [{ unitName: 'Trạm Kiểm lâm Ba Vì', kind: 'primary', supersededAt: null }],
      });
      expect(await caller.refusal(caller.get(`/api/people/${await idOf('duc')}`))).toBe(
        '404 identity.person-not-found',
      );
      expect(await caller.refusal(aPersonBy(caller))).toBe('403 http.forbidden');
    });
    const aPersonBy = (caller: HttpCaller) =>
      caller.post('/api/people', {
        fullName: 'X',
        assignment: { unitId: land, position: 'x', category: 'cadre', from: '2026-01-01' },
      });

    it('are transferred, with every refusal clear', async () => {
      await aPerson(land, 'tam.vo', 'Võ Tâm');
      const id = await idOf('tam.vo');
      const transfer = (body: object) => admin.post(`/api/people/${id}/transfers`, body);
      expect((await transfer({ unitId: post, effectiveOn: '2026-05-01', decisionNumber: '9/QĐ-SNNMT' })).status).toBe(
        204,
      );
      const { unitId, assignments } = (await admin.get<PersonDto>(`/api/people/${id}`)).body;
      expect(unitId).toBe(post);
      expect(assignments.filter(({ supersededAt }) => supersededAt === null).map(({ from, to }) => [from, to])).toEqual(
        [
          ['2026-05-01', null],
          ['2026-01-01', '2026-05-01'],
        ],
      );
      expect(await admin.refusal(transfer({ unitId: post, effectiveOn: '2026-05-02' }))).toBe(
        '409 identity.assignment-unchanged',
      );
      expect(await admin.refusal(transfer({ unitId: newId(), effectiveOn: '2026-05-02' }))).toBe(
        '400 identity.unit-unknown',
      );
      expect(await admin.refusal(transfer({ unitId: post, effectiveOn: '01/05/2026' }))).toBe('400 http.invalid-input');
      const known = assignments.find(({ to }) => to === null);
      const correction = admin.post(`/api/people/${id}/assignments/${known?.id}/corrections`, { from: '2026-04-01' });
      expect(await admin.refusal(correction)).toBe('409 identity.assignment-overlap');
    });

    it('are refused with a staff code or user name of somebody else', async () => {
      expect(await admin.refusal(aNewPerson(land, 'an.nguyen', 'Nguyễn Thị An'))).toBe('409 identity.staff-code-taken');
      const order = {
        fullName: 'Nguyễn Thị An',
        assignment: { unitId: land, position: 'x', category: 'cadre', from: '2026-01-01' },
        account: { username: 'an.nguyen', password: PASSWORD },
      };
      expect(await admin.refusal(admin.post('/api/people', order))).toBe('409 identity.username-taken');
      const weak = { ...order, account: { username: 'an.nguyen.2', password: 'aaaaaaaaaaaaaaaa' } };
      expect(await admin.refusal(admin.post('/api/people', weak))).toBe('400 identity.password-weak');
    });
  });

  describe('roles', () => {
    it('open the subtree to a new head, after signing in again', async () => {
      await aPerson(rangers, 'binh.cao', 'Cao Bình');
      const caller = await signIn('binh.cao');
      const roles = `/api/accounts/${await accountOf('binh.cao')}/roles`;
      const granted = await admin.post<Created>(roles, { role: 'unit-head', unitId: rangers });
      expect(granted.status).toBe(201);
      expect(await caller.refusal(caller.get('/api/people'))).toBe('401 http.unauthenticated');
      const again = await signIn('binh.cao');
      const found = (await again.get<{ items: PersonItemDto[] }>('/api/people?sort=name&size=100')).body.items;
      expect(found.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining(['Nguyễn Văn An', 'Cao Bình']));
      expect(found.map(({ fullName }) => fullName)).not.toContain('Lê Minh Đức');
      expect(await again.refusal(again.get(roles))).toBe('403 http.forbidden');
      expect(await admin.refusal(admin.post(roles, { role: 'unit-head', unitId: rangers }))).toBe(
        '409 identity.role-already-granted',
      );
      expect(await admin.refusal(admin.post(roles, { role: 'emperor', unitId: rangers }))).toBe(
        '400 http.invalid-input',
      );
      expect((await admin.delete(`${roles}/${granted.body.id}`)).status).toBe(204);
      expect(await admin.refusal(admin.delete(`${roles}/${newId()}`))).toBe('404 identity.grant-not-found');
      expect((await admin.get<RoleGrantsDto>(roles)).body.items.map(({ role }) => role)).toEqual(['staff']);
    });

    it('of the only administrator stay', async () => {
      const roles = `/api/accounts/${await accountOf('Trần Thị Mai')}/roles`;
      const own = (await admin.get<RoleGrantsDto>(roles)).body.items.find(({ role }) => role === 'administrator');
      expect(await admin.refusal(admin.delete(`${roles}/${own?.id}`))).toBe('409 identity.last-administrator');
    });
  });

  describe('service tokens', () => {
    it('let another system read what their scopes say, until they are revoked', async () => {
      const order = { name: 'Hệ thống nhân sự', scopes: ['identity.read-directory', 'identity.read-people'] };
      const { id, token } = (await admin.post<Created & { token: string }>('/api/service-tokens', order)).body;
      const system = browser();
      const read = (path: string) =>
        system.send<{ total: number }>('GET', path, undefined, { authorization: `Bearer ${token}` });
      expect((await read('/api/people')).body.total).toBeGreaterThan(1);
      expect(await system.refusal(read('/api/service-tokens'))).toBe('403 http.forbidden');
      expect(await system.refusal(read('/api/session'))).toBe('403 http.forbidden');
      expect(JSON.stringify((await admin.get('/api/service-tokens')).body)).not.toContain(token);
      expect((await admin.delete(`/api/service-tokens/${id}`)).status).toBe(204);
      expect(await system.refusal(read('/api/people'))).toBe('401 http.unauthenticated');
      const unknown = admin.post('/api/service-tokens', { ...order, scopes: ['all'] });
      expect(await admin.refusal(unknown)).toBe('400 identity.scope-unknown');
    });
  });

  it('is set up only once', async () => {
    const setup = {
      token: await issueSetupToken(api.database),
      fullName: 'X Y',
      username: 'someone',
      password: PASSWORD,
      departmentName: 'Sở Khác',
    };
    expect(await admin.refusal(admin.post('/api/setup', setup))).toBe('403 identity.setup-token-refused');
    expect((await admin.get('/api/setup')).body).toEqual({ open: false });
  });
});
