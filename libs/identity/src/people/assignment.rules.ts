/** cán bộ, công chức, viên chức, người lao động: it decides the yearly hours and the award route. */
export const STAFF_CATEGORIES = ['cadre', 'civil_servant', 'public_employee', 'contract_worker'] as const;
export type StaffCategory = (typeof STAFF_CATEGORIES)[number];

/** Exactly one primary assignment on any day; secondments and concurrent posts stand beside it. */
export const ASSIGNMENT_KINDS = ['primary', 'secondment', 'concurrent'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

export const LEAVE_KINDS = ['maternity', 'sick', 'study', 'unpaid', 'suspension', 'outward_secondment'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];
