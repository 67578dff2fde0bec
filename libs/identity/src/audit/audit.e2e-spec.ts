import { newId, systemActor } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { Accounts } from '../accounts/account.service.js';
import { IdentityHttpModule } from '../identity-http.module.js';
import { IdentityModule } from '../identity.module.js';
import { type RecordOpeningsDto } from '../privacy/record-access.dto.js';
import { type Role } from '../roles/role.rules.js';
import { aDepartment, aPerson, type Units } from '../testing/department.builder.js';
import { HttpCaller } from '../testing/http-caller.js';
import { AuditTrail } from './audit-trail.service.js';
import { type AuditEntryDto, type AuditVerificationsDto } from './audit.dto.js';
import { PersonalKeys } from './personal-keys.service.js';

const PASSWORD = 'rừng thông sau mưa';

describe('the audit trail and the gate of learning records over HTTP', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let api: TestApi;
  let units: Units;
  let passwordHash: string;

  beforeAll(async () => {
    api = await bootTestApi({ modules: [IdentityModule], httpModules: [IdentityHttpModule], clock });
    ({ passwordHash } = await api.get(Accounts).prepare('somebody', PASSWORD));
  });
  beforeEach(async () => {
    units = await aDepartment(api);
  });
  afterAll(() => api.close());

  const signedIn = async (role: Role, unitId: string, fullName: string) => {
    const personId = await aPerson(api, unitId === units.department ? units.office : unitId, { fullName });
    const username = `u${newId().slice(-10)}`;
    await api
      .get(Accounts)
      .open({ username, passwordHash }, personId, { unitId, roles: role === 'staff' ? ['staff'] : ['staff', role] });
    const caller = new HttpCaller(api.url);
    expect((await caller.post('/api/session', { username, password: PASSWORD })).status).toBe(200);
    return { caller, personId };
  };
  const entriesOf = async (caller: HttpCaller, query: string): Promise<AuditEntryDto[]> =>
    (await caller.get<{ items: AuditEntryDto[] }>(`/api/audit-entries?size=100&${query}`)).body.items;

  describe('audit entries', () => {
    it('name people and units as they are called today, and open personal values', async () => {
      const { caller: auditor } = await signedIn('auditor', units.department, 'Lê Kiểm Tra');
      const personId = await aPerson(api, units.land, { fullName: 'Phạm Thị Hoa' });
      await api.get(AuditTrail).record(systemActor('an import'), {
        action: 'identity.person-corrected',
        subject: { kind: 'person', id: personId },
        personId,
        unitId: units.land,
        details: { field: 'email' },
        personal: { before: { email: 'cu@example.vn' }, after: { email: 'moi@example.vn' } },
      });
      expect(await entriesOf(auditor, `personId=${personId}`)).toMatchObject([
        {
          action: 'identity.person-corrected',
          actorName: 'an import',
          subjectName: 'Phạm Thị Hoa',
          unitName: 'Phòng Đất đai',
          personalState: 'open',
          personal: { before: { email: 'cu@example.vn' }, after: { email: 'moi@example.vn' } },
        },
      ]);
      await api.get(PersonalKeys).destroy(personId);
      expect(await entriesOf(auditor, `personId=${personId}`)).toMatchObject([
        { personalState: 'erased', personal: null },
      ]);
    });

    it('are found by day, action, unit and words without diacritics, the newest first', async () => {
      const { caller: auditor } = await signedIn('auditor', units.department, 'Lê Kiểm Tra');
      const record = (action: string, details: object) =>
        api.get(AuditTrail).record(systemActor('test'), {
          action,
          subject: { kind: 'unit', id: units.rangers },
          unitId: units.rangers,
          details,
        });
      await record('identity.unit-renamed', { decisionNumber: '72/QĐ-UBND' });
      clock.advance({ days: 1 });
      await record('identity.unit-moved', { decisionNumber: '80/QĐ-SNNMT' });
      clock.advance({ days: -1 });
      const found = async (query: string) =>
        (await entriesOf(auditor, `unitId=${units.rangers}&${query}`)).map(({ action }) => action);
      expect(await found('')).toEqual(['identity.unit-moved', 'identity.unit-renamed']);
      expect(await found('to=2026-06-15')).toEqual(['identity.unit-renamed']);
      expect(await found('from=2026-06-16')).toEqual(['identity.unit-moved']);
      expect(await found('action=identity.unit-moved')).toEqual(['identity.unit-moved']);
      expect(await found('action=planning.')).toEqual([]);
      expect(await found('q=72/qd-ubnd')).toEqual(['identity.unit-renamed']);
      expect(await auditor.refusal(auditor.get('/api/audit-entries?from=2026-06-16&to=2026-06-15'))).toBe(
        '400 identity.dates-reversed',
      );
    });

    it('stay within the units of an auditor who does not answer for everything', async () => {
      const { caller: ranger } = await signedIn('auditor', units.rangers, 'Lê Kiểm Lâm');
      await api.get(AuditTrail).recordAll(systemActor('test'), [
        { action: 'identity.unit-renamed', subject: { kind: 'unit', id: units.land }, unitId: units.land },
        { action: 'identity.unit-renamed', subject: { kind: 'unit', id: units.post }, unitId: units.post },
      ]);
      expect((await entriesOf(ranger, 'action=identity.unit-renamed')).map(({ unitId }) => unitId)).toEqual([
        units.post,
      ]);
    });

    it('are closed to others than auditors and administrators', async () => {
      const { caller: office } = await signedIn('office', units.department, 'Trần Văn Phòng');
      expect(await office.refusal(office.get('/api/audit-entries'))).toBe('403 http.forbidden');
      expect(await office.refusal(office.post('/api/audit-verifications', {}))).toBe('403 http.forbidden');
    });

    it('go out as a file without formulas, and that they went out stands in the trail', async () => {
      const { caller: auditor, personId } = await signedIn('auditor', units.department, 'Lê Kiểm Tra');
      await api.get(AuditTrail).record(systemActor('=cmd()'), {
        action: 'identity.unit-renamed',
        subject: { kind: 'unit', id: units.office },
        unitId: units.office,
        details: { decisionNumber: 'a "quoted", number' },
      });
      const response = await fetch(`${api.url}/api/audit-entries/file?unitId=${units.office}`, {
        headers: { cookie: auditor.cookie },
      });
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="nhat-ky-2026-06-15.csv"');
      const lines = (await response.text()).trimEnd().split('\r\n');
      expect(lines).toHaveLength(2 + 1);
      expect(lines.find((line) => line.includes('unit-renamed'))).toContain(
        `15/06/2026 10:00:00,'=cmd(),system,identity.unit-renamed,unit ${units.office},Văn phòng Sở`,
      );
      expect(lines.find((line) => line.includes('unit-renamed'))).toContain(
        '"{""decisionNumber"":""a \\""quoted\\"", number""}"',
      );
      expect(await entriesOf(auditor, `action=identity.audit-exported&actorPersonId=${personId}`)).toMatchObject([
        { action: 'identity.audit-exported', details: { unitId: units.office, rows: 1 } },
      ]);
    });
  });

  describe('a verification', () => {
    it('is kept, and asked for too often it is refused', async () => {
      const { caller: auditor } = await signedIn('auditor', units.department, 'Lê Kiểm Tra');
      const answer = await auditor.post<AuditVerificationsDto>('/api/audit-verifications', {});
      expect(answer.body.items[0]).toMatchObject({ brokenSeq: null, fault: null });
      for (let time = 1; time < 12; time += 1) await auditor.post('/api/audit-verifications', {});
      expect(await auditor.refusal(auditor.post('/api/audit-verifications', {}))).toBe('429 http.too-many-requests');
    });
  });

  describe('a learning record', () => {
    const openings = async (caller: HttpCaller) =>
      (await caller.get<RecordOpeningsDto>('/api/me/record-openings')).body.items;
    const state = (caller: HttpCaller, personId: string, body: object) =>
      caller.post(`/api/people/${personId}/record-openings`, body);

    it('shows its owner who opened it, why, and the words sealed in the trail', async () => {
      const { caller: owner, personId } = await signedIn('staff', units.land, 'Đỗ Văn Cường');
      const { caller: leader } = await signedIn('leadership', units.department, 'Bùi Giám Đốc');
      const purpose = 'Xem xét đơn thư của ông Đỗ Văn Cường';
      expect((await state(leader, personId, { reason: 'complaint', purpose })).status).toBe(200);
      expect(await openings(owner)).toMatchObject([
        { viewerName: 'Bùi Giám Đốc', viewerUnitName: 'Văn phòng Sở', reason: 'complaint', purpose },
      ]);
      const stored = await api.database.one<{ text: string }>(
        `select row_to_json(e)::text as text from audit_entries e where person_id = $1`,
        [personId],
      );
      expect(stored?.text).not.toContain('Cường');
    });

    it('asks for a purpose of at least 15 characters where the reason is another one', async () => {
      const { personId } = await signedIn('staff', units.land, 'Đỗ Văn Cường');
      const { caller: leader } = await signedIn('leadership', units.department, 'Bùi Giám Đốc');
      expect(await leader.refusal(state(leader, personId, { reason: 'other' }))).toBe('400 identity.purpose-missing');
      expect(await leader.refusal(state(leader, personId, { reason: 'other', purpose: 'xem thử' }))).toBe(
        '400 http.invalid-input',
      );
      expect(await leader.refusal(state(leader, newId(), { reason: 'transfer' }))).toBe(
        '404 identity.person-not-found',
      );
    });

    it('is not to be opened by colleagues', async () => {
      const { personId } = await signedIn('staff', units.land, 'Đỗ Văn Cường');
      const { caller: colleague } = await signedIn('staff', units.land, 'Vũ Thị Em');
      expect(await colleague.refusal(state(colleague, personId, { reason: 'transfer' }))).toBe('403 http.forbidden');
    });
  });
});
