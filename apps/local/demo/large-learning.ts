import { type BulkCourse } from '#courses';
import { type BulkPlan, type BulkPlanItem } from '#planning';
import { type BulkCompletion } from '#records';
import { Chance } from './chance.js';
import { addDays, daysBetween, instantOf } from './civil-days.js';
import { FOUNDED_ON } from './department.js';
import { type LargeOrganisation } from './large-organisation.js';

const COURSE_SEED = 411;
const LEDGER_SEED = 412;
const PLAN_SEED = 413;
const TOPICS = ['digital-general', 'digital-security', 'environment-law', 'forestry', 'office-documents', 'water'];

/** One year more courses than anybody takes in it: each is credited once a year. */
export function makeLargeCourses(organisation: LargeOrganisation, completions: number): BulkCourse[] {
  const chance = new Chance(COURSE_SEED);
  const perYear = Math.ceil(completions / organisation.people.length / 2);
  const root = organisation.units[0]?.unitId ?? '';
  return Array.from({ length: Math.max(20, perYear + 5) }, (_, index) => ({
    id: chance.id(),
    versionId: chance.id(),
    slug: `khoa-hoc-so-${index + 1}`,
    ownerUnitId: root,
    createdBy: organisation.people[0]?.id ?? null,
    title: `Khóa học số ${index + 1}`,
    summary: 'Khóa học của bộ dữ liệu lớn để đo hiệu năng.',
    topic: TOPICS[index % TOPICS.length] ?? 'digital-general',
    language: 'vi',
    legalBasis: [],
    nominalHalfPeriods: 2 + (index % 5),
    publishedAt: instantOf(FOUNDED_ON, 480),
    lessons: [
      { id: chance.id(), slug: 'bai-1', kind: 'article', title: 'Bài 1', bodyMarkdown: 'Nội dung.', minutes: 30 },
    ],
  }));
}

/** Everybody learns about as much; the second half of it this year. Called again it gives the same rows. */
export function* largeLedger(
  organisation: LargeOrganisation,
  courses: readonly BulkCourse[],
  count: number,
  today: string,
): Generator<BulkCompletion> {
  const chance = new Chance(LEDGER_SEED);
  const year = Number(today.slice(0, 4));
  const people = organisation.assignments;
  const rounds = Math.ceil(count / people.length);
  const lastYear = { first: maxDay(FOUNDED_ON, `${year - 1}-01-01`), last: `${year - 1}-12-31` };
  const thisYear = { first: `${year}-01-01`, last: today };
  for (let made = 0; made < count; made += 1) {
    const round = Math.floor(made / people.length);
    const person = people[made % people.length];
    const early = round < Math.floor(rounds / 2);
    const place = early ? round : round - Math.floor(rounds / 2);
    const course = courses[((made % people.length) + place) % courses.length];
    if (person === undefined || course === undefined) throw new RangeError('An empty organisation learns nothing');
    const { first, last } = early ? lastYear : thisYear;
    const completedOn = addDays(first, Math.floor(chance.next() * (daysBetween(first, last) + 1)));
    yield {
      factId: chance.id(),
      judgementId: chance.id(),
      completionId: chance.id(),
      personId: person.personId,
      courseId: course.id,
      courseVersionId: course.versionId,
      unitId: person.unitId,
      completedAt: instantOf(completedOn, completedOn === today ? 0 : chance.whole(480, 1260)),
      completedOn,
      creditHalfPeriods: course.nominalHalfPeriods,
      sourceKey: `large:${made}`,
    };
  }
}

/** Two of three people promised free hours, and it was approved in time. */
export function makeLargePlans(
  { assignments }: LargeOrganisation,
  year: number,
): { plans: BulkPlan[]; items: BulkPlanItem[] } {
  const chance = new Chance(PLAN_SEED);
  const [first, second] = assignments;
  const day = `${year}-02-16`;
  const planners = assignments.filter(() => chance.chance(2 / 3));
  const plans = planners.map(({ personId, unitId }): BulkPlan => ({
    id: chance.id(),
    personId,
    unitId,
    year,
    state: 'approved',
    committedAt: instantOf(addDays(day, -8), 540),
    submittedAt: instantOf(addDays(day, -7), 540),
    decidedAt: instantOf(day, 540),
    // Nobody decides on a plan of their own.
    decidedBy: (personId === first?.personId ? second : first)?.personId ?? null,
    approvedOn: day,
    returnReason: null,
    plannedHalfPeriods: 90,
  }));
  const items = plans.map((plan): BulkPlanItem => ({
    id: chance.id(),
    planId: plan.id,
    position: 1,
    kind: 'hours',
    title: 'Tự học theo nhu cầu công việc',
    courseId: null,
    plannedHalfPeriods: plan.plannedHalfPeriods,
    dueOn: `${year}-12-31`,
  }));
  return { plans, items };
}

function maxDay(one: string, other: string): string {
  return one > other ? one : other;
}
