import { OpenPlans, PlanningHttpModule, PlanningModule } from '#planning';
import { MembershipChanged } from '#identity';
import { Events } from '#platform';
import { type FixedClock } from '#platform/testing';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

interface Plan {
  readonly id: string;
  readonly state: string;
}

interface Preview {
  readonly fingerprint: string;
  readonly impacts: readonly { readonly code: string; readonly count: number }[];
}

const DECISION = { decisionNumber: '45/QĐ-SNNMT', decisionDate: '2026-10-20' };

describe('open self-study plans after a transfer or a reorganisation', () => {
  let house: ServedHouse;
  let root: string;
  let left: string;
  let joined: string;
  let administrator: SignedIn;
  let oldHead: SignedIn;
  let newHead: SignedIn;

  beforeEach(async () => {
    house = await ServedHouse.boot([PlanningModule], [PlanningHttpModule]);
    root = await house.department.unit('Sở');
    left = await house.department.unit('Phòng Đất đai', root);
    joined = await house.department.unit('Phòng Khoáng sản', root);
    administrator = await house.signIn('administrator', root, await house.department.person(root));
    oldHead = await house.signIn('unit-head', left, await house.department.person(left));
    newHead = await house.signIn('unit-head', joined, await house.department.person(joined));
  });
  afterEach(() => house.close());

  const someone = async (): Promise<{ personId: string; session: SignedIn }> => {
    const personId = await house.department.person(left);
    return { personId, session: await house.signIn('staff', left, personId) };
  };
  const saved = async ({ session }: { session: SignedIn }): Promise<void> => {
    const item = { kind: 'hours', title: 'Tự nghiên cứu', courseId: null, plannedHalfPeriods: 4, dueOn: '2026-12-20' };
    await session.call('PUT', 'me/plans/2026', { items: [item], commitmentAccepted: true });
  };
  const submitted = async (maker: { session: SignedIn }): Promise<string> => {
    await saved(maker);
    return (await maker.session.call<Plan>('POST', 'me/plans/2026/submission')).id;
  };
  const transfer = (personId: string, effectiveOn: string): Promise<unknown> =>
    administrator.call('POST', `people/${personId}/transfers`, { unitId: joined, effectiveOn, decisionNumber: '1/QĐ' });
  const decide = (head: SignedIn, id: string, body: object = { decision: 'approve' }): Promise<string> =>
    head.refusal('POST', `plans/${id}/decision`, body);
  const unitsOfPlans = async (): Promise<Record<string, string>> => {
    const rows = await house.api.database.query<{ personId: string; unitId: string }>(
      `select person_id as "personId", unit_id as "unitId" from self_study_plans`,
    );
    return Object.fromEntries(rows.map(({ personId, unitId }) => [personId, unitId]));
  };
  const moves = (): Promise<object[]> =>
    house.api.database.query(
      `select person_id as "personId", unit_id as "unitId", details -> 'before' ->> 'unitId' as "from"
       from audit_entries where action = 'planning.plan-moved' order by seq`,
    );

  it('go to the new head with a transfer that was recorded late, once, and the old head no longer decides them', async () => {
    const maker = await someone();
    const plan = await submitted(maker);
    await transfer(maker.personId, '2026-10-01');
    await house.api.drainEvents();
    expect(await decide(oldHead, plan)).toBe('404 planning.plan-not-found');
    await house.api.database.transaction(() =>
      house.api
        .get(Events)
        .publish(new MembershipChanged({ personId: maker.personId, unitIds: [left, joined], from: '2026-10-01' })),
    );
    await house.api.drainEvents();
    expect(await moves()).toEqual([{ personId: maker.personId, unitId: joined, from: left }]);
    expect(await decide(newHead, plan)).toBe('accepted');
  });

  it('go along as drafts and returned ones too, while an approved one keeps the unit of its decision', async () => {
    const [drafting, returned, approved] = [await someone(), await someone(), await someone()];
    await saved(drafting);
    await decide(oldHead, await submitted(returned), { decision: 'return', reason: 'Thiếu nội dung số' });
    await decide(oldHead, await submitted(approved));
    for (const { personId } of [drafting, returned, approved]) await transfer(personId, '2026-11-01');
    await house.api.drainEvents();
    expect(await unitsOfPlans()).toEqual({
      [drafting.personId]: joined,
      [returned.personId]: joined,
      [approved.personId]: left,
    });
  });

  it('stay until the day of a transfer that was recorded ahead', async () => {
    const maker = await someone();
    await submitted(maker);
    await transfer(maker.personId, '2026-12-01');
    await house.api.drainEvents();
    expect(await unitsOfPlans()).toEqual({ [maker.personId]: left });
    (house.api.clock as FixedClock).set('2026-11-30T17:08:00Z');
    await house.api.get(OpenPlans).followAll();
    expect(await unitsOfPlans()).toEqual({ [maker.personId]: joined });
  });

  it('are counted by the preview of a reorganisation, which takes them to the head of the successor', async () => {
    const [maker, approved] = [await someone(), await someone()];
    const plan = await submitted(maker);
    await decide(oldHead, await submitted(approved));
    const order = {
      ...DECISION,
      effectiveOn: '2026-11-01',
      operation: 'absorb',
      unitIds: [left],
      parts: [{ unitId: joined }],
      roles: 'end',
    };
    const preview = await administrator.call<Preview>('POST', 'units/reorganisations/preview', order);
    const impact = preview.impacts.find(({ code }) => code === 'planning.self-study-plans-open');
    expect(impact).toMatchObject({ count: 1 });
    const { fingerprint } = preview;
    await administrator.call('POST', 'units/reorganisations', { ...order, fingerprint });
    await house.api.drainEvents();
    expect(await unitsOfPlans()).toEqual({ [maker.personId]: joined, [approved.personId]: left });
    expect(await decide(newHead, plan)).toBe('accepted');
  });
});
