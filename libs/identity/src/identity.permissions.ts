import { definePermission } from '#platform';
import { EVERY_ROLE } from './roles/role.rules.js';

export const useOwnAccount = definePermission({
  code: 'identity.use-own-account',
  roles: EVERY_ROLE,
  says: { vi: 'Dùng tài khoản của chính mình: ngôn ngữ, mật khẩu', en: 'Use one’s own account: language, password' },
});

export const readDirectory = definePermission({
  code: 'identity.read-directory',
  roles: EVERY_ROLE,
  says: {
    vi: 'Xem sơ đồ tổ chức và trang thông tin của chính mình',
    en: 'See the tree of units and one’s own page',
  },
});

/** Which people: those of the units over which one of these roles is granted. */
export const readPeople = definePermission({
  code: 'identity.read-people',
  roles: ['unit-head', 'unit-focal-point', 'office', 'council-member', 'leadership', 'administrator', 'auditor'],
  says: { vi: 'Xem nhân sự của đơn vị được giao', en: 'See the people of the granted units' },
});

export const managePeople = definePermission({
  code: 'identity.manage-people',
  roles: ['administrator'],
  says: { vi: 'Thêm nhân sự, điều động, sửa quá trình công tác', en: 'Add, transfer and correct people' },
});

export const manageUnits = definePermission({
  code: 'identity.manage-units',
  roles: ['administrator'],
  says: { vi: 'Thành lập, đổi tên, chuyển đơn vị theo quyết định', en: 'Create, rename and move units by decision' },
});

export const grantRoles = definePermission({
  code: 'identity.grant-roles',
  roles: ['administrator'],
  says: { vi: 'Cấp và thu hồi vai trò', en: 'Grant and revoke roles' },
});

export const manageServiceTokens = definePermission({
  code: 'identity.manage-service-tokens',
  roles: ['administrator'],
  says: { vi: 'Cấp và thu hồi mã truy cập cho hệ thống khác', en: 'Issue and revoke tokens for other systems' },
});
