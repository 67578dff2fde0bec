import { definePermission } from '#platform';
import { DELEGABLE_ROLES } from './roles/delegation.rules.js';
import { EVERY_ROLE } from './roles/role.rules.js';

export const useOwnAccount = definePermission({
  code: 'identity.use-own-account',
  roles: EVERY_ROLE,
  says: {
    vi: 'Dùng tài khoản của chính mình: ngôn ngữ, mật khẩu, lớp xác thực thứ hai, các phiên đăng nhập',
    en: 'Use one’s own account: language, password, second factor, sessions',
  },
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

export const readRoles = definePermission({
  code: 'identity.read-roles',
  roles: EVERY_ROLE,
  says: { vi: 'Xem vai trò nào được làm những gì', en: 'See which role may do what' },
});

/** Of oneself everybody sees it. */
export const readRights = definePermission({
  code: 'identity.read-rights',
  roles: ['unit-head', 'office', 'administrator', 'auditor'],
  says: {
    vi: 'Xem quyền hiện có của người trong phạm vi được giao',
    en: 'See the rights that people of the granted units have',
  },
});

export const reviewAccess = definePermission({
  code: 'identity.review-access',
  roles: ['administrator'],
  says: { vi: 'Rà soát quyền truy cập 6 tháng một lần', en: 'Review the access rights every six months' },
});

export const readAccessReviews = definePermission({
  code: 'identity.read-access-reviews',
  roles: ['administrator', 'auditor'],
  says: { vi: 'Xem và tải kết quả rà soát quyền truy cập', en: 'Read and download the reviews of access rights' },
});

export const delegateRoles = definePermission({
  code: 'identity.delegate-roles',
  roles: DELEGABLE_ROLES,
  says: {
    vi: 'Ủy quyền vai trò của mình cho người trong đơn vị khi vắng mặt',
    en: 'Lend one’s own role to somebody of the unit while absent',
  },
});

/** The own head's look is part of the work and leaves no trace in the trail. */
export const headRecords = definePermission({
  code: 'identity.head-records',
  roles: ['unit-head'],
  says: {
    vi: 'Xem hồ sơ học tập của người trong đơn vị mình phụ trách',
    en: 'See the learning records of one’s own unit',
  },
});

export const answerForRecords = definePermission({
  code: 'identity.answer-for-records',
  roles: ['unit-focal-point', 'office', 'council-member'],
  says: {
    vi: 'Xem hồ sơ học tập của người trong phạm vi theo dõi; người được xem biết',
    en: 'See the learning records of the units in charge; the person sees that',
  },
});

export const openRecords = definePermission({
  code: 'identity.open-records',
  roles: ['unit-head', 'unit-focal-point', 'office', 'council-member', 'leadership', 'administrator', 'auditor'],
  says: {
    vi: 'Mở hồ sơ học tập của người ngoài phạm vi khi nêu rõ mục đích; người được xem biết',
    en: 'Open other learning records after stating a purpose; the person sees that',
  },
});

export const readOwnData = definePermission({
  code: 'identity.read-own-data',
  roles: EVERY_ROLE,
  says: { vi: 'Xem dữ liệu hệ thống lưu về mình và ai đã xem', en: 'See what is held about oneself and who looked' },
});

export const workRequests = definePermission({
  code: 'identity.work-requests',
  roles: ['administrator', 'office'],
  says: {
    vi: 'Tiếp nhận, giải quyết yêu cầu về dữ liệu cá nhân',
    en: 'Receive and answer requests about personal data',
  },
});

export const erasePeople = definePermission({
  code: 'identity.erase-people',
  roles: ['administrator'],
  says: { vi: 'Xóa dữ liệu cá nhân của người đã rời cơ quan', en: 'Erase the personal data of people who have left' },
});

export const readAudit = definePermission({
  code: 'identity.read-audit',
  roles: ['auditor', 'administrator'],
  says: { vi: 'Xem và kết xuất nhật ký thao tác', en: 'Read and export the audit trail' },
});

export const verifyAudit = definePermission({
  code: 'identity.verify-audit',
  roles: ['auditor', 'administrator'],
  says: { vi: 'Kiểm tra tính toàn vẹn của nhật ký', en: 'Verify that the audit trail is whole' },
});

export const manageAccounts = definePermission({
  code: 'identity.manage-accounts',
  roles: ['administrator'],
  says: {
    vi: 'Mở, khóa, mở lại tài khoản; cấp liên kết đặt lại mật khẩu; gỡ lớp xác thực thứ hai của người khác',
    en: 'Open, disable and enable accounts, issue password links, reset another’s second factor',
  },
});

export const manageServiceTokens = definePermission({
  code: 'identity.manage-service-tokens',
  roles: ['administrator'],
  says: { vi: 'Cấp và thu hồi mã truy cập cho hệ thống khác', en: 'Issue and revoke tokens for other systems' },
});

export const importSpreadsheets = definePermission({
  code: 'identity.import',
  roles: ['administrator'],
  says: {
    vi: 'Nhập đơn vị, nhân sự và dữ liệu cũ từ bảng tính, xem trước và hoàn tác',
    en: 'Import units, people and past records from spreadsheets, with preview and undo',
  },
});
