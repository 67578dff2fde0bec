import { ScoringPeriods } from '#scoring';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';
import { EVERY_DOMAIN, EVERY_HTTP } from '../privacy/every-domain.js';

interface Made {
  readonly id: string;
}

/** Two records of one person, both with an account. */
interface Doubled {
  readonly survivorId: string;
  readonly mergedId: string;
  readonly survivor: SignedIn;
  readonly merged: SignedIn;
}

describe('plans and nominations of two records that become one', () => {
  let house: ServedHouse;
  let unit: string;
  let periodId: string;
  let administrator: SignedIn;
  let head: SignedIn;
  let director: SignedIn;

  beforeAll(async () => {
    house = await ServedHouse.boot(EVERY_DOMAIN, EVERY_HTTP);
    await house.openYear();
    const root = await house.department.unit('Sở');
    unit = await house.department.unit('Phòng Đất đai', root);
    administrator = await house.signIn('administrator', root, await house.department.person(root));
    head = await house.signIn('unit-head', unit, await house.department.person(unit));
    director = await house.signIn('leadership', root, await house.department.person(root));
    periodId = (await house.api.get(ScoringPeriods).current()).id;
  });
  afterAll(() => house.close());

  async function doubled(): Promise<Doubled> {
    const [survivorId, mergedId] = [await house.department.person(unit), await house.department.person(unit)];
    const survivor = await house.signIn('staff', unit, survivorId);
    return { survivorId, mergedId, survivor, merged: await house.signIn('staff', unit, mergedId) };
  }
  const merge = async ({ survivorId, mergedId }: Doubled): Promise<string> =>
    (await administrator.call<Made>('POST', 'person-merges', { survivorId, mergedId })).id;
  const saved = async (maker: SignedIn, year: number): Promise<void> => {
    const item = { kind: 'hours', title: 'Tự nghiên cứu', courseId: null, plannedHalfPeriods: 4 };
    const items = [{ ...item, dueOn: `${year}-12-20` }];
    await maker.call('PUT', `me/plans/${year}`, { items, commitmentAccepted: true });
  };
  const submitted = async (maker: SignedIn, year: number): Promise<string> => {
    await saved(maker, year);
    return (await maker.call<Made>('POST', `me/plans/${year}/submission`)).id;
  };
  const approve = (planId: string): Promise<unknown> =>
    head.call('POST', `plans/${planId}/decision`, { decision: 'approve' });
  const plans = async ({ survivorId, mergedId }: Doubled): Promise<string[]> => {
    const rows = await house.api.database.query<{ line: string }>(
      `select concat_ws(' ', case person_id when $1 then 'survivor' else 'merged' end, year, state) as line
       from self_study_plans where person_id in ($1, $2) order by 1`,
      [survivorId, mergedId],
    );
    return rows.map(({ line }) => line);
  };

  it('keep of each year the plan that got further, and give everything back when the merge is undone', async () => {
    const pair = await doubled();
    await saved(pair.survivor, 2026);
    const waiting = await submitted(pair.merged, 2026);
    await approve(await submitted(pair.survivor, 2025));
    await submitted(pair.merged, 2025);
    await saved(pair.survivor, 2027);
    await saved(pair.merged, 2027);
    const before = await plans(pair);
    const mergeId = await merge(pair);
    expect((await plans(pair)).slice(3)).toEqual([
      'survivor 2025 approved',
      'survivor 2026 submitted',
      'survivor 2027 draft',
    ]);
    await approve(waiting);
    await administrator.call('POST', `person-merges/${mergeId}/undo`);
    const after = before.map((line) => (line === 'merged 2026 submitted' ? 'merged 2026 approved' : line));
    expect(await plans(pair)).toEqual(after);
  });

  const nominated = async (subjectId: string, titleCode: string): Promise<string> => {
    const order = { periodId, subjectKind: 'individual', subjectId, titleCode, grounds: 'Học đều, chia sẻ nhiều' };
    const { id } = await head.call<Made>('POST', 'awards/nominations', order);
    await head.call('POST', `awards/nominations/${id}/submission`);
    return id;
  };
  const decide = (id: string): Promise<string> =>
    director.refusal('POST', `awards/nominations/${id}/decision`, {
      decision: 'approved',
      reason: 'Xứng đáng với danh hiệu',
      decisionNumber: '12/QĐ',
      signer: 'Trần Thị Mai',
    });

  it('refuse a second nomination for a title that the other record is nominated for', async () => {
    const pair = await doubled();
    await nominated(pair.mergedId, 'advanced_worker');
    await merge(pair);
    await expect(nominated(pair.survivorId, 'advanced_worker')).rejects.toThrow('409 awards.already-nominated');
    await expect(nominated(pair.survivorId, 'base_emulation_fighter')).resolves.toEqual(expect.any(String));
  });

  it('award one achievement once: the second decision is undone as a whole, with its entry in the trail', async () => {
    const pair = await doubled();
    const first = await nominated(pair.survivorId, 'advanced_worker');
    const second = await nominated(pair.mergedId, 'advanced_worker');
    await merge(pair);
    expect(await decide(first)).toBe('accepted');
    expect(await decide(second)).toBe('409 awards.already-awarded');
    expect(
      await house.api.database.query(
        `select n.id, n.state,
                (select count(*)::int from audit_entries e where e.subject_id = n.id and e.action = 'awards.nomination-approved') as entries
         from nominations n where n.id in ($1, $2) order by n.id`,
        [first, second],
      ),
    ).toEqual([
      { id: first, state: 'approved', entries: 1 },
      { id: second, state: 'submitted', entries: 0 },
    ]);
  });
});
