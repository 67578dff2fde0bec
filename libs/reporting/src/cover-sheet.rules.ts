import { CIVIL_TIME_ZONE, type XlsxColumn } from '#platform';
import { type ExportRow } from './exports.repository.js';
import { type FilterNames } from './filter-names.repository.js';

export const COVER_COLUMNS: readonly XlsxColumn[] = [
  { title: 'Mục', kind: 'text', width: 30 },
  { title: 'Nội dung', kind: 'text', width: 70 },
];

const moments = new Intl.DateTimeFormat('vi-VN', {
  timeZone: CIVIL_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

function day(civil: string): string {
  return civil.split('-').reverse().join('/');
}

/** What makes a file that lies about on a disk understandable: who asked, for what, as known when, how much. */
export function coverRows(order: ExportRow, names: FilterNames, rows: number): string[][] {
  const { from, to, q } = order.filter;
  const scope =
    order.scopeUnitIds === null
      ? 'Tất cả đơn vị'
      : `${order.scopeUnitIds.length} đơn vị thuộc phạm vi của người kết xuất`;
  return [
    ['Báo cáo', 'Kết quả hoàn thành khóa học'],
    ['Người kết xuất', order.requestedByName],
    ['Phạm vi dữ liệu', scope],
    ['Kỳ', names.periodName ?? 'Không chọn'],
    ['Từ ngày', from === null ? 'Không giới hạn' : day(from)],
    ['Đến ngày', to === null ? 'Không giới hạn' : day(to)],
    ['Đơn vị', names.unitNames.length === 0 ? 'Tất cả' : names.unitNames.join('; ')],
    ['Khóa học', names.courseTitle ?? 'Tất cả'],
    ['Từ khóa người học', q ?? 'Không có'],
    ['Dữ liệu được ghi nhận đến', moments.format(order.asOf)],
    ['Số dòng', String(rows)],
  ];
}
