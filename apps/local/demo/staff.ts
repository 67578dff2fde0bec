import { type BulkAssignment, type BulkLeave, type BulkPerson, type StaffCategory } from '#identity';
import { type Chance } from './chance.js';
import { addDays } from './civil-days.js';
import { type DemoCalendar } from './demo-calendar.js';
import { FOUNDED_ON, type DemoDepartment, type DemoUnit } from './department.js';
import { inventPerson } from './person-names.js';

export interface DemoPerson {
  readonly id: string;
  readonly fullName: string;
  readonly staffCode: string;
  readonly category: StaffCategory;
  readonly position: string;
  readonly unit: DemoUnit;
  /** How steadily this person learns, 0 to 1. */
  readonly diligence: number;
  /** First day in the department. */
  readonly since: string;
  /** Where the person was on a day. */
  unitIdOn(day: string): string;
}

export interface DemoStaff {
  readonly people: readonly DemoPerson[];
  readonly rows: readonly BulkPerson[];
  readonly assignments: readonly BulkAssignment[];
  readonly leaves: readonly BulkLeave[];
}

const SHARES: Readonly<Record<DemoUnit['plan']['staff'], readonly [StaffCategory, number][]>> = {
  civil: [
    ['civil_servant', 0.9],
    ['contract_worker', 1],
  ],
  mixed: [
    ['civil_servant', 0.68],
    ['public_employee', 0.8],
    ['contract_worker', 1],
  ],
  public: [
    ['public_employee', 0.86],
    ['contract_worker', 1],
  ],
};

const POSITIONS: Readonly<Record<StaffCategory, readonly string[]>> = {
  cadre: ['Giám đốc Sở', 'Phó Giám đốc Sở'],
  civil_servant: ['Chuyên viên', 'Chuyên viên', 'Chuyên viên chính', 'Kiểm lâm viên', 'Kế toán viên'],
  public_employee: [
    'Viên chức',
    'Kỹ sư',
    'Địa chính viên hạng III',
    'Khuyến nông viên',
    'Quan trắc viên tài nguyên môi trường',
  ],
  contract_worker: ['Nhân viên hợp đồng', 'Lái xe', 'Nhân viên bảo vệ', 'Nhân viên phục vụ'],
};

function headOf(unit: DemoUnit): string {
  switch (unit.plan.kind) {
    case 'department':
      return 'Giám đốc Sở';
    case 'office':
      return 'Chánh Văn phòng Sở';
    case 'sub_department':
      return 'Chi cục trưởng';
    case 'center':
      return 'Giám đốc';
    case 'ranger_station':
      return 'Hạt trưởng';
    case 'post':
      return 'Trạm trưởng';
    case 'team':
      return 'Đội trưởng';
    default:
      return 'Trưởng phòng';
  }
}

class StaffMaker {
  readonly people: DemoPerson[] = [];
  readonly rows: BulkPerson[] = [];
  readonly assignments: BulkAssignment[] = [];
  readonly leaves: BulkLeave[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly calendar: DemoCalendar,
    private readonly department: DemoDepartment,
  ) {}

  hire(unit: DemoUnit, place: number): void {
    const { chance } = this;
    const id = chance.id();
    const { fullName, gender } = inventPerson(chance);
    const staffCode = `NNMT${String(this.people.length + 1).padStart(4, '0')}`;
    const category = place === 0 || unit.parentId === null ? this.leading(unit) : this.category(unit);
    const position = this.position(unit, place, category);
    const since = chance.chance(0.06) ? addDays(this.calendar.today, -chance.whole(20, 420)) : FOUNDED_ON;
    const birthDate = addDays('1966-01-01', chance.whole(0, 34 * 365));
    const diligence =
      place === 0 ? Math.max(0.75, chance.share(unit.plan.diligence, 0.3)) : chance.share(unit.plan.diligence, 0.42);
    const former = this.assign(id, unit, since, position, category);
    this.rows.push({ id, fullName, staffCode, birthDate, email: null, gender });
    this.people.push({
      id,
      fullName,
      staffCode,
      category,
      position,
      unit,
      diligence,
      since,
      unitIdOn: (day) => (former && day < former.until ? former.unitId : unit.id),
    });
    if (gender === 'female' && chance.chance(0.035)) this.maternity(id);
  }

  private leading(unit: DemoUnit): StaffCategory {
    return unit.parentId === null ? 'cadre' : unit.plan.staff === 'public' ? 'public_employee' : 'civil_servant';
  }

  private category(unit: DemoUnit): StaffCategory {
    const roll = this.chance.next();
    return SHARES[unit.plan.staff].find(([, upTo]) => roll < upTo)?.[0] ?? 'contract_worker';
  }

  private position(unit: DemoUnit, place: number, category: StaffCategory): string {
    if (place === 0) return headOf(unit);
    if (category === 'cadre') return 'Phó Giám đốc Sở';
    if (place === 1 && unit.plan.people >= 8)
      return `Phó ${headOf(unit).replace(/^(Trưởng|Chánh)/, (word) => word.toLowerCase())}`;
    return this.chance.pick(POSITIONS[category]);
  }

  /** @returns where the person was before, if the merger or a transfer moved them. */
  private assign(
    personId: string,
    unit: DemoUnit,
    since: string,
    position: string,
    category: StaffCategory,
  ): { unitId: string; until: string } | null {
    const row = { personId, position, category, kind: 'primary' as const };
    const { mergedOn } = this.calendar;
    if (unit.plan.key === 'nuoc-khoang-san' && since < mergedOn) {
      const former = this.department.mergedFrom[this.people.length % 2]?.id ?? unit.id;
      this.assignments.push({ ...row, id: this.chance.id(), unitId: former, from: since, to: mergedOn });
      this.assignments.push({ ...row, id: this.chance.id(), unitId: unit.id, from: mergedOn, to: null });
      return { unitId: former, until: mergedOn };
    }
    this.assignments.push({ ...row, id: this.chance.id(), unitId: unit.id, from: since, to: null });
    return null;
  }

  private maternity(personId: string): void {
    const from = addDays(this.calendar.today, -this.chance.whole(30, 330));
    const documentNumber = `${this.chance.whole(10, 240)}/QĐ-SNNMT`;
    this.leaves.push({
      id: this.chance.id(),
      personId,
      kind: 'maternity',
      from,
      to: addDays(from, 182),
      documentNumber,
    });
  }
}

export function makeStaff(chance: Chance, calendar: DemoCalendar, department: DemoDepartment): DemoStaff {
  const maker = new StaffMaker(chance, calendar, department);
  for (const unit of department.units)
    for (let place = 0; place < unit.plan.people; place += 1) maker.hire(unit, place);
  return maker;
}
