import { type INestApplicationContext, type Type } from '@nestjs/common';
import { CoursesBulk, type BulkCourse } from '#courses';
import { Passwords, PeopleBulk } from '#identity';
import { FilmLengths, LibraryBulk } from '#library';
import { PlanningBulk } from '#planning';
import { Clock, Database, Storage } from '#platform';
import { RecordsBulk } from '#records';
import { ScoreRefreshService, ScoringPeriods } from '#scoring';
import { Chance } from './chance.js';
import { addDays } from './civil-days.js';
import { readCourses } from './course-files.js';
import { nominateSome } from './demo-awards.js';
import { demoCalendar, type DemoCalendar } from './demo-calendar.js';
import { makeCourses } from './demo-courses.js';
import { LibraryMaker } from './demo-library.js';
import { makeDepartment, type DemoDepartment } from './department.js';
import { HistoryMaker } from './learning-history.js';
import { DEMO_PASSWORD, makeSignIns, type SignIn } from './sign-ins.js';
import { makeStaff, type DemoPerson } from './staff.js';
import { PlansMaker } from './yearly-plans.js';

const SEED = 20_240_108;
/** Days between two points of the trend that the demo shows. */
const TREND_STEP = 14;

/** Fills an empty system through the domains' own doors. All of it is one transaction: an interruption leaves nothing. */
export class DemoLoader {
  private readonly chance = new Chance(SEED);
  private readonly calendar: DemoCalendar;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly projectRoot: string,
    private readonly say: (text: string) => void,
    private readonly signal: AbortSignal,
  ) {
    this.calendar = demoCalendar(this.get(Clock).today());
  }

  async load(): Promise<void> {
    await this.get(Database).transaction(() => this.fill());
  }

  private async fill(): Promise<void> {
    const department = makeDepartment(this.chance, this.calendar);
    const { people, signIns } = await this.addPeople(department);
    this.say(`  ${people.length} people in ${department.units.length} units`);
    const courses = await this.addContent(people, signIns);
    await this.addPlans(department, people, courses);
    await this.addLearning(people, courses);
    await nominateSome(this.app, this.calendar, signIns);
  }

  private async addPeople(
    department: DemoDepartment,
  ): Promise<{ people: readonly DemoPerson[]; signIns: readonly SignIn[] }> {
    const bulk = this.get(PeopleBulk);
    await bulk.insertUnits([...department.units.map(({ id }) => id), ...department.mergedFrom.map(({ id }) => id)]);
    await bulk.insertOrgEvents(department.events);
    await bulk.insertUnitVersions(department.versions);
    const staff = makeStaff(this.chance, this.calendar, department);
    await bulk.insert(staff.rows);
    await bulk.insertAssignments(staff.assignments);
    await bulk.insertLeaves(staff.leaves);
    const passwordHash = await this.get(Passwords).hash(DEMO_PASSWORD, 'demo');
    const { accounts, grants, signIns } = makeSignIns(this.chance, department, staff.people, passwordHash);
    await bulk.insertAccounts(accounts);
    await bulk.insertGrants(grants);
    return { people: staff.people, signIns };
  }

  private async addContent(people: readonly DemoPerson[], signIns: readonly SignIn[]): Promise<readonly BulkCourse[]> {
    const library = await new LibraryMaker(
      this.chance,
      this.calendar,
      this.get(Storage),
      this.get(FilmLengths),
      this.signal,
    ).make(this.projectRoot, people);
    const shelf = this.get(LibraryBulk);
    await shelf.insertFiles(library.files);
    await shelf.insertResources(library.resources);
    await shelf.insertVersions(library.versions);
    await shelf.insertUses(library.uses);
    const author = signIns.find(({ username }) => username === 'noidung')?.person;
    const root = people[0]?.unit.id ?? '';
    const owner = { unitId: root, personId: author?.id ?? people[0]?.id ?? '' };
    const courses = makeCourses(
      this.chance,
      this.calendar,
      readCourses(this.projectRoot),
      owner,
      library.versionBySlug,
    );
    await this.get(CoursesBulk).insertCourses(courses);
    this.say(`  ${library.resources.length} resources, ${courses.length} courses`);
    return courses;
  }

  private async addPlans(
    department: DemoDepartment,
    people: readonly DemoPerson[],
    courses: readonly BulkCourse[],
  ): Promise<void> {
    const plans = new PlansMaker(
      this.chance,
      this.calendar,
      courses.map(({ id, title, nominalHalfPeriods }) => ({ id, title, halfPeriods: nominalHalfPeriods })),
    );
    const headOf = new Map<string, DemoPerson>();
    for (const person of people) if (!headOf.has(person.unit.branchId)) headOf.set(person.unit.branchId, person);
    const director = people[0];
    for (const unit of department.units.filter(({ id, branchId, parentId }) => parentId !== null && id === branchId)) {
      const head = headOf.get(unit.id) ?? director;
      if (head)
        plans.planUnit(
          unit,
          people.filter((person) => person.unit.branchId === unit.id),
          head,
        );
    }
    for (const person of people) {
      const head = headOf.get(person.unit.branchId) ?? director;
      if (head) plans.plan(person, head);
    }
    await this.get(PlanningBulk).insertPlans(plans.plans, plans.items);
    await this.get(PlanningBulk).insertUnitPlans(plans.unitPlans, plans.entries);
  }

  /** The history goes in piece by piece, and each piece is scored on its last day: the trend is made of real results. */
  private async addLearning(people: readonly DemoPerson[], courses: readonly BulkCourse[]): Promise<void> {
    const history = new HistoryMaker(
      this.chance,
      this.calendar,
      courses.map(({ id, versionId, nominalHalfPeriods, lessons }) => ({
        id,
        versionId,
        halfPeriods: nominalHalfPeriods,
        lessons,
      })),
    );
    for (const person of people) history.learn(person);
    await this.get(CoursesBulk).insertEnrolments(history.enrolments);
    await this.get(CoursesBulk).insertProgress(history.progress);
    await this.get(RecordsBulk).insertLessonFacts(history.lessonFacts);
    const { year, today } = this.calendar;
    const thisYear = history.completions.filter(({ completedOn }) => completedOn >= `${year}-01-01`);
    await this.get(RecordsBulk).insertCompletions(
      history.completions.filter(({ completedOn }) => completedOn < `${year}-01-01`),
    );
    await this.scoreYear(year - 1, [`${year - 1}-12-31`], []);
    const days: string[] = [];
    for (let day = `${year}-01-14`; day < today; day = addDays(day, TREND_STEP)) days.push(day);
    await this.scoreYear(year, [...days, today], thisYear);
    this.say(`  ${history.completions.length} completions`);
  }

  private async scoreYear(
    year: number,
    days: readonly string[],
    completions: HistoryMaker['completions'],
  ): Promise<void> {
    const periods = this.get(ScoringPeriods);
    await periods.openYear(year);
    const period = (await periods.list()).find(({ code }) => code === `N${year}`);
    let after = '0000-01-01';
    for (const day of days) {
      await this.get(RecordsBulk).insertCompletions(
        completions.filter(({ completedOn }) => completedOn > after && completedOn <= day),
      );
      if (period) await this.get(ScoreRefreshService).recompute(period, day);
      after = day;
    }
  }

  /** Every step goes through here: Ctrl-C is heard within a second and rolls everything back. */
  private get<T>(type: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    this.signal.throwIfAborted();
    return this.app.get<T>(type, { strict: false });
  }
}
