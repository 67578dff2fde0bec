import { type Actor, PageQuery } from '#platform';
import { bootTestModule, type TestModule } from '#platform/testing';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { IdentityModule } from '../identity.module.js';
import { IdentityErrors } from '../identity.errors.js';
import { People, type PeopleQuery } from './person.service.js';

const PASSWORD = 'rừng thông sau mưa';

describe('People', () => {
  let module: TestModule;
  let units: Units;
  let people: People;

  beforeAll(async () => {
    module = await bootTestModule({ modules: [IdentityModule] });
    units = await aDepartment(module);
    people = module.get(People);
    const named = (fullName: string, unitId: string, staffCode: string) =>
      aPerson(module, unitId, { fullName, staffCode });
    await named('Trần Văn Đức', units.office, 'NV-001');
    await named('Trần Văn Duc', units.office, 'NV-002');
    await named('Lê Thị Ánh', units.land, 'NV-003');
    await named('Phạm Ngọc Ẩn', units.land, 'NV-004');
    await named('Nguyễn Hoàng Đạt', units.post, 'NV-005');
    await named('Võ Thị Dung', units.post, 'NV-006');
    await named('Bùi Văn An', units.station, 'NV_007');
    await named('Đinh Thị Ơn'.normalize('NFD'), units.station, 'NV-008');
  });
  afterAll(() => module.close());

  const office = () => anActor('office', units.department);
  const names = async (query: Partial<PeopleQuery>, actor: Actor = office()) =>
    (await people.list(actor, Object.assign(new PageQuery(), query))).items.map(({ fullName }) => fullName);

  it('sorts by given name in the Vietnamese alphabet', async () => {
    expect(await names({})).toEqual([
      'Bùi Văn An',
      'Lê Thị Ánh',
      'Phạm Ngọc Ẩn',
      'Trần Văn Duc',
      'Võ Thị Dung',
      'Nguyễn Hoàng Đạt',
      'Trần Văn Đức',
      'Đinh Thị Ơn',
    ]);
  });

  it.each(['duc tran', 'DUC', 'văn đ', 'dức'])('finds Đức by %j', async (q) => {
    expect(await names({ q })).toContain('Trần Văn Đức');
  });

  it('puts the very marks that were typed first', async () => {
    expect(await names({ q: 'Đức' })).toEqual(['Trần Văn Đức', 'Trần Văn Duc']);
    expect(await names({ q: 'Đức'.normalize('NFD') })).toEqual(['Trần Văn Đức', 'Trần Văn Duc']);
  });

  it('finds names that came in the other Unicode form, and stores one form', async () => {
    expect(await names({ q: 'ơn' })).toEqual(['Đinh Thị Ơn'.normalize('NFC')]);
  });

  it('finds staff codes, and takes a wildcard for what it is', async () => {
    expect(await names({ q: 'nv-006' })).toEqual(['Võ Thị Dung']);
    expect(await names({ q: 'nv_' })).toEqual(['Bùi Văn An']);
    expect(await names({ q: '%' })).toEqual([]);
  });

  it('counts all and returns one page', async () => {
    const page = await people.list(office(), Object.assign(new PageQuery(), { page: 2, size: 3, sort: '-staffCode' }));
    expect(page).toMatchObject({ total: 8, page: 2, size: 3 });
    expect(page.items.map(({ staffCode }) => staffCode)).toEqual(['NV-005', 'NV-004', 'NV-003']);
  });

  it('lists the people of a unit with the units below it', async () => {
    expect(await names({ unitId: units.rangers })).toEqual([
      'Bùi Văn An',
      'Võ Thị Dung',
      'Nguyễn Hoàng Đạt',
      'Đinh Thị Ơn',
    ]);
  });

  it('shows a head the own subtree, and staff only themselves', async () => {
    expect(await names({}, anActor('unit-head', units.station))).toHaveLength(4);
    expect(await names({ unitId: units.land }, anActor('unit-head', units.station))).toEqual([]);
    const self = await aPerson(module, units.land, { fullName: 'Cao Văn Bình' });
    expect(await names({}, anActor('staff', units.land, self))).toEqual(['Cao Văn Bình']);
  });

  it('does not tell that a person exists whom the caller may not see', async () => {
    const stranger = await aPerson(module, units.land, { fullName: 'Cao Văn Cường' });
    await expect(people.get(anActor('unit-head', units.station), stranger)).rejects.toEqual(
      IdentityErrors.personNotFound(stranger),
    );
  });

  describe('create', () => {
    const order = (changes: object = {}) => ({
      fullName: '  Hồ  Thị Mười ',
      staffCode: 'NV-100',
      birthDate: '1990-05-01',
      email: null,
      gender: 'female' as const,
      assignment: {
        unitId: units.land,
        position: 'Chuyên viên',
        category: 'civil_servant' as const,
        from: '2026-01-01',
        decisionNumber: null,
      },
      account: null as { username: string; password: string } | null,
      ...changes,
    });
    const administrator = () => anActor('administrator', units.department);

    it('adds the person with the first assignment and an account that has the staff role there', async () => {
      const id = await people.create(administrator(), order({ account: { username: 'Muoi.Ho', password: PASSWORD } }));
      expect(await people.get(administrator(), id)).toMatchObject({
        fullName: 'Hồ Thị Mười',
        unitId: units.land,
        username: 'muoi.ho',
        assignments: [{ unitId: units.land, unitName: 'Phòng Đất đai', from: '2026-01-01', to: null }],
      });
      const grants = await module.database.query(
        `select g.role, g.unit_id as "unitId" from role_grants g join accounts a on a.id = g.account_id where a.person_id = $1`,
        [id],
      );
      expect(grants).toEqual([{ role: 'staff', unitId: units.land }]);
    });

    it('refuses a staff code and a user name that are taken, and leaves nothing half done', async () => {
      await expect(people.create(administrator(), order({ staffCode: 'NV-001' }))).rejects.toEqual(
        IdentityErrors.staffCodeTaken(),
      );
      const taken = order({ staffCode: 'NV-101', account: { username: 'muoi.ho', password: PASSWORD } });
      await expect(people.create(administrator(), taken)).rejects.toEqual(IdentityErrors.usernameTaken());
      expect(await names({ q: 'NV-101' })).toEqual([]);
    });

    it('refuses a weak password before anything is written', async () => {
      const weak = order({ staffCode: 'NV-102', account: { username: 'muoi.hai', password: 'ngắn' } });
      await expect(people.create(administrator(), weak)).rejects.toEqual(IdentityErrors.passwordWeak('too-short'));
    });

    it.each([
      ['2031-01-01', 'bornInFuture'],
      ['2020-01-01', 'bornTooLate'],
      ['1890-01-01', 'bornTooEarly'],
    ])('refuses the birth date %s, given or corrected', async (birthDate, rule) => {
      const refusal = { code: 'http.invalid-input', facts: { errors: [{ path: 'birthDate', rule }] } };
      const create = people.create(administrator(), order({ staffCode: 'NV-104', birthDate }));
      await expect(create).rejects.toMatchObject(refusal);
      const known = await aPerson(module, units.land);
      const data = { fullName: 'Hồ Thị Mười', staffCode: null, email: null, gender: null };
      await expect(people.correct(administrator(), known, { ...data, birthDate })).rejects.toMatchObject(refusal);
      await people.correct(administrator(), known, { ...data, birthDate: '1990-05-01' });
    });

    it('knows no unit outside of the scope', async () => {
      const create = people.create(anActor('administrator', units.rangers), order({ staffCode: 'NV-103' }));
      await expect(create).rejects.toEqual(IdentityErrors.unitNotFound(units.land));
    });
  });
});
