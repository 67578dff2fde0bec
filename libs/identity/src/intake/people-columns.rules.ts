import { GENDERS } from '../people/person-name.rules.js';
import { type ImportChoice, type ImportColumn } from './import-kind.js';

export const CATEGORY_CHOICES: readonly ImportChoice[] = [
  { code: 'cadre', vi: 'Cán bộ', en: 'Cadre' },
  { code: 'civil_servant', vi: 'Công chức', en: 'Civil servant', also: ['CC'] },
  { code: 'public_employee', vi: 'Viên chức', en: 'Public employee', also: ['VC'] },
  {
    code: 'contract_worker',
    vi: 'Người lao động',
    en: 'Contract worker',
    also: ['NLĐ', 'Hợp đồng', 'Hợp đồng lao động', 'HĐ 111', 'HĐ 68', 'Lao động hợp đồng'],
  },
];

export const GENDER_CHOICES: readonly ImportChoice[] = [
  { code: GENDERS[0], vi: 'Nữ', en: 'Female', also: ['F'] },
  { code: GENDERS[1], vi: 'Nam', en: 'Male', also: ['M'] },
  { code: GENDERS[2], vi: 'Khác', en: 'Other' },
];

export const KIND_CHOICES: readonly ImportChoice[] = [
  { code: 'primary', vi: 'Chính', en: 'Primary', also: ['Vị trí chính', 'Biên chế'] },
  { code: 'secondment', vi: 'Biệt phái', en: 'Secondment' },
  { code: 'concurrent', vi: 'Kiêm nhiệm', en: 'Concurrent' },
];

export const STAFF_CODE: ImportColumn = {
  code: 'staff_code',
  name: { vi: 'Mã cán bộ', en: 'Staff code' },
  also: ['Mã CBCCVC', 'Mã nhân viên', 'Mã số cán bộ', 'Mã công chức', 'Mã số', 'Mã NV', 'Employee code'],
  type: 'text',
  required: true,
  max: 50,
  says: {
    vi: 'Mã riêng của từng người; dòng có mã đã có trong hệ thống sẽ cập nhật người đó.',
    en: 'One person’s own code; a row with a known code updates that person.',
  },
  example: 'NNMT-0123',
};

export const FULL_NAME: ImportColumn = {
  code: 'full_name',
  name: { vi: 'Họ và tên', en: 'Full name' },
  also: ['Họ tên', 'Tên', 'Họ và tên đệm và tên', 'Name'],
  type: 'text',
  required: true,
  max: 200,
  says: { vi: 'Đầy đủ họ, tên đệm và tên.', en: 'Family, middle and given name.' },
  example: 'Nguyễn Thị Thu Hà',
};

export const UNIT: ImportColumn = {
  code: 'unit',
  name: { vi: 'Đơn vị', en: 'Unit' },
  also: ['Đơn vị công tác', 'Phòng ban', 'Phòng, ban', 'Mã đơn vị', 'Cơ quan, đơn vị'],
  type: 'text',
  required: false,
  max: 500,
  says: {
    vi: 'Mã đơn vị, tên đơn vị nếu không trùng, hoặc đường dẫn như “Chi cục Kiểm lâm / Hạt Kiểm lâm Ba Tơ”.',
    en: 'The unit’s code, its name when it is the only one, or its path.',
  },
  example: 'Văn phòng Sở',
};

export const POSITION: ImportColumn = {
  code: 'position',
  name: { vi: 'Chức vụ', en: 'Position' },
  also: ['Chức vụ, chức danh', 'Chức danh', 'Vị trí việc làm', 'Chức vụ/chức danh'],
  type: 'text',
  required: false,
  max: 200,
  says: { vi: 'Chức vụ hoặc chức danh nghề nghiệp.', en: 'Position or professional title.' },
  example: 'Chuyên viên',
};

