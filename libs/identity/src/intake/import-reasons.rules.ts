import { type TwoTongues } from './import-kind.js';

/** Why a row is refused, for the screen and the result file alike. */
export const COMMON_REASONS: Readonly<Record<string, TwoTongues>> = {
  missing: { vi: 'Thiếu {column}.', en: '{column} is missing.' },
  'date-unreadable': {
    vi: '{column}: “{value}” không phải là ngày. Hãy ghi như 01/07/2026.',
    en: '{column}: “{value}” is not a date. Write it as 01/07/2026.',
  },
  'date-ambiguous': {
    vi: '{column}: “{value}” ghi năm hai chữ số nên có thể hiểu nhiều cách. Hãy ghi đủ bốn chữ số.',
    en: '{column}: “{value}” has a year of two digits and can be read in several ways. Write all four digits.',
  },
  'number-unreadable': {
    vi: '{column}: “{value}” không phải là số. Hãy ghi như 1.234,5.',
    en: '{column}: “{value}” is not a number. Write it as 1.234,5.',
  },
  'number-not-whole': {
    vi: '{column}: “{value}” phải là số nguyên.',
    en: '{column}: “{value}” must be a whole number.',
  },
  'not-a-choice': {
    vi: '{column}: “{value}” không có trong danh mục. Các giá trị được dùng: {allowed}.',
    en: '{column}: “{value}” is not one of: {allowed}.',
  },
  'too-long': { vi: '{column} dài quá {most} ký tự.', en: '{column} is longer than {most} characters.' },
  'not-the-shape': {
    vi: '{column}: “{value}” không đúng dạng.',
    en: '{column}: “{value}” does not have the right form.',
  },
  'duplicate-rows': {
    vi: 'Trùng với dòng khác trong tệp (các dòng {rows}). Hãy giữ lại một dòng.',
    en: 'The same as another row of the file (rows {rows}). Keep one of them.',
  },
  'circular-rows': {
    vi: 'Đơn vị cấp trên trong tệp tạo thành một vòng khép kín.',
    en: 'The parents in the file form a circle.',
  },
  'changed-meanwhile': {
    vi: 'Dữ liệu trong hệ thống đã thay đổi từ lúc xem trước; dòng này không còn đúng với những gì đã xem.',
    en: 'What there is has changed since the preview; the row no longer does what was shown.',
  },
  'seconded-elsewhere': {
    vi: 'Người này đang được biệt phái đến đơn vị khác trong thời gian đó. Hãy kết thúc lần biệt phái trước.',
    en: 'The person is seconded elsewhere on these days. End that secondment first.',
  },
  'code-taken': {
    vi: 'Mã này đang là của một đơn vị khác trong thời gian đó.',
    en: 'Another unit has this code on these days.',
  },
  'changed-since': {
    vi: 'Đã được người khác thay đổi sau khi nhập, nên giữ nguyên.',
    en: 'Changed by somebody else since the import, so it was left as it is.',
  },
  'in-use': {
    vi: 'Đã có tài khoản, kết quả học tập hoặc quyết định gắn với người này, nên giữ nguyên.',
    en: 'An account, a learning record or a decision belongs to this person by now, so it was left as it is.',
  },
  stopped: { vi: 'Chưa nhập vì người quản trị đã dừng.', en: 'Not applied: an administrator stopped the import.' },
  'not-accepted': {
    vi: 'Cơ sở dữ liệu không nhận dòng này ({constraint}).',
    en: 'The database refused the row ({constraint}).',
  },
  'unit-unknown': { vi: 'Không có đơn vị nào là “{value}”.', en: 'There is no unit “{value}”.' },
  'unit-ambiguous': {
    vi: 'Có nhiều đơn vị là “{value}”. Hãy ghi mã hoặc đường dẫn đầy đủ, như “Chi cục Kiểm lâm / Hạt Kiểm lâm Ba Tơ”.',
    en: 'There are several units “{value}”. Write the code or the full path.',
  },
  'outside-scope': {
    vi: 'Đơn vị “{value}” không thuộc phạm vi quản trị của bạn.',
    en: 'The unit “{value}” is not within your scope.',
  },
  'unit-ended': {
    vi: 'Đơn vị “{value}” chỉ hoạt động đến hết ngày {day}, nên không ai có thể được phân công ở đó lâu hơn.',
    en: 'The unit “{value}” ends with {day}, so nobody can be assigned to it for longer.',
  },
  'person-unknown': { vi: 'Không có ai mang mã “{value}”.', en: 'Nobody has the staff code “{value}”.' },
  'person-outside-scope': {
    vi: 'Mã “{value}” thuộc về một người ngoài phạm vi quản trị của bạn.',
    en: 'The staff code “{value}” belongs to somebody outside of your scope.',
  },
  'dates-reversed': { vi: 'Ngày kết thúc đứng trước ngày bắt đầu.', en: 'The last day is before the first.' },
  'in-the-future': { vi: '{column}: ngày {value} ở tương lai.', en: '{column}: {value} lies in the future.' },
};

/** What the database refuses in the midst of writing, by the name of the constraint. */
export const REASON_BY_CONSTRAINT: Readonly<Record<string, string>> = {
  people_staff_code_taken: 'changed-meanwhile',
  assignments_one_primary: 'changed-meanwhile',
  org_unit_versions_no_overlap: 'changed-meanwhile',
  org_unit_versions_not_circular: 'circular-rows',
  org_unit_versions_code_once: 'code-taken',
  assignments_one_secondment: 'seconded-elsewhere',
};
