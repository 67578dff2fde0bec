import { type BulkAccount, type BulkGrant, type Role } from '#identity';
import { type Chance } from './chance.js';
import { FOUNDED_ON, type DemoDepartment } from './department.js';
import { type DemoPerson } from './staff.js';

/** Known to everybody who reads the start screen: the demo holds no real person. */
export const DEMO_PASSWORD = 'hoc-tap-suot-doi-2030';

interface SignInPlan {
  readonly username: string;
  readonly title: string;
  readonly unitKey: string;
  /** 0 is the head of that unit. */
  readonly place: number;
  readonly roles: readonly { readonly role: Role; readonly unitKey: string }[];
}

const PLANS: readonly SignInPlan[] = [
  { username: 'canbo', title: 'Cán bộ (học viên)', unitKey: 'mt-kiem-soat', place: 3, roles: [] },
  { username: 'kiemlam', title: 'Cán bộ trạm kiểm lâm', unitKey: 'tram-dak-ha-1', place: 2, roles: [] },
  {
    username: 'noidung',
    title: 'Quản trị nội dung',
    unitKey: 'do-dac',
    place: 2,
    roles: [{ role: 'content-admin', unitKey: 'so' }],
  },
  {
    username: 'truongdonvi',
    title: 'Trưởng đơn vị',
    unitKey: 'moi-truong',
    place: 0,
    roles: [{ role: 'unit-head', unitKey: 'moi-truong' }],
  },
  {
    username: 'hatkiemlam',
    title: 'Hạt trưởng',
    unitKey: 'hat-dak-ha',
    place: 0,
    roles: [{ role: 'unit-head', unitKey: 'hat-dak-ha' }],
  },
  {
    username: 'daumoi',
    title: 'Đầu mối đơn vị',
    unitKey: 'mt-tong-hop',
    place: 2,
    roles: [{ role: 'unit-focal-point', unitKey: 'moi-truong' }],
  },
  {
    username: 'vanphong',
    title: 'Văn phòng Sở',
    unitKey: 'van-phong',
    place: 2,
    roles: [{ role: 'office', unitKey: 'so' }],
  },
  {
    username: 'hoidong',
    title: 'Thành viên Hội đồng',
    unitKey: 'tccb',
    place: 0,
    roles: [{ role: 'council-member', unitKey: 'so' }],
  },
  {
    username: 'lanhdao',
    title: 'Lãnh đạo Sở',
    unitKey: 'so',
    place: 0,
    roles: [{ role: 'leadership', unitKey: 'so' }],
  },
  {
    username: 'kiemtra',
    title: 'Kiểm tra, giám sát',
    unitKey: 'khtc',
    place: 3,
    roles: [{ role: 'auditor', unitKey: 'so' }],
  },
  {
    username: 'quantri',
    title: 'Quản trị hệ thống',
    unitKey: 'van-phong',
    place: 4,
    roles: [{ role: 'administrator', unitKey: 'so' }],
  },
];

export interface SignIn {
  readonly username: string;
  readonly title: string;
  readonly person: DemoPerson;
}

export interface DemoSignIns {
  readonly signIns: readonly SignIn[];
  readonly accounts: readonly BulkAccount[];
  readonly grants: readonly BulkGrant[];
}

export function makeSignIns(
  chance: Chance,
  department: DemoDepartment,
  people: readonly DemoPerson[],
  passwordHash: string,
): DemoSignIns {
  const unitId = (key: string) => department.units.find(({ plan }) => plan.key === key)?.id ?? department.rootId;
  const signIns: SignIn[] = [];
  const accounts: BulkAccount[] = [];
  const grants: BulkGrant[] = [];
  for (const { username, title, unitKey, place, roles } of PLANS) {
    const person = people.filter(({ unit }) => unit.plan.key === unitKey)[place];
    if (person === undefined) throw new Error(`Nobody stands at place ${place} of ${unitKey}`);
    const accountId = chance.id();
    signIns.push({ username, title, person });
    accounts.push({ id: accountId, personId: person.id, username, passwordHash });
    const all = [{ role: 'staff' as const, unitKey: person.unit.plan.key }, ...roles];
    for (const grant of all)
      grants.push({
        id: chance.id(),
        accountId,
        role: grant.role,
        unitId: unitId(grant.unitKey),
        from: FOUNDED_ON,
        to: null,
      });
  }
  return { signIns, accounts, grants };
}

/** What the start screen shows; the same without reading the database. */
export function listSignIns(): readonly { readonly username: string; readonly title: string }[] {
  return PLANS.map(({ username, title }) => ({ username, title }));
}
