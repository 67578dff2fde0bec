import fc from 'fast-check';
import { Assignments, OrgUnits, ReorganisationPreviews, Reorganisations, type ReorganisationOrder } from '#identity';
import { type Actor, Clock, DomainError } from '#platform';
import { type FixedClock } from '#platform/testing';
import { LearningChain } from './learning-chain.js';
import { NaiveOrganisation } from './organisation-replay.js';

jest.setTimeout(180_000);

/** The year in steps of 15 days; the last one has what is left. */
const DAYS = 24;
const dateOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day * 15)).toISOString().slice(0, 10);
const lengthOf = (day: number): number => (day === DAYS - 1 ? 365 - 15 * (DAYS - 1) : 15);

const KINDS = ['create', 'rename', 'move', 'merge', 'split', 'absorb', 'dissolve', 'transfer', 'correct'] as const;
const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  day: fc.integer({ min: 1, max: DAYS - 1 }),
  picks: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  continues: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const NEW_UNIT = { shortName: null, code: null, kind: 'division' as const };
const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

/** One made-up department: every act goes to the real services and, when these accept it, to the replay. */
class History {
  replay = new NaiveOrganisation(DAYS);
  readonly known: { at: Date; as: NaiveOrganisation }[] = [];
  root = '';
  accepted = 0;
  refused: string[] = [];

  private constructor(
    private readonly chain: LearningChain,
    private readonly clock: FixedClock,
  ) {}

  static async begin(chain: LearningChain): Promise<History> {
    const history = new History(chain, chain.module.get(Clock) as FixedClock);
    const { department } = chain;
    history.root = await department.unit('Sở', null, dateOf(0));
    history.replay.begin(history.root, 0, 'Sở', null);
    for (let index = 0; index < 5; index += 1) {
      const parent = index < 3 ? history.root : ([...history.replay.units.keys()][1] ?? history.root);
      const unit = await department.unit(`Phòng ${index}`, parent, dateOf(0));
      history.replay.begin(unit, 0, `Phòng ${index}`, parent);
      for (let person = 0; person < 3; person += 1)
        history.replay.hire(await department.person(unit, { from: dateOf(0) }), 0, unit);
    }
    // The rows of the beginning are written with the database's own time; the clock of the test stands behind it.
    await chain.rows(
      `with units as (update org_unit_versions set recorded = tstzrange($1, null) where unit_id = any($2::uuid[]) and upper_inf(recorded))
       update assignments set recorded = tstzrange($1, null) where unit_id = any($2::uuid[]) and upper_inf(recorded)`,
      [history.clock.now(), [...history.replay.units.keys()]],
    );
    history.remember();
    return history;
  }

  async take(step: Step): Promise<void> {
    this.clock.advance({ seconds: 1 });
    const next = this.replay.copy();
    try {
      if (!(await this.attempt(step, next))) return;
      this.accepted += 1;
      this.replay = next;
      this.remember();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refused.push(error.code);
    }
  }

  private remember(): void {
    this.known.push({ at: this.clock.now(), as: this.replay.copy() });
  }

  private get actor(): Actor {
    const grants = [{ role: 'administrator', unitId: this.root }];
    return {
      kind: 'person',
      accountId: null,
      personId: null,
      name: 'administrator',
      grants,
      scopes: [],
      sessionId: null,
    };
  }

  private decision(day: number) {
    return { effectiveOn: dateOf(day), decisionNumber: '12/QĐ-SNNMT', decisionDate: '2026-01-05', note: null };
  }

  private attempt(step: Step, next: NaiveOrganisation): Promise<boolean> {
    switch (step.kind) {
      case 'create':
      case 'rename':
      case 'move':
        return this.changeUnit(step, next);
      case 'transfer':
      case 'correct':
        return this.changePerson(step, next);
      default:
        return this.reorganise(step, next);
    }
  }

  private async changeUnit({ kind, day, picks }: Step, next: NaiveOrganisation): Promise<boolean> {
    const organisation = this.chain.module.get(OrgUnits);
    const alive = [...next.units.keys()].filter((id) => next.alive(id, day));
    const unit = pick(alive, picks[0]);
    const other = pick(alive, picks[1]);
    if (!unit || !other) return false;
    if (kind === 'create') {
      const name = `Đội ${picks[2]}`;
      const id = await organisation.create(this.actor, { ...this.decision(day), ...NEW_UNIT, parentId: unit, name });
      next.begin(id, day, name, unit);
    } else if (kind === 'rename') {
      const name = `Phòng ${picks[2]} mới`;
      await organisation.rename(this.actor, unit, { ...this.decision(day), name, shortName: undefined });
      next.rename(unit, day, name);
    } else {
      await organisation.move(this.actor, unit, other, this.decision(day));
      next.move(unit, day, other);
    }
    return true;
  }

