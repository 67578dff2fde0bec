import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const makeOwnPlan = definePermission({
  code: 'planning.own-plan',
  roles: EVERY_ROLE,
  says: { vi: 'Lập kế hoạch tự học và cam kết của chính mình', en: "Make one's own self-study plan and commitment" },
});

export const readPlans = definePermission({
  code: 'planning.read-plans',
  roles: ['unit-head', 'unit-focal-point', 'office', 'leadership'],
  says: { vi: 'Xem kế hoạch tự học của đơn vị được giao', en: 'See the self-study plans of the granted units' },
});

/** Heads decide for their unit and all below it; a head's own plan is decided by a head above or by the leadership. */
export const decidePlans = definePermission({
  code: 'planning.decide-plans',
  roles: ['unit-head', 'leadership'],
  says: { vi: 'Duyệt hoặc trả lại kế hoạch tự học', en: 'Approve or return self-study plans' },
});

export const editUnitPlan = definePermission({
  code: 'planning.edit-unit-plan',
  roles: ['unit-head', 'unit-focal-point', 'office'],
  says: { vi: 'Soạn kế hoạch đào tạo, bồi dưỡng của đơn vị', en: 'Draft the training plan of a unit' },
});

export const approveUnitPlan = definePermission({
  code: 'planning.approve-unit-plan',
  roles: ['unit-head', 'office'],
  says: { vi: 'Duyệt kế hoạch đào tạo, bồi dưỡng của đơn vị', en: 'Approve the training plan of a unit' },
});
