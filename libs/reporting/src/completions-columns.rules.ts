import { type StaffCategory } from '#identity';
import { TOPIC_NAMES } from '#library';
import { type CellKind } from '#platform';

export interface ReportColumn {
  readonly title: string;
  readonly kind: CellKind;
  readonly width: number;
  /** SQL over the names of the report's query. */
  readonly value: string;
}

export const CATEGORY_NAMES: Readonly<Record<StaffCategory, string>> = {
  cadre: 'Cán bộ',
  civil_servant: 'Công chức',
  public_employee: 'Viên chức',
  contract_worker: 'Người lao động hợp đồng',
};

const CATEGORY = `case a.category ${Object.entries(CATEGORY_NAMES)
  .map(([code, name]) => `when '${code}' then '${name}'`)
  .join(' ')} end`;

/** Topic codes with their Vietnamese names, as rows to join. */
export const TOPIC_ROWS = `(values ${Object.entries(TOPIC_NAMES)
  .map(([code, { vi }]) => `('${code}', '${vi}')`)
  .join(', ')}) as topics (code, name)`;

/** The columns of the file, in order. `tiết` is half periods by two, exact in binary. */
export const COMPLETION_COLUMNS: readonly ReportColumn[] = [
  { title: 'Họ và tên', kind: 'text', width: 28, value: 'p.full_name' },
  { title: 'Mã nhân sự', kind: 'text', width: 14, value: 'p.staff_code' },
  { title: 'Đơn vị tại ngày hoàn thành', kind: 'text', width: 40, value: 'u.name' },
  { title: 'Đối tượng', kind: 'text', width: 16, value: CATEGORY },
  { title: 'Khóa học', kind: 'text', width: 48, value: 't.title' },
  { title: 'Chủ đề', kind: 'text', width: 26, value: 'topics.name' },
  { title: 'Ngày hoàn thành', kind: 'date', width: 16, value: 'c.completed_on' },
  { title: 'Số tiết', kind: 'number', width: 10, value: 'c.credit_half_periods::float8 / 2' },
  { title: 'Ghi nhận lúc', kind: 'moment', width: 18, value: `(c.recorded_at at time zone 'Asia/Ho_Chi_Minh')` },
];
