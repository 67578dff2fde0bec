import { civilDate } from '#platform';
import { cellText } from '../audit/audit-csv.rules.js';
import { ROLE_NAMES } from '../roles/role.rules.js';
import { type ReviewItemRow } from './access-review.repository.js';
import { addDays, type ReviewOutcome } from './access-review.rules.js';

const HEADER = [
  'STT',
  'Người giữ vai trò',
  'Tài khoản',
  'Vai trò',
  'Đơn vị',
  'Từ ngày',
  'Đến hết ngày',
  'Được ủy quyền',
  'Cấp ngày',
  'Người cấp',
  'Đăng nhập gần nhất',
  'Kết luận',
  'Rút ngắn đến hết ngày',
  'Ngày kết luận',
  'Người rà soát',
];
const OUTCOMES: Readonly<Record<ReviewOutcome, string>> = {
  confirmed: 'Giữ nguyên',
  ended: 'Thu hồi',
  shortened: 'Rút ngắn',
  lapsed: 'Đã hết hiệu lực',
  unreviewed: 'Không có người thứ hai rà soát',
};
// Spreadsheet programs take UTF-8 for something older unless the file begins with this mark.
const BYTE_ORDER_MARK = '\ufeff';

/** The review as a table for the files of the department. */
export function accessReviewCsv(items: readonly ReviewItemRow[]): string {
  return BYTE_ORDER_MARK + [HEADER, ...items.map(cellsOf)].map(line).join('');
}

function cellsOf(item: ReviewItemRow, index: number): string[] {
  return [
    String(index + 1),
    item.holderName,
    item.accountState === 'disabled' ? 'Đã khóa' : 'Đang dùng',
    ROLE_NAMES[item.role].vi,
    item.unitName ?? '',
    written(item.from),
    item.to === null ? '' : written(addDays(item.to, -1)),
    item.delegated ? 'Có' : '',
    written(civilDate(item.grantedAt)),
    item.grantedByName ?? '',
    item.lastSignInAt === null ? '' : written(civilDate(item.lastSignInAt)),
    item.outcome === null ? 'Chưa kết luận' : OUTCOMES[item.outcome],
    item.endsOn === null ? '' : written(addDays(item.endsOn, -1)),
    item.decidedAt === null ? '' : written(civilDate(item.decidedAt)),
    item.decidedByName ?? '',
  ];
}

function written(day: string): string {
  return day.split('-').reverse().join('/');
}

function line(cells: readonly string[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}