  private async changePerson({ kind, day, picks }: Step, next: NaiveOrganisation): Promise<boolean> {
    const assignments = this.chain.module.get(Assignments);
    const person = pick([...next.people.keys()], picks[0]);
    const unit = pick(
      [...next.units.keys()].filter((id) => next.alive(id, 0) && next.lastsFrom(id, 0)),
      picks[1],
    );
    if (!person || !unit) return false;
    const unchanged = { position: undefined, category: undefined };
    if (kind === 'transfer') {
      const order = { ...unchanged, unitId: unit, effectiveOn: dateOf(day), decisionNumber: '9/QĐ-SNNMT' };
      await assignments.transfer(this.actor, person, order);
      next.transfer(person, day, unit);
    } else {
      const known = (await assignments.historyOf(person)).filter(({ supersededAt }) => supersededAt === null);
      const on = dateOf(day);
      const wrong = known.find(({ from, to }) => from <= on && (to === null || on < to));
      await assignments.correct(this.actor, person, wrong?.id ?? '', {
        ...unchanged,
        unitId: unit,
        from: undefined,
        to: undefined,
      });
      next.correct(person, day, unit);
    }
    return true;
  }

  private async reorganise(step: Step, next: NaiveOrganisation): Promise<boolean> {
    const { kind, day, picks } = step;
    const steady = [...next.units.keys()].filter((id) => id !== this.root && next.steadyFrom(id, day));
    const sources = [...new Set([pick(steady, picks[0]), ...(kind === 'merge' ? [pick(steady, picks[1])] : [])])];
    const units = sources.filter((id) => id !== undefined);
    const receiver = pick(
      [...next.units.keys()].filter((id) => !units.includes(id) && next.alive(id, day) && next.lastsFrom(id, day)),
      picks[2],
    );
    const continues = kind === 'split' && step.continues;
    if (units.length === 0 || receiver === undefined) return false;
    const there = [...next.people].filter(([, days]) =>
      days.some((s, at) => at >= day && units.includes(s?.unit ?? '')),
    );
    const named = there.filter((_, index) => index % 2 === 0).map(([person]) => person);
    const order = this.orderOf(step, next, { units, receiver, named, continues });
    const total = [...units, receiver].reduce((sum, id) => sum + next.peopleOf(id, day).length, 0);
    const { fingerprint } = await this.chain.module
      .get(ReorganisationPreviews)
      .preview(this.actor, order, { limit: 20, offset: 0 });
    const { unitIds } = await this.chain.module.get(Reorganisations).carryOut(this.actor, order, fingerprint);
    order.parts.forEach((part, index) => {
      if (part.unitId === null) next.begin(unitIds[index] ?? '', day, part.name ?? '', part.parentId);
    });
    const place = (person: string) => unitIds[kind === 'split' && named.includes(person) ? 1 : 0] ?? '';
    if (continues) next.carry(units, day, place);
    else next.end(units, day, place, () => this.root);
    const after = new Set([...units, receiver, ...unitIds]);
    expect([...after].reduce((sum, id) => sum + next.peopleOf(id, day).length, 0)).toBe(total);
    return true;
  }

  private orderOf(
    { kind, day, picks }: Step,
    next: NaiveOrganisation,
    { units, receiver, named, continues }: { units: string[]; receiver: string; named: string[]; continues: boolean },
  ): ReorganisationOrder {
    const there = { name: null, shortName: null, code: null, kind: null, parentId: null };
    const fresh = (share: string) => ({
      ...NEW_UNIT,
      unitId: null,
      name: `Phòng ${picks[2]} ${share}`,
      parentId: this.root,
      share,
    });
    const own = units[0] ?? '';
    const parts = {
      merge: [fresh('1')],
      absorb: [{ ...there, unitId: receiver, share: '1' }],
      dissolve: [{ ...there, unitId: receiver, share: '1' }],
      split: [continues ? { ...there, unitId: own, share: '0.35' } : fresh('0.35'), fresh('0.65')],
    };
    const operation = kind as keyof typeof parts;
    const below = [...next.units].filter(
      ([id, days]) => !units.includes(id) && days.some((s, at) => at >= day && units.includes(s?.parent ?? '')),
    );
    return {
      ...this.decision(day),
      operation,
      unitIds: units,
      parts: parts[operation],
      people: operation === 'split' ? named.map((personId) => ({ personId, part: 1 })) : [],
      defaultPart: operation === 'split' ? 0 : null,
      children: continues
        ? []
        : below.map(([unitId]) => ({ unitId, parentId: this.root, part: null, dissolve: false })),
      roles: 'pass',
    };
  }
}

