export const ROLES = [
  'staff',
  'content-admin',
  'unit-head',
  'unit-focal-point',
  'office',
  'council-member',
  'leadership',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, { readonly vi: string; readonly en: string }>> = {
  staff: { vi: 'Cán bộ, công chức, viên chức, người lao động', en: 'Staff' },
  'content-admin': { vi: 'Quản trị nội dung', en: 'Content administrator' },
  'unit-head': { vi: 'Trưởng đơn vị', en: 'Head of unit' },
  'unit-focal-point': { vi: 'Đầu mối đơn vị', en: 'Focal point of unit' },
  office: { vi: 'Văn phòng Sở', en: 'Office' },
  'council-member': { vi: 'Thành viên Hội đồng thi đua, khen thưởng', en: 'Member of the award council' },
  leadership: { vi: 'Lãnh đạo Sở', en: 'Leadership' },
  administrator: { vi: 'Quản trị hệ thống', en: 'Administrator' },
  auditor: { vi: 'Kiểm tra, giám sát', en: 'Auditor' },
};

/** Who holds any role at all may use what everyone may use. */
export const EVERY_ROLE: readonly Role[] = ROLES;

export function isRole(name: string): name is Role {
  return (ROLES as readonly string[]).includes(name);
}
