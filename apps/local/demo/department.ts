import { type BulkOrgEvent, type BulkUnitVersion } from '#identity';
import { type Chance } from './chance.js';
import { addDays } from './civil-days.js';
import { type DemoCalendar } from './demo-calendar.js';
import { DEPARTMENT, FORMER_NAME, MERGED_FROM, type UnitPlan } from './department-plan.js';

export interface DemoUnit {
  readonly id: string;
  readonly plan: UnitPlan;
  readonly parentId: string | null;
  /** The unit of the first level that it belongs to, itself included; the root's own is the root. */
  readonly branchId: string;
}

export interface DemoDepartment {
  readonly rootId: string;
  readonly units: readonly DemoUnit[];
  readonly versions: readonly BulkUnitVersion[];
  readonly events: readonly BulkOrgEvent[];
  /** The two divisions before the merger. */
  readonly mergedFrom: readonly { readonly id: string; readonly name: string }[];
}

/** The department was formed by merger on 1 March 2025 (domain.md §0.1). */
export const FOUNDED_ON = '2025-03-01';

class DepartmentMaker {
  readonly units: DemoUnit[] = [];
  readonly versions: BulkUnitVersion[] = [];
  readonly events: BulkOrgEvent[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly calendar: DemoCalendar,
  ) {}

  add(plan: UnitPlan, parentId: string | null, branchId: string | null): void {
    const id = this.chance.id();
    const branch = parentId === null ? id : (branchId ?? id);
    this.units.push({ id, plan, parentId, branchId: branch });
    this.version(plan, id, parentId);
    for (const below of plan.below ?? []) this.add(below, id, parentId === null ? null : branch);
  }

  private version(plan: UnitPlan, unitId: string, parentId: string | null): void {
    const row = {
      unitId,
      parentId,
      kind: plan.kind,
      code: plan.key.toUpperCase(),
      eventId: null,
      from: FOUNDED_ON,
      to: null,
    };
    const { mergedOn, renamedOn } = this.calendar;
    if (plan.key === 'nuoc-khoang-san') {
      this.versions.push({ ...row, id: this.chance.id(), name: plan.name, shortName: plan.short, from: mergedOn });
    } else if (plan.key === FORMER_NAME.key) {
      const eventId = this.event('rename', '45/QĐ-SNNMT', renamedOn, 'Đổi tên theo chức năng quản lý dữ liệu');
      this.versions.push({
        ...row,
        id: this.chance.id(),
        name: FORMER_NAME.name,
        shortName: FORMER_NAME.short,
        to: renamedOn,
      });
      this.versions.push({
        ...row,
        id: this.chance.id(),
        eventId,
        name: plan.name,
        shortName: plan.short,
        from: renamedOn,
      });
    } else {
      this.versions.push({ ...row, id: this.chance.id(), name: plan.name, shortName: plan.short });
    }
  }

  private event(kind: BulkOrgEvent['kind'], decisionNumber: string, effectiveOn: string, note: string): string {
    const id = this.chance.id();
    this.events.push({
      id,
      kind,
      decisionNumber,
      decisionDate: addDays(effectiveOn, -12),
      effectiveOn,
      note,
      mappings: [],
    });
    return id;
  }

  /** Two divisions that ended when the new one began. */
  merge(rootId: string): { id: string; name: string }[] {
    const { mergedOn } = this.calendar;
    const target = this.units.find(({ plan }) => plan.key === 'nuoc-khoang-san');
    const eventId = this.event('merge', '112/QĐ-SNNMT', mergedOn, 'Hợp nhất hai phòng chuyên môn');
    const merged = MERGED_FROM.map(({ key, name, short }) => {
      const id = this.chance.id();
      const row = {
        id: this.chance.id(),
        unitId: id,
        parentId: rootId,
        kind: 'division' as const,
        code: key.toUpperCase(),
      };
      this.versions.push({ ...row, eventId: null, name, shortName: short, from: FOUNDED_ON, to: mergedOn });
      return { id, name };
    });
    const event = this.events.findIndex(({ id }) => id === eventId);
    const found = this.events[event];
    if (found && target) {
      const mappings = merged.map(({ id }) => ({ fromUnitId: id, toUnitId: target.id, share: '1' }));
      this.events[event] = { ...found, mappings };
    }
    return merged;
  }
}

export function makeDepartment(chance: Chance, calendar: DemoCalendar): DemoDepartment {
  const maker = new DepartmentMaker(chance, calendar);
  maker.add(DEPARTMENT, null, null);
  const rootId = maker.units[0]?.id ?? '';
  const mergedFrom = maker.merge(rootId);
  return { rootId, units: maker.units, versions: maker.versions, events: maker.events, mergedFrom };
}
