import { type INestApplicationContext, type Type } from '@nestjs/common';
import { CoursesBulk } from '#courses';
import { Passwords, PeopleBulk, type Role } from '#identity';
import { PlanningBulk } from '#planning';
import { Clock, Database } from '#platform';
import { RecordsBulk } from '#records';
import { ScoreRefreshService, ScoringPeriods } from '#scoring';
import { Chance } from './chance.js';
import { FOUNDED_ON } from './department.js';
import { LargeLedgerRepository } from './large-ledger.repository.js';
import { largeLedger, makeLargeCourses, makeLargePlans } from './large-learning.js';
import { type LargeOrganisation, makeLargeOrganisation } from './large-organisation.js';
import { DEMO_PASSWORD } from './sign-ins.js';

export interface LargeSizes {
  readonly people: number;
  readonly units: number;
  readonly completions: number;
}

/** Who may look at the large set: the same names as in the small one. */
const SIGN_INS: readonly [string, Role][] = [
  ['vanphong', 'office'],
  ['truongdonvi', 'unit-head'],
  ['lanhdao', 'leadership'],
  ['quantri', 'administrator'],
  ['canbo', 'staff'],
];

/** Fills an empty database for measurements: the same sizes give the same rows. */
export class LargeDataSet {
  private readonly begun = Date.now();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly say: (text: string) => void,
  ) {}

  async load(sizes: LargeSizes): Promise<void> {
    const store = new LargeLedgerRepository(this.get(Database));
    if (!(await store.isEmpty()))
      throw new Error('The database already holds people: the large set needs an empty one.');
    const organisation = makeLargeOrganisation(sizes.people, sizes.units);
    await this.get(Database).transaction(() => this.addOrganisation(organisation));
    this.tell(`${sizes.people} people in ${sizes.units} units`);
    const courses = makeLargeCourses(organisation, sizes.completions);
    await this.get(CoursesBulk).insertCourses(courses);
    const today = this.get(Clock).today();
    const { plans, items } = makeLargePlans(organisation, Number(today.slice(0, 4)));
    await this.get(PlanningBulk).insertPlans(plans, items);
    this.tell(`${courses.length} courses, ${plans.length} plans`);
    await store.withoutIndexes(async () => {
      const rows = () => largeLedger(organisation, courses, sizes.completions, today);
      await this.get(RecordsBulk).copyCompletions(rows);
      this.tell(`${sizes.completions} completions; now their keys and indexes`);
    });
    await store.analyse();
    this.tell('indexed and analysed');
    await this.score(Number(today.slice(0, 4)));
  }

  private async addOrganisation({ units, people, assignments }: LargeOrganisation): Promise<void> {
    const bulk = this.get(PeopleBulk);
    await bulk.insertUnits(units.map(({ unitId }) => unitId));
    await bulk.insertUnitVersions(units);
    await bulk.insert(people);
    await bulk.insertAssignments(assignments);
    const chance = new Chance(1);
    const passwordHash = await this.get(Passwords).hash(DEMO_PASSWORD, 'demo');
    const unitId = units[0]?.unitId ?? '';
    const accounts = SIGN_INS.slice(0, people.length).map(([username, role], index) => ({
      account: { id: chance.id(), personId: people[index]?.id ?? null, username, passwordHash },
      grant: { id: chance.id(), role, unitId, from: FOUNDED_ON, to: null },
    }));
    await bulk.insertAccounts(accounts.map(({ account }) => account));
    await bulk.insertGrants(accounts.map(({ account, grant }) => ({ ...grant, accountId: account.id })));
  }

  private async score(year: number): Promise<void> {
    const periods = this.get(ScoringPeriods);
    for (const scored of [year - 1, year]) await periods.openYear(scored);
    for (const period of await periods.listOpen()) {
      await this.get(ScoreRefreshService).recompute(period);
      this.tell(`${period.name} scored`);
    }
  }

  private tell(text: string): void {
    this.say(`${((Date.now() - this.begun) / 1000).toFixed(1).padStart(7)} s  ${text}`);
  }

  private get<T>(type: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.app.get<T>(type, { strict: false });
  }
}
