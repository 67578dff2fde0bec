import { AwardsHttpModule, AwardsModule, Standings } from '#awards';
import { PlanningModule } from '#planning';
import { RecordsModule } from '#records';
import { ScoreRefreshService, ScoringModule, ScoringPeriods } from '#scoring';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

interface Nomination {
  readonly id: string;
  readonly candidate: boolean | null;
  readonly selfNominated: boolean;
  readonly record: { readonly creditedHalfPeriods: number; readonly requiredHalfPeriods: number } | null;
}

describe('nominations over HTTP', () => {
  let house: ServedHouse;
  let head: SignedIn;
  let director: SignedIn;
  let headId: string;
  let periodId: string;

  beforeAll(async () => {
    house = await ServedHouse.boot([RecordsModule, PlanningModule, ScoringModule, AwardsModule], [AwardsHttpModule]);
    await house.openYear();
    const root = await house.department.unit('Sở');
    const unitId = await house.department.unit('Phòng Đất đai', root);
    const waterId = await house.department.unit('Phòng Nước', root);
    // Enough people in the department itself that the office of one does not hide the other one with it.
    for (let made = 0; made < 6; made += 1) {
      await house.department.person(waterId);
      await house.department.person(root);
    }
    headId = await house.department.person(unitId);
    head = await house.signIn('unit-head', unitId, headId);
    director = await house.signIn('leadership', root, await house.department.person(root));
    const period = await house.api.get(ScoringPeriods).current();
    await house.api.get(ScoreRefreshService).recomputePeriod(period.id);
    await house.api.get(Standings).refresh(period.id);
    periodId = period.id;
  });
  afterAll(() => house.close());

  const submitted = async (titleCode: string): Promise<Nomination> => {
    const order = {
      periodId,
      subjectKind: 'individual',
      subjectId: headId,
      titleCode,
      grounds: 'Học đều, chia sẻ nhiều',
    };
    const { id } = await head.call<Nomination>('POST', 'awards/nominations', order);
    return head.call<Nomination>('POST', `awards/nominations/${id}/submission`);
  };
  const approval = { decision: 'approved', reason: 'Xứng đáng', decisionNumber: '12/QĐ', signer: 'Trần Thị Mai' };

  it('refuses a decision of tomorrow and one from before the submission', async () => {
    const { id } = await submitted('advanced_worker');
    const decide = (decidedOn: string) =>
      director.refusal('POST', `awards/nominations/${id}/decision`, { ...approval, decidedOn });
    expect(await decide('2199-01-01')).toBe('400 awards.decision-day-impossible');
    expect(await decide('2020-01-01')).toBe('400 awards.decision-day-impossible');
    const [row] = await house.api.database.query<{ state: string }>(`select state from nominations where id = $1`, [
      id,
    ]);
    expect(row?.state).toBe('submitted');
  });

  it('shows whoever decides that the record does not propose the person, who nominated themselves', async () => {
    const nomination = await submitted('base_emulation_fighter');
    const { items } = await director.call<{ items: Nomination[] }>('GET', `awards/nominations?periodId=${periodId}`);
    expect(items.find(({ id }) => id === nomination.id)).toMatchObject({
      candidate: false,
      selfNominated: true,
      record: { creditedHalfPeriods: 0, requiredHalfPeriods: 80 },
    });
  });

  it('says on the board which scores the reader may open', async () => {
    const { standings } = await head.call<{ standings: { unitName: string; readable: boolean }[] }>(
      'GET',
      'awards/standings',
    );
    expect(standings.map(({ unitName, readable }) => [unitName, readable])).toEqual([
      ['Phòng Đất đai', true],
      ['Phòng Nước', false],
    ]);
  });
});