export const CATEGORY: ImportColumn = {
  code: 'category',
  name: { vi: 'Đối tượng', en: 'Category' },
  also: ['Loại cán bộ', 'Nhóm đối tượng', 'Phân loại', 'Diện'],
  type: 'choice',
  required: false,
  choices: CATEGORY_CHOICES,
  says: {
    vi: 'Cán bộ, công chức, viên chức hay người lao động.',
    en: 'Cadre, civil servant, public employee or contract worker.',
  },
  example: 'Công chức',
};

export const FROM: ImportColumn = {
  code: 'from',
  name: { vi: 'Từ ngày', en: 'From' },
  also: ['Ngày bắt đầu', 'Ngày về đơn vị', 'Ngày hiệu lực', 'Start date'],
  type: 'date',
  required: false,
  says: { vi: 'Ngày đầu tiên ở vị trí này.', en: 'The first day in this position.' },
  example: '01/07/2026',
};

export const DECISION_NUMBER: ImportColumn = {
  code: 'decision_number',
  name: { vi: 'Số quyết định', en: 'Decision number' },
  also: ['Quyết định số', 'Số QĐ'],
  type: 'text',
  required: false,
  max: 100,
  says: { vi: 'Quyết định tuyển dụng, điều động hoặc bổ nhiệm.', en: 'The decision of appointment or transfer.' },
  example: '72/QĐ-SNNMT',
};

export const PEOPLE_COLUMNS: readonly ImportColumn[] = [
  STAFF_CODE,
  FULL_NAME,
  {
    code: 'birth_date',
    name: { vi: 'Ngày sinh', en: 'Birth date' },
    also: ['Ngày, tháng, năm sinh', 'Ngày tháng năm sinh', 'Date of birth'],
    type: 'date',
    required: false,
    says: { vi: 'Ghi đủ ngày, tháng, năm.', en: 'Day, month and year.' },
    example: '15/03/1985',
  },
  {
    code: 'gender',
    name: { vi: 'Giới tính', en: 'Gender' },
    type: 'choice',
    required: false,
    choices: GENDER_CHOICES,
    says: { vi: 'Nữ, Nam hoặc Khác.', en: 'Female, Male or Other.' },
    example: 'Nữ',
  },
  {
    code: 'email',
    name: { vi: 'Thư điện tử', en: 'E-mail' },
    also: ['Email', 'Địa chỉ thư điện tử'],
    type: 'text',
    required: false,
    max: 200,
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    says: { vi: 'Thư công vụ.', en: 'The address at work.' },
    example: 'ha.nguyen@snnmt.gov.vn',
  },
  UNIT,
  POSITION,
  CATEGORY,
  FROM,
  DECISION_NUMBER,
];

export const ASSIGNMENT_COLUMNS: readonly ImportColumn[] = [
  STAFF_CODE,
  {
    ...FULL_NAME,
    required: false,
    says: { vi: 'Chỉ để dễ đọc; không làm thay đổi họ tên.', en: 'For the reader only; it changes no name.' },
  },
  {
    code: 'kind',
    name: { vi: 'Loại phân công', en: 'Kind of assignment' },
    also: ['Loại', 'Hình thức'],
    type: 'choice',
    required: false,
    choices: KIND_CHOICES,
    says: {
      vi: 'Chính (mặc định), Biệt phái hoặc Kiêm nhiệm.',
      en: 'Primary (when left out), Secondment or Concurrent.',
    },
    example: 'Chính',
  },
  { ...UNIT, required: true },
  POSITION,
  CATEGORY,
  { ...FROM, required: true },
  {
    code: 'to',
    name: { vi: 'Đến ngày', en: 'To' },
    also: ['Ngày kết thúc', 'End date'],
    type: 'date',
    required: false,
    says: { vi: 'Ngày cuối cùng; để trống nếu còn tiếp tục.', en: 'The last day; empty while it lasts.' },
    example: '31/12/2026',
  },
  DECISION_NUMBER,
];