describe('random histories of a department', () => {
  let chain: LearningChain;
  beforeAll(async () => {
    chain = await LearningChain.boot();
  });
  afterAll(() => chain.close());

  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

  /** The tree on every third day, as known after every act, beside what the replay knew then. */
  async function expectAsOfToAgree({ known }: History): Promise<void> {
    for (const { at, as } of known) {
      for (let day = 0; day < DAYS; day += 3) {
        const { units } = await chain.module.get(OrgUnits).tree(dateOf(day), at);
        const own = units.filter(({ id }) => as.units.has(id));
        expect(own.map(({ id, name, parentId, people }) => ({ id, name, parentId, people })).sort(byId)).toEqual(
          as.tree(day).sort(byId),
        );
      }
    }
  }

  /** As known now, by the function that every screen uses, and by the views that every count joins. */
  async function expectTodayToAgree({ replay }: History): Promise<void> {
    for (let day = 0; day < DAYS; day += 1) {
      const { units } = await chain.module.get(OrgUnits).tree(dateOf(day));
      const own = units.filter(({ id }) => replay.units.has(id));
      expect(own.map(({ id, name, parentId, people }) => ({ id, name, parentId, people })).sort(byId)).toEqual(
        replay.tree(day).sort(byId),
      );
    }
  }

  /** Once, in the unit of most days, a tie going to the later one (domain.md §8.3.2). */
  async function expectEverybodyOnce({ replay }: History): Promise<void> {
    await chain.recompute();
    const people = [...replay.people.keys()];
    const rows = await chain.rows<{ personId: string; unitId: string }>(
      `select person_id as "personId", unit_id as "unitId" from person_score_facts where person_id = any($1::uuid[])`,
      [people],
    );
    const expected = people.map((personId) => ({ personId, unitId: homeOf(replay.people.get(personId) ?? []) }));
    const order = (row: { personId: string }) => row.personId;
    expect(rows.sort((one, other) => (order(one) < order(other) ? -1 : 1))).toEqual(
      expected.sort((one, other) => (order(one) < order(other) ? -1 : 1)),
    );
  }

  function homeOf(days: readonly ({ unit: string; stretch: number } | null)[]): string {
    const spent = new Map<string, { days: number; latest: number }>();
    days.forEach((stay, day) => {
      if (!stay) return;
      const begins = stay.stretch !== days[day - 1]?.stretch;
      const { days: before = 0, latest = 0 } = spent.get(stay.unit) ?? {};
      spent.set(stay.unit, { days: before + lengthOf(day), latest: begins ? day : latest });
    });
    const ranked = [...spent].sort(([, one], [, other]) => other.days - one.days || other.latest - one.latest);
    return ranked[0]?.[0] ?? '';
  }

  /** Every unit passes on as a whole: its shares add up to exactly 1 in each act. */
  async function expectWholeShares({ replay }: History): Promise<void> {
    const broken = await chain.rows(
      `select from_unit_id from org_event_mappings where from_unit_id = any($1::uuid[])
       group by event_id, from_unit_id having sum(share) <> 1`,
      [[...replay.units.keys()]],
    );
    expect(broken).toEqual([]);
  }

  it('agree with a naive replay, count everybody once, and add up', async () => {
    const taken = { accepted: 0, refused: [] as string[] };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        const history = await History.begin(chain);
        for (const each of steps) await history.take(each);
        taken.accepted += history.accepted;
        taken.refused.push(...history.refused);
        await expectAsOfToAgree(history);
        await expectTodayToAgree(history);
        await expectEverybodyOnce(history);
        await expectWholeShares(history);
      }),
      { numRuns: 12, seed: 20_261_125, endOnFailure: true },
    );
    // What was refused would have closed a circle, stood below something that ends, or changed nothing.
    const clear = [
      'identity.unit-circular',
      'identity.unit-ends-later',
      'identity.unit-unchanged',
      'identity.assignment-unchanged',
    ];
    const shapes = ['identity.reorganisation-malformed', 'identity.root-unit-fixed', 'identity.unit-changes-planned'];
    expect(taken.refused.filter((code) => ![...clear, ...shapes].includes(code))).toEqual([]);
    expect(taken.accepted).toBeGreaterThan(taken.refused.length * 2);
  });
});
