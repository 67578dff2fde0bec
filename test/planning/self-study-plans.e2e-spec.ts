import { PlanningHttpModule, PlanningModule } from '#planning';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

interface Plan {
  readonly id: string;
  readonly state: string;
}

describe('self-study plans over HTTP', () => {
  let house: ServedHouse;
  let root: string;
  let branch: string;
  let director: SignedIn;
  let chief: SignedIn;
  let head: SignedIn;

  beforeAll(async () => {
    house = await ServedHouse.boot([PlanningModule], [PlanningHttpModule]);
    root = await house.department.unit('Sở');
    branch = await house.department.unit('Chi cục', root);
    const station = await house.department.unit('Hạt', branch);
    director = await house.signIn('leadership', root, await house.department.person(root));
    chief = await house.signIn('unit-head', branch, await house.department.person(branch));
    head = await house.signIn('unit-head', station, await house.department.person(station));
  });
  afterAll(() => house.close());

  const submitted = async (maker: SignedIn, year: number): Promise<string> => {
    const item = { kind: 'hours', title: 'Tự nghiên cứu', courseId: null, plannedHalfPeriods: 4 };
    const items = [{ ...item, dueOn: `${year}-06-30` }];
    await maker.call('PUT', `me/plans/${year}`, { items, commitmentAccepted: true });
    return (await maker.call<Plan>('POST', `me/plans/${year}/submission`)).id;
  };
  const approve = { decision: 'approve' };

  it("has a head's plan decided by a head above, and by the leadership, never by the maker", async () => {
    const ofHead = await submitted(head, 2026);
    const ofChief = await submitted(chief, 2026);
    const ofDirector = await submitted(director, 2026);
    expect(await head.refusal('POST', `plans/${ofHead}/decision`, approve)).toBe('403 planning.own-plan-not-decidable');
    expect(await chief.refusal('POST', `plans/${ofHead}/decision`, approve)).toBe('accepted');
    expect(await head.refusal('POST', `plans/${ofChief}/decision`, approve)).toBe('404 planning.plan-not-found');
    expect(await director.call<Plan>('GET', `plans/${ofChief}`)).toMatchObject({ state: 'submitted' });
    expect(await director.call<Plan>('POST', `plans/${ofChief}/decision`, approve)).toMatchObject({
      state: 'approved',
    });
    expect(await director.refusal('POST', `plans/${ofDirector}/decision`, approve)).toBe(
      '403 planning.own-plan-not-decidable',
    );
  });

  it('refuses a plan for a year that nobody plans for', async () => {
    const body = { items: [], commitmentAccepted: false };
    expect(await head.refusal('PUT', 'me/plans/2099', body)).toBe('400 planning.year-out-of-reach');
    expect(await head.refusal('PUT', 'me/plans/2027', body)).toBe('accepted');
  });
});
