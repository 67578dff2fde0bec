import { AwardsHttpModule, AwardsModule, Standings } from '#awards';
import { PlanningHttpModule, PlanningModule } from '#planning';
import { RecordsModule } from '#records';
import { ReportingHttpModule, ReportingModule } from '#reporting';
import { ScoreRefreshService, ScoringHttpModule, ScoringModule, ScoringPeriods } from '#scoring';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

interface List {
  readonly units: readonly { readonly unitName: string }[];
  readonly withheld: number;
}

interface Detail {
  readonly withheld: boolean;
  readonly mayExplain: boolean;
  readonly indicators: readonly object[];
  readonly criteria: readonly object[];
  readonly trend: readonly object[];
}

interface Board {
  readonly standings: readonly { readonly unitName: string; readonly headcount: number | null }[];
  readonly withheld: number;
}

describe('groups of fewer than five people', () => {
  let house: ServedHouse;
  let tiny: string;
  let middle: string;
  const readers = new Map<string, SignedIn>();

  beforeAll(async () => {
    house = await ServedHouse.boot(
      [RecordsModule, PlanningModule, ScoringModule, AwardsModule, ReportingModule],
      [PlanningHttpModule, ScoringHttpModule, AwardsHttpModule, ReportingHttpModule],
    );
    await house.openYear();
    const root = await house.department.unit('Sở');
    tiny = await house.department.unit('Tổ Ba Người', root);
    middle = await house.department.unit('Phòng Bảy Người', root);
    const large = await house.department.unit('Phòng Mười Người', root);
    for (const [role, unitId] of [
      ['staff', tiny],
      ['unit-head', tiny],
      ['staff', middle],
      ['leadership', root],
      ['auditor', root],
      ['office', root],
      ['council-member', root],
    ] as const) {
      const name = unitId === root ? role : `${role} of ${unitId === tiny ? 'tiny' : 'middle'}`;
      readers.set(name, await house.signIn(role, unitId, await house.department.person(unitId)));
    }
    for (const [unitId, more] of [
      [tiny, 1],
      [middle, 6],
      [large, 10],
    ] as const)
      for (let made = 0; made < more; made += 1) await house.department.person(unitId);
    const period = await house.api.get(ScoringPeriods).current();
    await house.api.get(ScoreRefreshService).recomputePeriod(period.id);
    await house.api.get(Standings).refresh(period.id);
  });
  afterAll(() => house.close());

  const reader = (name: string): SignedIn => {
    const found = readers.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const names = (rows: readonly { readonly unitName: string }[]): string[] =>
    rows.map(({ unitName }) => unitName).sort();

  // Four people stand in the department itself: with the three of the team that makes seven, and still two places.
  it.each(['leadership', 'auditor'])('are neither listed nor left over for the %s, and counted above', async (role) => {
    const scores = await reader(role).call<List>('GET', 'scores/units');
    const overview = await reader(role).call<List>('GET', 'reports/overview');
    for (const { units, withheld } of [scores, overview]) {
      expect(names(units)).toEqual(['Phòng Bảy Người', 'Phòng Mười Người', 'Sở']);
      expect(withheld).toBe(1);
    }
    expect(await reader(role).call('GET', `scores/units/${tiny}`)).toMatchObject({
      ...{ withheld: true, mayExplain: false, indicators: [], criteria: [], trend: [] },
    });
  });

  it.each(['leadership', 'auditor'])(
    'and of more are not explained by name to the %s, nor given as rows',
    async (role) => {
      const asked = reader(role);
      expect(await asked.refusal('GET', `scores/units/${middle}/indicators/4.2`)).toBe('404 scoring.unit-not-found');
      expect((await asked.call<Detail>('GET', `scores/units/${middle}`)).indicators.length).toBeGreaterThan(0);
      expect(await asked.refusal('GET', 'reports/completions')).toMatch(/^403/u);
    },
  );

  it.each(['office', 'council-member'])('are listed and explained to the %s', async (role) => {
    const { units, withheld } = await reader(role).call<List>('GET', 'scores/units');
    expect([units.length, withheld]).toEqual([4, 0]);
    expect((await reader(role).call<Detail>('GET', `scores/units/${tiny}`)).indicators.length).toBeGreaterThan(0);
    expect(await reader(role).refusal('GET', `scores/units/${tiny}/indicators/4.2`)).toBe('accepted');
  });

  it('are open to their head, and to their members as a total alone', async () => {
    const ofHead = await reader('unit-head of tiny').call<Detail>('GET', `scores/units/${tiny}`);
    expect([ofHead.withheld, ofHead.mayExplain, ofHead.indicators.length > 0]).toEqual([false, true, true]);
    expect(await reader('staff of tiny').call<Detail>('GET', `scores/units/${tiny}`)).toMatchObject({
      ...{ withheld: true, mayExplain: false, indicators: [], criteria: [], trend: [] },
    });
    const ofMember = await reader('staff of middle').call<Detail>('GET', `scores/units/${middle}`);
    expect([ofMember.withheld, ofMember.indicators.length > 0]).toEqual([false, true]);
  });

  const SEVEN = 'Phòng Bảy Người';
  const TEN = 'Phòng Mười Người';
  const THREE = 'Tổ Ba Người';
  const board = async (session: SignedIn): Promise<[Record<string, number | null>, number]> => {
    const { standings, withheld } = await session.call<Board>('GET', 'awards/standings');
    return [Object.fromEntries(standings.map(({ unitName, headcount }) => [unitName, headcount])), withheld];
  };

  it.each([
    ['leadership', { [SEVEN]: 7, [TEN]: 10 }, 1],
    ['auditor', { [SEVEN]: 7, [TEN]: 10 }, 1],
    ['office', { [SEVEN]: 7, [TEN]: 10, [THREE]: 3 }, 0],
    ['council-member', { [SEVEN]: 7, [TEN]: 10, [THREE]: 3 }, 0],
    ['unit-head of tiny', { [SEVEN]: null, [TEN]: null, [THREE]: 3 }, 0],
    ['staff of middle', { [SEVEN]: null, [TEN]: null }, 1],
    ['staff of tiny', { [SEVEN]: null, [TEN]: null }, 1],
  ])('are ranked, and shown on the board of the %s as %j', async (name, shown, withheld) => {
    expect(await board(reader(name))).toEqual([shown, withheld]);
  });

  it.each(['leadership', 'auditor'])('have no training plan and no named record for the %s', async (role) => {
    expect(await reader(role).refusal('GET', `units/${tiny}/training-plans/2026`)).toMatch(/^403/u);
    expect(await reader(role).refusal('GET', `units/${middle}/training-plans/2026`)).toMatch(/^403/u);
  });

  it('have a trend for those who see all of them', async () => {
    for (const name of ['office', 'council-member', 'unit-head of tiny']) {
      expect((await reader(name).call<Detail>('GET', `scores/units/${tiny}`)).trend).toHaveLength(1);
    }
  });
});
