import { type Actor } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { PrivacyRequests } from './privacy-request.service.js';

const TEXT = 'Ngày sinh của tôi ghi sai, đúng là 02/09/1990';

describe('PrivacyRequests', () => {
  let clock: FixedClock;
  let module: TestModule;
  let units: Units;
  let requests: PrivacyRequests;
  let person: Actor;
  let office: Actor;

  beforeEach(async () => {
    clock = new FixedClock('2026-11-25T03:00:00Z');
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    requests = module.get(PrivacyRequests);
    person = anActor('staff', units.land, await aPerson(module, units.land));
    office = anActor('office', units.department, await aPerson(module, units.office));
  });
  afterEach(() => module.close());

  const all = { page: 1, size: 20, state: null };

  it.each([
    ['access', '2026-12-07'],
    ['correction', '2026-12-07'],
    ['restriction', '2026-12-10'],
    ['erasure', '2026-12-15'],
  ] as const)('of the kind %s are due on %s, and to be acknowledged in two working days', async (kind, dueOn) => {
    const [filed] = await requests.file(person, kind, TEXT);
    expect(filed).toMatchObject({ state: 'received', acknowledgeBy: '2026-11-27', dueOn, text: TEXT, overdue: false });
  });

  it('are overdue once a day has passed by which something had to be done', async () => {
    await requests.file(person, 'correction', TEXT);
    const overdue = async () => (await requests.list(office, all)).items.map((item) => item.overdue);
    clock.set('2026-11-27T10:00:00Z');
    expect(await overdue()).toEqual([false]);
    clock.set('2026-11-28T03:00:00Z');
    expect(await overdue()).toEqual([true]);
    const [open] = (await requests.list(office, all)).items;
    await requests.answer(office, open?.id ?? '', { state: 'acknowledged', note: null, article: null });
    expect(await overdue()).toEqual([false]);
    clock.set('2026-12-08T03:00:00Z');
    expect(await overdue()).toEqual([true]);
  });

  it('keep each step, which the person follows', async () => {
    const [filed] = await requests.file(person, 'restriction', TEXT);
    const answer = {
      state: 'refused' as const,
      note: 'Dữ liệu đào tạo phải lưu',
      article: 'Điều 25 Luật 91/2025/QH15',
    };
    await requests.answer(office, filed?.id ?? '', answer);
    const [own] = await requests.ofSelf(person);
    expect(own).toMatchObject({ state: 'refused', steps: [{ state: 'received' }, answer] });
    const stored = await module.database.query(`select row_to_json(s)::text as t from privacy_request_steps s`);
    expect(JSON.stringify(stored)).not.toContain('phải lưu');
    await expect(
      requests.answer(office, filed?.id ?? '', { state: 'done', note: null, article: null }),
    ).rejects.toEqual(IdentityErrors.requestClosed('refused'));
  });

  it('are not refused without an article and a reason', async () => {
    const [filed] = await requests.file(person, 'access', TEXT);
    await expect(
      requests.answer(office, filed?.id ?? '', { state: 'refused', note: 'Không được', article: null }),
    ).rejects.toEqual(IdentityErrors.articleMissing());
  });

  it('of one kind stand open once a person', async () => {
    await requests.file(person, 'access', TEXT);
    await expect(requests.file(person, 'access', TEXT)).rejects.toEqual(IdentityErrors.requestOpen());
    await requests.file(person, 'erasure', TEXT);
    expect(await requests.ofSelf(person)).toHaveLength(2);
  });

  it('for erasure are not called done before anything is erased', async () => {
    const leaver = anActor('staff', units.land, await aPerson(module, units.land));
    const [filed] = await requests.file(leaver, 'erasure', TEXT);
    const done = () => requests.answer(office, filed?.id ?? '', { state: 'done', note: null, article: null });
    await expect(done()).rejects.toEqual(IdentityErrors.erasureFirst());
    expect((await requests.ofSelf(leaver))[0]).toMatchObject({ state: 'received', closedAt: null });
    await module.database.query(
      `update people set full_name = 'Đã xóa dữ liệu', staff_code = null, birth_date = null, email = null, erased_at = now() where id = $1`,
      [leaver.personId],
    );
    expect(await done()).toMatchObject({ state: 'done' });
  });

  it('are answered within the own units, and never by who filed them', async () => {
    const [filed] = await requests.file(person, 'access', TEXT);
    const ranger = anActor('office', units.rangers, await aPerson(module, units.rangers));
    const step = { state: 'acknowledged' as const, note: null, article: null };
    expect((await requests.list(ranger, all)).items).toEqual([]);
    await expect(requests.answer(ranger, filed?.id ?? '', step)).rejects.toEqual(
      IdentityErrors.requestNotFound(filed?.id ?? ''),
    );
    const self = { ...office, personId: person.personId };
    await expect(requests.answer(self, filed?.id ?? '', step)).rejects.toEqual(IdentityErrors.ownRequest());
  });
});
