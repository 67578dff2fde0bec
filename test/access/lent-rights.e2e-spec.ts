import { AwardsHttpModule, AwardsModule } from '#awards';
import { PlanningHttpModule, PlanningModule } from '#planning';
import { RecordsModule } from '#records';
import { ScoringModule, ScoringPeriods } from '#scoring';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

interface Delegations {
  readonly delegable: readonly { readonly id: string; readonly role: string }[];
}

/** Somebody with a session; each has one account. */
interface Member {
  readonly personId: string;
  readonly session: SignedIn;
}

const LENDERS_PLAN = '403 planning.lenders-plan-not-decidable';
const LENDERS_NOMINATION = '403 awards.lenders-nomination-not-decidable';

describe('lent rights', () => {
  let house: ServedHouse;
  let root: string;
  let branch: string;
  let director: Member;
  let chief: Member;
  let colleague: Member;
  /** Acts for the chief and for nobody else. */
  let deputy: Member;
  /** Acts for the director and for nobody else. */
  let viceDirector: Member;

  beforeAll(async () => {
    house = await ServedHouse.boot(
      [RecordsModule, PlanningModule, ScoringModule, AwardsModule],
      [PlanningHttpModule, AwardsHttpModule],
    );
    await house.openYear();
    root = await house.department.unit('Sở');
    branch = await house.department.unit('Chi cục', root);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    director = await member('leadership', root);
    chief = await member('unit-head', branch);
    colleague = await member('staff', branch);
    deputy = await lend(chief, await member('staff', branch));
    viceDirector = await lend(director, await member('staff', root));
  });

  async function member(role: string, unitId: string, home = unitId): Promise<Member> {
    const personId = await house.department.person(home);
    return { personId, session: await house.signIn(role, unitId, personId) };
  }

  /** The lender goes on leave; the delegate is signed out by it and comes back with the lent right. */
  async function lend(lender: Member, { personId }: Member): Promise<Member> {
    const { delegable } = await lender.session.call<Delegations>('GET', 'me/delegations');
    const account = await house.api.database.one<{ id: string }>(`select id from accounts where person_id = $1`, [
      personId,
    ]);
    await lender.session.call('POST', 'me/delegations', {
      grantId: delegable[0]?.id,
      accountId: account?.id,
      to: '2026-12-16',
      reason: 'Nghỉ phép',
    });
    return { personId, session: await house.signInAgain(personId) };
  }

  describe('over self-study plans', () => {
    const submitted = async ({ session }: Member): Promise<string> => {
      const item = {
        kind: 'hours',
        title: 'Tự nghiên cứu',
        courseId: null,
        plannedHalfPeriods: 4,
        dueOn: '2026-12-20',
      };
      await session.call('PUT', 'me/plans/2026', { items: [item], commitmentAccepted: true });
      return (await session.call<{ id: string }>('POST', 'me/plans/2026/submission')).id;
    };
    const decide = ({ session }: Member, id: string, decision: object = { decision: 'approve' }): Promise<string> =>
      session.refusal('POST', `plans/${id}/decision`, decision);
    const stateOf = async (id: string) =>
      house.api.database.one(`select state, decided_by as "decidedBy" from self_study_plans where id = $1`, [id]);

    it('decide those of others, so that an absence stops nobody', async () => {
      const plan = await submitted(colleague);
      expect(await decide(deputy, plan)).toBe('accepted');
      expect(await stateOf(plan)).toEqual({ state: 'approved', decidedBy: deputy.personId });
    });

    it.each([{ decision: 'approve' }, { decision: 'return', reason: 'Thiếu nội dung số' }])(
      'decide neither the plan of who lends them nor the own one: %j',
      async (decision) => {
        const [ofChief, own] = [await submitted(chief), await submitted(deputy)];
        const ofDirector = await submitted(director);
        expect(await decide(deputy, ofChief, decision)).toBe(LENDERS_PLAN);
        expect(await decide(deputy, own, decision)).toBe('403 planning.own-plan-not-decidable');
        expect(await decide(viceDirector, ofDirector, decision)).toBe(LENDERS_PLAN);
        for (const id of [ofChief, own, ofDirector]) {
          expect(await stateOf(id)).toEqual({ state: 'submitted', decidedBy: null });
        }
      },
    );

    it('of one lender decide the plan of another one', async () => {
      const both = await lend(director, await lend(chief, await member('staff', branch)));
      const [ofChief, ofDirector] = [await submitted(chief), await submitted(director)];
      expect(await decide(both, ofChief)).toBe('accepted');
      expect(await decide(both, ofDirector)).toBe(LENDERS_PLAN);
    });

    it('take nothing from who has the right without them', async () => {
      const headOfAll = await lend(chief, await member('unit-head', root, branch));
      expect(await decide(headOfAll, await submitted(chief))).toBe('accepted');
    });
  });

  describe('over nominations', () => {
    const nominated = async (personId: string): Promise<string> => {
      const { id: periodId } = await house.api.get(ScoringPeriods).current();
      const office = await house.signIn('office', root, await house.department.person(root));
      const { id } = await office.call<{ id: string }>('POST', 'awards/nominations', {
        ...{ periodId, subjectKind: 'individual', subjectId: personId },
        ...{ titleCode: 'advanced_worker', grounds: 'Học đều, chia sẻ nhiều' },
      });
      await office.call('POST', `awards/nominations/${id}/submission`);
      return id;
    };
    const approval = { decision: 'approved', reason: 'Xứng đáng', decisionNumber: '12/QĐ', signer: 'Trần Thị Mai' };
    const decide = ({ session }: Member, id: string, decision: object = approval): Promise<string> =>
      session.refusal('POST', `awards/nominations/${id}/decision`, decision);
    const stateOf = async (id: string) =>
      house.api.database.one(
        `select n.state, r.nomination_id is not null as awarded
         from nominations n left join award_register r on r.nomination_id = n.id where n.id = $1`,
        [id],
      );

    it('decide those of others', async () => {
      const id = await nominated(colleague.personId);
      expect(await decide(viceDirector, id)).toBe('accepted');
      expect(await stateOf(id)).toEqual({ state: 'approved', awarded: true });
    });

    it.each([approval, { decision: 'declined', reason: 'Chưa đủ điều kiện' }])(
      'decide neither that of who lends them nor the own one: $decision',
      async (decision) => {
        const [ofDirector, own] = [await nominated(director.personId), await nominated(viceDirector.personId)];
        expect(await decide(viceDirector, ofDirector, decision)).toBe(LENDERS_NOMINATION);
        expect(await decide(viceDirector, own, decision)).toBe('403 awards.own-nomination-not-decidable');
        for (const id of [ofDirector, own]) expect(await stateOf(id)).toEqual({ state: 'submitted', awarded: false });
      },
    );

    it('of one lender decide the nomination of another one, and the own right goes on', async () => {
      const ofBranch = await member('leadership', branch);
      const both = await lend(director, await lend(ofBranch, await member('staff', branch)));
      expect(await decide(both, await nominated(ofBranch.personId))).toBe('accepted');
      expect(await decide(both, await nominated(director.personId))).toBe(LENDERS_NOMINATION);
      const another = await member('leadership', branch);
      const leader = await lend(another, await member('leadership', root, branch));
      expect(await decide(leader, await nominated(another.personId))).toBe('accepted');
    });
  });
});
