import { answered, ApiProblem, type components } from '#api-client';
import { PeopleBulk } from '#identity';
import { newId } from '#platform';
import { type FixedClock } from '#platform/testing';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

type Order = components['schemas']['ReorganisationDto'];
type Part = Order['parts'][number];

const DAY = '2026-11-01';
const DAY_BEFORE = '2026-10-31';
const DECISION = { effectiveOn: DAY, decisionNumber: '72/QĐ-UBND', decisionDate: '2026-10-20' };
const OUTDATED = '409 identity.reorganisation-outdated';
const OF_THE_GROUND = new Set([
  '400 identity.unit-not-alive',
  '400 identity.people-unplaced',
  '400 identity.person-not-in-unit',
]);

/** One part of the department that a test reorganises: Chi cục → Phòng Rừng (three people), Phòng Nước (two). */
interface Branch {
  readonly top: string;
  readonly forest: string;
  readonly water: string;
  readonly foresters: readonly string[];
  readonly others: readonly string[];
}

describe('reorganisations over HTTP', () => {
  let house: ServedHouse;
  let clock: FixedClock;
  let root: string;
  let administrator: SignedIn;
  let branch: Branch;

  beforeAll(async () => {
    house = await ServedHouse.boot([], []);
    clock = house.api.clock as FixedClock;
    root = await unit('Sở Nông nghiệp và Môi trường', null);
    administrator = await house.signIn('administrator', root, await person(root));
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    const top = await unit('Chi cục', root);
    const [forest, water] = [await unit('Phòng Rừng', top), await unit('Phòng Nước', top)];
    const foresters = [await person(forest), await person(forest), await person(forest)];
    branch = { top, forest, water, foresters, others: [await person(water), await person(water)] };
    clock.advance({ minutes: 1 });
  });

  async function unit(name: string, parentId: string | null): Promise<string> {
    const unitId = newId();
    const kind = parentId === null ? ('department' as const) : ('division' as const);
    const rest = { eventId: null, shortName: null, code: null, from: '2025-01-01', to: null };
    await house.api.get(PeopleBulk).insertUnits([unitId]);
    await house.api.get(PeopleBulk).insertUnitVersions([{ id: newId(), unitId, name, kind, parentId, ...rest }]);
    return unitId;
  }

  async function person(unitId: string): Promise<string> {
    const id = newId();
    const place = { position: 'Chuyên viên', category: 'civil_servant', kind: 'primary' } as const;
    const unknown = { staffCode: null, birthDate: null, email: null, gender: null };
    await house.api.get(PeopleBulk).insert([{ id, fullName: 'Nguyễn Văn An', ...unknown }]);
    await house.api
      .get(PeopleBulk)
      .insertAssignments([{ id: newId(), personId: id, unitId, ...place, from: '2025-01-01', to: null }]);
    return id;
  }

  const fresh = (name: string, share = '1', parentId = branch.top): Part => ({
    name,
    kind: 'division',
    parentId,
    share,
  });
  const merger = (change: Partial<Order> = {}): Order => ({
    ...DECISION,
    operation: 'merge',
    unitIds: [branch.forest, branch.water],
    parts: [fresh('Phòng Rừng và Nước')],
    roles: 'pass',
    ...change,
  });
  const absorption = (unitId: string, into: string, change: Partial<Order> = {}): Order =>
    merger({ operation: 'absorb', unitIds: [unitId], parts: [{ unitId: into }], ...change });
  const split = (change: Partial<Order>): Order =>
    merger({
      operation: 'split',
      unitIds: [branch.forest],
      parts: [fresh('Tổ Một', '0.5'), fresh('Tổ Hai', '0.5')],
      ...change,
    });

  const preview = (order: Order, who = administrator) =>
    answered(who.client.POST('/api/units/reorganisations/preview', { body: order, params: { query: {} } }));
  const apply = (order: Order, fingerprint: string, who = administrator) =>
    answered(who.client.POST('/api/units/reorganisations', { body: { ...order, fingerprint } }));
  const carryOut = async (order: Order) => apply(order, (await preview(order)).fingerprint);
  const transfer = (id: string, unitId: string) =>
    administrator.client.POST('/api/people/{id}/transfers', {
      params: { path: { id } },
      body: { unitId, effectiveOn: '2026-11-10', decisionNumber: '9/QĐ-SNNMT' },
    });
  const outcome = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'done',
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        return `${error.status} ${error.code}`;
      },
    );
  const tree = async (on?: string, knownAt?: string) =>
    (
      await answered(
        administrator.client.GET('/api/units', {
          params: { query: { ...(on && { on }), ...(knownAt && { knownAt }) } },
        }),
      )
    ).units;
  /** The branch of the test on that day: names with their people. */
  const branchOn = async (on?: string, knownAt?: string): Promise<Record<string, number>> => {
    const below = (await tree(on, knownAt)).filter(({ parentId }) => parentId === branch.top);
    return Object.fromEntries(below.map(({ name, people }) => [name, people]));
  };
  const BEFORE = { 'Phòng Rừng': 3, 'Phòng Nước': 2 };
  const AFTER = { 'Phòng Rừng và Nước': 5 };

  /** All that a reorganisation writes, and the trees that everybody sees. */
  const everything = async (): Promise<object> => {
    const [counts] = await house.api.database.query<Record<string, number>>(
      `select (select count(*)::int from org_units) as units, (select count(*)::int from org_unit_versions) as versions,
              (select count(*)::int from org_unit_versions where upper_inf(recorded)) as current,
              (select count(*)::int from org_events) as decisions, (select count(*)::int from org_event_units) as parts,
              (select count(*)::int from org_event_mappings) as mappings, (select count(*)::int from assignments) as assignments,
              (select count(*)::int from role_grants) as grants, (select count(*)::int from events) as news,
              (select count(*)::int from audit_entries where action like 'identity.%unit%') as deeds`,
    );
    return { counts, before: await tree(DAY_BEFORE), today: await tree(), later: await tree('2027-06-01') };
  };
  const refusedWithoutTrace = async (act: () => Promise<unknown>): Promise<string> => {
    const before = await everything();
    const refusal = await outcome(act());
    expect(await everything()).toEqual(before);
    return refusal;
  };
  /** The preview says why; so does the act, but for what can only have become impossible since a preview. */
  const refused = async (order: Order, who = administrator): Promise<string> => {
    const refusal = await refusedWithoutTrace(() => preview(order, who));
    expect(await refusedWithoutTrace(() => apply(order, '0'.repeat(64), who))).toBe(
      OF_THE_GROUND.has(refusal) ? OUTDATED : refusal,
    );
    return refusal;
  };

  it.each(['staff', 'unit-head', 'unit-focal-point', 'office', 'leadership', 'auditor', 'content-admin'])(
    'are not for the role %s',
    async (role) => {
      const other = await house.signIn(role, root, await person(root));
      expect(await refused(merger(), other)).toBe('403 http.forbidden');
      const move = { params: { path: { id: branch.water } }, body: { ...DECISION, parentId: branch.forest } };
      expect(await refusedWithoutTrace(() => other.client.POST('/api/units/{id}/moves', move))).toBe(
        '403 http.forbidden',
      );
    },
  );

  it('are not for an administrator of another part, in whatever place the foreign unit stands', async () => {
    const elsewhere = await unit('Trung tâm', root);
    const own = [await unit('Tổ Một', elsewhere), await unit('Tổ Hai', elsewhere)] as const;
    const other = await house.signIn('administrator', elsewhere, await person(elsewhere));
    const orders = [
      merger(),
      merger({ unitIds: [own[0], branch.water], parts: [fresh('Tổ', '1', elsewhere)] }),
      merger({ unitIds: [...own], parts: [fresh('Tổ', '1', branch.top)] }),
      absorption(own[0], branch.forest),
      absorption(branch.forest, own[0]),
    ];
    for (const order of orders) expect(await refused(order, other)).toBe('404 identity.unit-not-found');
    for (const [id, parentId] of [
      [branch.forest, elsewhere],
      [own[0], branch.top],
    ] as const) {
      const move = { params: { path: { id } }, body: { ...DECISION, parentId } };
      expect(await refusedWithoutTrace(() => other.client.POST('/api/units/{id}/moves', move))).toBe(
        '404 identity.unit-not-found',
      );
    }
  });

  it.each([
    { decisionNumber: '' },
    { decisionDate: '' },
    { decisionNumber: '   ' },
    { decisionDate: '2026-02-30' },
    { effectiveOn: '' },
  ])('need the number and both dates of the decision: %j', async (change) => {
    expect(await refused(merger(change))).toBe('400 http.invalid-input');
  });

  it.each(['decisionNumber', 'decisionDate', 'effectiveOn'])('need a %s at all', async (left) => {
    const order = Object.fromEntries(Object.entries(merger()).filter(([field]) => field !== left));
    for (const [path, body] of [
      ['units/reorganisations/preview', order],
      ['units/reorganisations', { ...order, fingerprint: '0'.repeat(64) }],
    ] as const) {
      const act = () => administrator.call('POST', path, body);
      const before = await everything();
      await expect(act()).rejects.toThrow('400 http.invalid-input');
      expect(await everything()).toEqual(before);
    }
  });

  it('are refused with a decision of tomorrow', async () => {
    expect(await refused(merger({ decisionDate: '2026-11-17' }))).toBe('400 identity.decision-implausible');
  });

  it('never put a unit below itself', async () => {
    const team = await unit('Tổ', branch.forest);
    const move = (id: string, parentId: string) => () =>
      administrator.client.POST('/api/units/{id}/moves', { params: { path: { id } }, body: { ...DECISION, parentId } });
    expect(await refusedWithoutTrace(move(branch.forest, team))).toBe('409 identity.unit-circular');
    expect(await refusedWithoutTrace(move(branch.forest, branch.forest))).toBe('409 identity.unit-circular');
    const children = [{ unitId: team, parentId: team }];
    expect(await refused(absorption(branch.forest, branch.water, { children }))).toBe('409 identity.unit-circular');
  });

  it('never take a unit into itself, nor one unit twice', async () => {
    expect(await refused(absorption(branch.forest, branch.forest))).toBe('400 identity.unit-into-itself');
    expect(await refused(merger({ parts: [{ unitId: branch.forest }] }))).toBe('400 identity.reorganisation-malformed');
    expect(await refused(merger({ unitIds: [branch.forest, branch.forest] }))).toBe(
      '400 identity.reorganisation-malformed',
    );
    expect(
      await refused(merger({ operation: 'dissolve', unitIds: [branch.forest], parts: [{ unitId: branch.forest }] })),
    ).toBe('400 identity.unit-into-itself');
  });

  it('take nothing into a unit that is dissolved, or is going to be', async () => {
    const [gone, going] = [await unit('Tổ Đã Giải Thể', branch.top), await unit('Tổ Sắp Giải Thể', branch.top)];
    const dissolution = { operation: 'dissolve' as const, parts: [] };
    await carryOut(merger({ ...dissolution, unitIds: [gone] }));
    await carryOut(merger({ ...dissolution, unitIds: [going], effectiveOn: '2027-03-01' }));
    expect(await refused(absorption(branch.forest, gone))).toBe('400 identity.unit-not-alive');
    expect(await refused(absorption(branch.forest, going))).toBe('409 identity.unit-ends-later');
  });

  it.each([
    ['0.5', '0.4'],
    ['0.5', '0.500001'],
    ['0.0', '1'],
  ])('are refused with the shares %s and %s', async (one, other) => {
    const parts = [fresh('Tổ Một', one), fresh('Tổ Hai', other)];
    expect(await refused(split({ parts, defaultPart: 0 }))).toBe('400 identity.shares-not-whole');
  });

  it('leave nobody over in a split', async () => {
    const [one = '', other = ''] = branch.foresters;
    const people = [
      { personId: one, part: 0 },
      { personId: other, part: 1 },
    ];
    expect(await refused(split({ people }))).toBe('400 identity.people-unplaced');
    expect(await refused(split({ people: [{ personId: one, part: 2 }], defaultPart: 0 }))).toBe(
      '400 identity.reorganisation-malformed',
    );
    const stranger = [{ personId: branch.others[0] ?? '', part: 0 }];
    expect(await refused(split({ people: stranger, defaultPart: 0 }))).toBe('400 identity.person-not-in-unit');
    await carryOut(split({ people, defaultPart: 1 }));
    expect(await branchOn(DAY)).toEqual({ 'Phòng Nước': 2, 'Tổ Một': 1, 'Tổ Hai': 2 });
  });

  it('happen once when one preview is carried out twice at the same moment', async () => {
    const order = merger();
    const { fingerprint } = await preview(order);
    const acts = await Promise.all([outcome(apply(order, fingerprint)), outcome(apply(order, fingerprint))]);
    expect(acts.sort()).toEqual([OUTDATED, 'done']);
    expect(await branchOn(DAY)).toEqual(AFTER);
    expect(await refusedWithoutTrace(() => apply(order, fingerprint))).toBe(OUTDATED);
  });

  it('are refused when somebody came or went since the preview, and hold after another look', async () => {
    const order = merger();
    const { fingerprint, peopleMoved } = await preview(order);
    expect(peopleMoved).toBe(5);
    await transfer(branch.foresters[0] ?? '', branch.top);
    expect(await refusedWithoutTrace(() => apply(order, fingerprint))).toBe(OUTDATED);
    expect(await branchOn('2026-11-12')).toEqual({ 'Phòng Rừng': 2, 'Phòng Nước': 2 });
    await carryOut(order);
    expect(await branchOn('2026-11-12')).toEqual({ 'Phòng Rừng và Nước': 4 });
  });

  it('are refused when a named person has left or the order itself is another one than was looked at', async () => {
    const [named = ''] = branch.foresters;
    const order = split({ people: [{ personId: named, part: 1 }], defaultPart: 0 });
    const { fingerprint } = await preview(order);
    const changed = { ...order, defaultPart: 1 };
    expect(await refusedWithoutTrace(() => apply(changed, fingerprint))).toBe(OUTDATED);
    await administrator.client.POST('/api/people/{id}/transfers', {
      params: { path: { id: named } },
      body: { unitId: branch.water, effectiveOn: DAY, decisionNumber: '9/QĐ-SNNMT' },
    });
    expect(await refusedWithoutTrace(() => apply(order, fingerprint))).toBe(OUTDATED);
  });

  it('recorded late hold from their day on, and what was known before stays to be asked for', async () => {
    const known = clock.now().toISOString();
    clock.advance({ minutes: 1 });
    const { unitIds } = await carryOut(merger());
    expect(await branchOn(DAY_BEFORE)).toEqual(BEFORE);
    expect(await branchOn(DAY)).toEqual(AFTER);
    expect(await branchOn()).toEqual(AFTER);
    expect(await branchOn(DAY, known)).toEqual(BEFORE);
    expect(await branchOn(DAY, clock.now().toISOString())).toEqual(AFTER);
    const id = unitIds[0] ?? '';
    const { history } = await answered(
      administrator.client.GET('/api/units/{id}', { params: { path: { id }, query: {} } }),
    );
    expect(history).toMatchObject([
      { from: DAY, eventKind: 'merge', decisionNumber: '72/QĐ-UBND', decisionDate: '2026-10-20', supersededAt: null },
    ]);
    expect(history[0]?.recordedAt).toBe(clock.now().toISOString());
    const { events } = await answered(administrator.client.GET('/api/units/{id}/story', { params: { path: { id } } }));
    expect(events).toMatchObject([{ effectiveOn: DAY, recordedLate: true, peopleAfter: 5 }]);
  });

  it('of a day to come change nothing of today', async () => {
    const today = await everything();
    await carryOut(merger({ effectiveOn: '2027-01-01' }));
    expect(await branchOn()).toEqual(BEFORE);
    expect(await branchOn('2026-12-31')).toEqual(BEFORE);
    expect(await branchOn('2027-01-01')).toEqual(AFTER);
    expect(await everything()).toMatchObject({ today: (today as { today: object }).today });
    const { events } = await answered(
      administrator.client.GET('/api/units/{id}/story', { params: { path: { id: branch.forest } } }),
    );
    expect(events).toMatchObject([{ effectiveOn: '2027-01-01', recordedLate: false, part: 'ended' }]);
    expect(
      await refused(merger({ operation: 'dissolve', unitIds: [branch.forest], parts: [{ unitId: branch.top }] })),
    ).toBe('409 identity.unit-changes-planned');
  });
});
