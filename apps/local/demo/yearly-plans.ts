import { type BulkPlan, type BulkPlanItem, type BulkUnitPlan, type BulkUnitPlanEntry } from '#planning';
import { type Chance } from './chance.js';
import { addDays, earlier, instantOf } from './civil-days.js';
import { type DemoCalendar } from './demo-calendar.js';
import { type DemoUnit } from './department.js';
import { type DemoPerson } from './staff.js';

export interface CourseOfPlan {
  readonly id: string;
  readonly title: string;
  readonly halfPeriods: number;
}

export interface YearlyPlans {
  readonly plans: readonly BulkPlan[];
  readonly items: readonly BulkPlanItem[];
  readonly unitPlans: readonly BulkUnitPlan[];
  readonly entries: readonly BulkUnitPlanEntry[];
}

const RETURNED = 'Đề nghị bổ sung ít nhất một mục về kỹ năng số và nêu rõ thời hạn từng mục.';
const FREE_STUDY = 'Tự nghiên cứu văn bản, tài liệu chuyên ngành';

/** Units of the first level that have no approved training plan: gate G1 must be seen somewhere. */
const WITHOUT_UNIT_PLAN = ['quy-dat'];
const LATE_UNIT_PLAN = ['chan-nuoi'];

export class PlansMaker implements YearlyPlans {
  readonly plans: BulkPlan[] = [];
  readonly items: BulkPlanItem[] = [];
  readonly unitPlans: BulkUnitPlan[] = [];
  readonly entries: BulkUnitPlanEntry[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly calendar: DemoCalendar,
    private readonly courses: readonly CourseOfPlan[],
  ) {}

  plan(person: DemoPerson, head: DemoPerson): void {
    const { chance } = this;
    const { year } = this.calendar;
    if (chance.next() > 0.55 + person.diligence * 0.5) return;
    const id = chance.id();
    const submittedOn = addDays(`${year}-02-03`, chance.whole(0, person.diligence > 0.55 ? 45 : 80));
    if (submittedOn >= this.calendar.today) return;
    const roll = chance.next();
    const state = person.id === head.id || roll < 0.05 ? 'submitted' : roll < 0.08 ? 'returned' : 'approved';
    const decidedOn = addDays(submittedOn, chance.whole(1, 9));
    const decided = state !== 'submitted';
    this.plans.push({
      id,
      personId: person.id,
      unitId: person.unitIdOn(this.calendar.today),
      year,
      state,
      committedAt: instantOf(submittedOn, 600),
      submittedAt: instantOf(submittedOn, 605),
      decidedAt: decided ? instantOf(decidedOn, 900) : null,
      decidedBy: decided ? head.id : null,
      approvedOn: state === 'approved' ? earlier(decidedOn, this.calendar.today) : null,
      returnReason: state === 'returned' ? RETURNED : null,
      plannedHalfPeriods: this.addItems(id, person),
    });
  }

  private addItems(planId: string, person: DemoPerson): number {
    const target = person.category === 'contract_worker' ? 32 : 80;
    const free = 8;
    const { year } = this.calendar;
    let planned = 0;
    let position = 0;
    const add = (kind: 'course' | 'hours', title: string, courseId: string | null, halfPeriods: number) => {
      position += 1;
      planned += halfPeriods;
      const month = String(Math.min(12, 1 + position)).padStart(2, '0');
      this.items.push({
        id: this.chance.id(),
        planId,
        position,
        kind,
        title,
        courseId,
        plannedHalfPeriods: halfPeriods,
        dueOn: `${year}-${month}-28`,
      });
    };
    for (const course of this.chance.shuffled(this.courses)) {
      if (planned + course.halfPeriods > target - free) break;
      add('course', course.title, course.id, course.halfPeriods);
    }
    add('hours', FREE_STUDY, null, target - planned);
    return planned;
  }

  /** A plan of a first-level unit covers everyone of it, some newcomers excepted. */
  planUnit(unit: DemoUnit, members: readonly DemoPerson[], head: DemoPerson): void {
    const { year, today } = this.calendar;
    const planId = this.chance.id();
    const missing = WITHOUT_UNIT_PLAN.includes(unit.plan.key);
    const approvedOn = LATE_UNIT_PLAN.includes(unit.plan.key)
      ? `${year}-04-10`
      : `${year}-02-${String(this.chance.whole(10, 27))}`;
    const approved = !missing && approvedOn <= today;
    this.unitPlans.push({
      id: planId,
      unitId: unit.id,
      year,
      decisionNumber: approved ? `${this.chance.whole(5, 60)}/QĐ-${unit.plan.short}` : null,
      approvedOn: approved ? approvedOn : null,
      approvedBy: approved ? head.id : null,
    });
    const some = this.chance.shuffled(this.courses).slice(0, 3);
    for (const person of members) {
      if (this.chance.chance(0.04)) continue;
      for (const course of some) this.entries.push({ planId, personId: person.id, courseId: course.id });
    }
  }
}
