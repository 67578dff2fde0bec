import { newId } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { IdentityErrors } from '../identity.errors.js';
import { IdentityModule } from '../identity.module.js';
import { Assignments } from '../people/assignment.service.js';
import { Membership } from '../people/membership.service.js';
import { aDepartment, anActor, aPerson, type Units } from '../testing/department.builder.js';
import { OrgUnits } from './org-unit.service.js';
import { ReorganisationPreviews } from './reorganisation-previews.service.js';
import { Reorganisations } from './reorganisation.service.js';
import { type PartOrder, type ReorganisationOrder } from './reorganisation.rules.js';
import { UnitStories } from './unit-story.service.js';

const DAY = '2026-05-01';

describe('Reorganisations', () => {
  const clock = new FixedClock('2026-06-15T03:00:00Z');
  let module: TestModule;
  let units: Units;

  beforeEach(async () => {
    module = await bootTestModule({ modules: [IdentityModule], clock });
    units = await aDepartment(module);
    clock.advance({ minutes: 1 });
  });
  afterEach(() => module.close());

  const administrator = () => anActor('administrator', units.department);
  const decision = { effectiveOn: DAY, decisionNumber: '12/QĐ-SNNMT', decisionDate: '2026-04-20', note: null };
  const existing = (unitId: string, share = '1'): PartOrder => {
    return { unitId, name: null, shortName: null, code: null, kind: null, parentId: null, share };
  };
  const fresh = (name: string, share = '1', parentId = units.department): PartOrder => {
    return { ...existing('', share), unitId: null, name, kind: 'division', parentId };
  };
  const order = (change: Partial<ReorganisationOrder>): ReorganisationOrder => ({
    ...decision,
    operation: 'merge',
    unitIds: [units.land, units.office],
    parts: [],
    people: [],
    defaultPart: null,
    children: [],
    roles: 'pass',
    ...change,
  });
  const merger = (change: Partial<ReorganisationOrder> = {}) => order({ parts: [fresh('Phòng Tổng hợp')], ...change });
  const split = (parts: PartOrder[], change: Partial<ReorganisationOrder> = {}) =>
    order({ operation: 'split', unitIds: [units.land], parts, ...change });
  const preview = (asked: ReorganisationOrder, actor = administrator()) =>
    module.get(ReorganisationPreviews).preview(actor, asked, { limit: 20, offset: 0 });
  const carryOut = async (asked: ReorganisationOrder) => {
    const { fingerprint } = await preview(asked);
    clock.advance({ minutes: 1 });
    return module.get(Reorganisations).carryOut(administrator(), asked, fingerprint);
  };
  const unitOf = (personId: string, on: string) => module.get(Membership).unitOf(personId, on);
  const names = async (on: string) => (await module.get(OrgUnits).tree(on)).units.map(({ name }) => name);
  const transfer = (personId: string, unitId: string, effectiveOn: string) =>
    module.get(Assignments).transfer(administrator(), personId, {
      unitId,
      effectiveOn,
      position: undefined,
      category: undefined,
      decisionNumber: '9/QĐ-SNNMT',
    });
  const anAccount = async (personId: string, role: string, unitId: string, from = '2025-07-01') => {
    const id = newId();
    await module.database.query(
      `insert into accounts (id, person_id, username, password_hash) values ($1, $2, $3, 'x')`,
      [id, personId, `u${id}`],
    );
    await module.database.query(
      `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, $3, $4, daterange($5, null))`,
      [newId(), id, role, unitId, from],
    );
    return id;
  };
  const grantsOf = (accountId: string) =>
    module.database.query(
      `select role, unit_id as "unitId", lower(valid) as "from", upper(valid) as "to" from role_grants
       where account_id = $1 order by valid`,
      [accountId],
    );

  describe('a merger', () => {
    it('ends the units, begins their successor and takes the people along from that day on', async () => {
      const [one, other] = [await aPerson(module, units.land), await aPerson(module, units.office)];
      const { unitIds } = await carryOut(merger());
      const [successor] = unitIds;
      expect(await names('2026-04-30')).toEqual(expect.arrayContaining(['Phòng Đất đai', 'Văn phòng Sở']));
      expect(await names(DAY)).toContain('Phòng Tổng hợp');
      expect(await names(DAY)).not.toContain('Phòng Đất đai');
      expect([await unitOf(one, '2026-04-30'), await unitOf(one, DAY)]).toEqual([units.land, successor]);
      expect([await unitOf(other, '2026-04-30'), await unitOf(other, DAY)]).toEqual([units.office, successor]);
    });

    it('keeps what was known before it was recorded', async () => {
      const before = clock.now();
      await carryOut(merger());
      const tree = await module.get(OrgUnits).tree(DAY, before);
      expect(tree.units.map(({ name }) => name)).toContain('Phòng Đất đai');
    });

    it('carries what is to begin later, secondments and all, and nothing is lost', async () => {
      const person = await aPerson(module, units.rangers);
      await transfer(person, units.land, '2026-09-01');
      const [successor] = (await carryOut(merger())).unitIds;
      expect(await unitOf(person, '2026-08-31')).toBe(units.rangers);
      expect(await unitOf(person, '2026-09-01')).toBe(successor);
    });

    it('tells each person, and the units, as news from that day on', async () => {
      const person = await aPerson(module, units.land);
      const [successor] = (await carryOut(merger())).unitIds;
      const news = await module.database.query<{ name: string; payload: { personId?: string; unitIds?: string[] } }>(
        `select name, payload from events where payload ->> 'from' = $1`,
        [DAY],
      );
      const membership = news.filter(({ name }) => name === 'identity.membership-changed');
      expect(membership.map(({ payload }) => [payload.personId, payload.unitIds])).toEqual([
        [person, [units.land, successor]],
      ]);
      expect(news.filter(({ name }) => name === 'identity.unit-changed')).toHaveLength(3);
    });

    it('passes roles to the successor, the staff role always, and adds nothing that is there already', async () => {
      const [head, clerk] = [await aPerson(module, units.land), await aPerson(module, units.office)];
      const headAccount = await anAccount(head, 'unit-head', units.land);
      const clerkAccount = await anAccount(clerk, 'staff', units.office);
      const [successor] = (await carryOut(merger())).unitIds;
      expect(await grantsOf(headAccount)).toEqual([
        { role: 'unit-head', unitId: units.land, from: '2025-07-01', to: DAY },
        { role: 'unit-head', unitId: successor, from: DAY, to: null },
      ]);
      expect(await grantsOf(clerkAccount)).toEqual([
        { role: 'staff', unitId: units.office, from: '2025-07-01', to: DAY },
        { role: 'staff', unitId: successor, from: DAY, to: null },
      ]);
    });

    it('ends the roles of heads when that was chosen, and leaves staff their own', async () => {
      const head = await aPerson(module, units.land);
      const account = await anAccount(head, 'unit-head', units.land);
      await carryOut(merger({ roles: 'end' }));
      expect(await grantsOf(account)).toEqual([{ role: 'unit-head', unitId: units.land, from: '2025-07-01', to: DAY }]);
    });

    it('asks where the units below go, and puts them there', async () => {
      const asked = merger({ unitIds: [units.rangers, units.land] });
      await expect(preview(asked)).rejects.toEqual(IdentityErrors.childrenUnplaced([units.station]));
      const placed = { ...asked, children: [{ unitId: units.station, parentId: null, part: 0, dissolve: false }] };
      const [successor] = (await carryOut(placed)).unitIds;
      const ancestors = await module.get(Membership).ancestorsOf(units.post, DAY);
      expect(ancestors).toEqual([units.post, units.station, successor, units.department]);
    });

    it('writes the act and each person into the audit trail', async () => {
      const person = await aPerson(module, units.land);
      await carryOut(merger());
      const actions = await module.database.query(
        `select action, person_id as "personId" from audit_entries order by action`,
      );
      expect(actions).toEqual([
        { action: 'identity.assignment-carried', personId: person },
        { action: 'identity.units-reorganised', personId: null },
      ]);
    });
  });

  describe('an absorption', () => {
    const absorption = () => order({ operation: 'absorb', unitIds: [units.land], parts: [existing(units.office)] });

    it('leaves the unit that takes as it was, with more people', async () => {
      const person = await aPerson(module, units.land);
      const { units: changed, peopleMoved } = await preview(absorption());
      expect(
        changed.map(({ name, effect, peopleBefore, peopleAfter }) => [name, effect, peopleBefore, peopleAfter]),
      ).toEqual([
        ['Phòng Đất đai', 'ends', 1, 0],
        ['Văn phòng Sở', 'continues', 0, 1],
      ]);
      expect(peopleMoved).toBe(1);
      await carryOut(absorption());
      expect(await unitOf(person, DAY)).toBe(units.office);
    });

    it('does not double a role that its holder has over both units', async () => {
      const person = await aPerson(module, units.land);
      const account = await anAccount(person, 'unit-focal-point', units.land);
      await module.database.query(
        `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, 'unit-focal-point', $3, daterange('2026-08-01', null))`,
        [newId(), account, units.office],
      );
      await carryOut(absorption());
      expect(await grantsOf(account)).toEqual([
        { role: 'unit-focal-point', unitId: units.land, from: '2025-07-01', to: DAY },
        { role: 'unit-focal-point', unitId: units.office, from: DAY, to: '2026-08-01' },
        { role: 'unit-focal-point', unitId: units.office, from: '2026-08-01', to: null },
      ]);
    });

    it('into itself, or into a unit that is going to end, is refused', async () => {
      const itself = order({ operation: 'absorb', unitIds: [units.land], parts: [existing(units.land)] });
      await expect(preview(itself)).rejects.toEqual(IdentityErrors.unitIntoItself());
      await carryOut(order({ operation: 'dissolve', unitIds: [units.office], effectiveOn: '2026-12-01' }));
      await expect(preview(absorption())).rejects.toEqual(IdentityErrors.unitEndsLater(units.office));
    });

    it('of a unit into one below it needs another place for that one', async () => {
      const into = order({ operation: 'absorb', unitIds: [units.rangers], parts: [existing(units.station)] });
      const below = { unitId: units.station, part: null, dissolve: false };
      const circle = { ...into, children: [{ ...below, parentId: units.post }] };
      await expect(preview(circle)).rejects.toEqual(IdentityErrors.unitCircular());
      await carryOut({ ...into, children: [{ ...below, parentId: units.department }] });
      expect(await module.get(Membership).ancestorsOf(units.post, DAY)).toEqual([
        units.post,
        units.station,
        units.department,
      ]);
    });
  });

  describe('a split', () => {
    it('sends the named people to their part and the others to the default one', async () => {
      const [named, other] = [await aPerson(module, units.land), await aPerson(module, units.land)];
      const parts = [fresh('Phòng Đo đạc', '0.4'), fresh('Phòng Giá đất', '0.6')];
      const asked = split(parts, { people: [{ personId: named, part: 1 }], defaultPart: 0 });
      const { unitIds } = await carryOut(asked);
      expect([await unitOf(other, DAY), await unitOf(named, DAY)]).toEqual(unitIds);
      const shares = await module.database.query(`select share::text from org_event_mappings order by share`);
      expect(shares).toEqual([{ share: '0.4' }, { share: '0.6' }]);
    });

    it('may leave the unit itself as a part: then only who is named leaves, and what is below stays', async () => {
      const [leaves, stays] = [await aPerson(module, units.rangers), await aPerson(module, units.rangers)];
      const asked = order({
        operation: 'split',
        unitIds: [units.rangers],
        parts: [existing(units.rangers, '0.8'), fresh('Phòng Pháp chế', '0.2')],
        people: [{ personId: leaves, part: 1 }],
        defaultPart: 0,
      });
      const { unitIds } = await carryOut(asked);
      expect([await unitOf(stays, DAY), await unitOf(leaves, DAY)]).toEqual([units.rangers, unitIds[1]]);
      expect(await module.get(Membership).ancestorsOf(units.station, DAY)).toContain(units.rangers);
    });

    it('is refused when the shares do not add up, and when somebody would be nowhere', async () => {
      await aPerson(module, units.land);
      const uneven = split([fresh('A', '0.4'), fresh('B', '0.5')], { defaultPart: 0 });
      await expect(preview(uneven)).rejects.toEqual(IdentityErrors.sharesNotWhole());
      const homeless = split([fresh('A', '0.5'), fresh('B', '0.5')]);
      await expect(preview(homeless)).rejects.toEqual(IdentityErrors.peopleUnplaced(1));
      const stranger = newId();
      const unknown = { ...homeless, people: [{ personId: stranger, part: 0 }], defaultPart: 0 };
      await expect(preview(unknown)).rejects.toEqual(IdentityErrors.personNotInUnit(stranger));
    });

    it('has shares that the database itself adds up', async () => {
      const { eventId } = await carryOut(split([fresh('A', '0.5'), fresh('B', '0.5')]));
      const more = module.database.query(
        `insert into org_event_mappings (event_id, from_unit_id, to_unit_id, share) values ($1, $2, $3, 0.1)`,
        [eventId, units.land, units.post],
      );
      await expect(more).rejects.toThrow('do not add up');
    });
  });

  describe('a dissolution', () => {
    const dissolution = (change: Partial<ReorganisationOrder>) => order({ operation: 'dissolve', ...change });

    it('needs a place for the people, and takes what is below along when told so', async () => {
      const [boss, ranger] = [await aPerson(module, units.station), await aPerson(module, units.post)];
      const below = { unitId: units.post, parentId: null, part: null, dissolve: true };
      const alone = dissolution({ unitIds: [units.station], children: [below] });
      await expect(preview(alone)).rejects.toEqual(IdentityErrors.peopleUnplaced(2));
      await carryOut({ ...alone, parts: [existing(units.land)] });
      expect([await unitOf(boss, DAY), await unitOf(ranger, DAY)]).toEqual([units.land, units.land]);
      expect(await names(DAY)).not.toContain('Trạm Kiểm lâm Ba Vì');
    });

    it('of an empty unit needs nobody, and no transfer goes there any more', async () => {
      const person = await aPerson(module, units.office);
      await carryOut(dissolution({ unitIds: [units.land] }));
      await expect(transfer(person, units.land, '2026-06-01')).rejects.toEqual(
        IdentityErrors.unitNotAlive(units.land, '2026-06-01'),
      );
      const wrong = { unitId: units.land, position: undefined, category: undefined, from: undefined, to: undefined };
      const [row] = await module.get(Assignments).historyOf(person);
      await expect(module.get(Assignments).correct(administrator(), person, row?.id ?? '', wrong)).rejects.toEqual(
        IdentityErrors.unitEnded(),
      );
    });

    it('of the department itself is refused', async () => {
      await expect(preview(dissolution({ unitIds: [units.department] }))).rejects.toEqual(
        IdentityErrors.rootUnitFixed(),
      );
    });
  });

  describe('what is planned later', () => {
    it('is refused, and named with its day', async () => {
      await module.get(OrgUnits).rename(administrator(), units.land, {
        ...decision,
        effectiveOn: '2026-08-01',
        name: 'Phòng Quản lý đất đai',
        shortName: null,
      });
      await expect(preview(merger())).rejects.toEqual(IdentityErrors.unitChangesPlanned(units.land, '2026-08-01'));
      await carryOut(order({ operation: 'dissolve', unitIds: [units.office], effectiveOn: '2026-09-01' }));
      const twice = order({ operation: 'dissolve', unitIds: [units.office] });
      await expect(preview(twice)).rejects.toEqual(IdentityErrors.unitChangesPlanned(units.office, '2026-09-01'));
    });

    it('of a unit below moves along, each version of it', async () => {
      await module.get(OrgUnits).rename(administrator(), units.station, {
        ...decision,
        effectiveOn: '2026-08-01',
        name: 'Hạt Kiểm lâm liên xã',
        shortName: null,
      });
      const below = { unitId: units.station, parentId: units.land, part: null, dissolve: false };
      await carryOut(order({ operation: 'dissolve', unitIds: [units.rangers], children: [below] }));
      const membership = module.get(Membership);
      expect(await membership.ancestorsOf(units.station, '2026-07-31')).toContain(units.land);
      expect(await membership.ancestorsOf(units.station, '2026-08-01')).toContain(units.land);
      expect(await names('2026-08-01')).toContain('Hạt Kiểm lâm liên xã');
    });
  });

  describe('refusals', () => {
    it('name units that are not alive, unknown, or outside of the scope', async () => {
      const early = merger({ effectiveOn: '2025-01-01' });
      await expect(preview(early)).rejects.toEqual(IdentityErrors.unitNotAlive(units.land, '2025-01-01'));
      const unknown = newId();
      await expect(preview(merger({ unitIds: [units.land, unknown] }))).rejects.toEqual(
        IdentityErrors.unitNotFound(unknown),
      );
      await expect(preview(merger(), anActor('administrator', units.rangers))).rejects.toEqual(
        IdentityErrors.unitNotFound(units.land),
      );
    });

    it('name dates that cannot be', async () => {
      await expect(preview(merger({ decisionDate: '2030-01-01' }))).rejects.toEqual(
        IdentityErrors.decisionImplausible('dated-after-today'),
      );
      await expect(preview(merger({ effectiveOn: '2036-01-01' }))).rejects.toEqual(
        IdentityErrors.decisionImplausible('effective-too-far-ahead'),
      );
    });

    it('come when the ground has moved since the preview, and nothing is half done', async () => {
      const { fingerprint } = await preview(merger());
      const person = await aPerson(module, units.land);
      const act = module.get(Reorganisations).carryOut(administrator(), merger(), fingerprint);
      await expect(act).rejects.toEqual(IdentityErrors.reorganisationOutdated());
      expect(await unitOf(person, DAY)).toBe(units.land);
      expect(await module.database.query('select from org_events')).toEqual([]);
    });

    it('come for one of two orders over the same unit that run side by side', async () => {
      const orders = [merger(), order({ operation: 'dissolve', unitIds: [units.land] })];
      const seen = await Promise.all(orders.map((asked) => preview(asked)));
      const acts = await Promise.allSettled(
        orders.map((asked, index) =>
          module.get(Reorganisations).carryOut(administrator(), asked, seen[index]?.fingerprint ?? ''),
        ),
      );
      expect(acts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });

  it('is told as a story, with predecessors, successors, shares and people', async () => {
    await aPerson(module, units.land);
    await aPerson(module, units.office);
    const [successor = ''] = (await carryOut(merger())).unitIds;
    const stories = module.get(UnitStories);
    const { events } = await stories.tell(successor);
    expect(events).toMatchObject([
      {
        kind: 'merge',
        part: 'begun',
        effectiveOn: DAY,
        decisionNumber: '12/QĐ-SNNMT',
        recordedLate: true,
        nameBefore: null,
        nameAfter: 'Phòng Tổng hợp',
        peopleBefore: 0,
        peopleAfter: 2,
        predecessors: [
          { name: 'Phòng Đất đai', share: '1', people: 1 },
          { name: 'Văn phòng Sở', share: '1', people: 1 },
        ],
        successors: [],
      },
    ]);
    const ended = await stories.tell(units.land);
    expect(ended.beginning).toMatchObject({ on: '2025-07-01', name: 'Phòng Đất đai' });
    expect(ended.events).toMatchObject([
      {
        part: 'ended',
        nameAfter: null,
        peopleBefore: 1,
        peopleAfter: 0,
        successors: [{ unitId: successor, people: 2 }],
      },
    ]);
  });

  it('lets a renaming recorded late reach into a move that was recorded before', async () => {
    const organisation = module.get(OrgUnits);
    await organisation.move(administrator(), units.station, units.land, { ...decision, effectiveOn: '2026-06-01' });
    clock.advance({ minutes: 1 });
    await organisation.rename(administrator(), units.station, {
      ...decision,
      effectiveOn: '2026-03-01',
      name: 'Hạt Kiểm lâm liên xã',
      shortName: null,
    });
    expect(await names('2026-06-02')).toContain('Hạt Kiểm lâm liên xã');
    expect(await module.get(Membership).ancestorsOf(units.station, '2026-06-02')).toContain(units.land);
  });
});
