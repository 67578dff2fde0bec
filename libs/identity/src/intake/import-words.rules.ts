import { type ColumnType, type Outcome, type TwoTongues } from './import-kind.js';
import { type RowResult } from './import-rows.repository.js';

export const TONGUES = ['vi', 'en'] as const;
export type Tongue = (typeof TONGUES)[number];

const TYPES: Readonly<Record<ColumnType, TwoTongues>> = {
  text: { vi: 'Chữ', en: 'Text' },
  date: { vi: 'Ngày, như 01/07/2026', en: 'A day, as 01/07/2026' },
  whole: { vi: 'Số nguyên', en: 'A whole number' },
  decimal: { vi: 'Số, như 1.234,5', en: 'A number, as 1.234,5' },
  choice: { vi: 'Chọn trong danh mục', en: 'One of a list' },
};

/** The words of the files that leave the system. */
export const FILE_WORDS = {
  data: { vi: 'Dữ liệu', en: 'Data' },
  guide: { vi: 'Hướng dẫn', en: 'Guide' },
  template: { vi: 'Mẫu nhập', en: 'Template' },
  result: { vi: 'Kết quả', en: 'Result' },
  outcome: { vi: 'Kết quả nhập', en: 'Outcome' },
  reason: { vi: 'Lý do', en: 'Reason' },
  required: { vi: 'Bắt buộc', en: 'Required' },
  explanations: {
    vi: ['Cột', 'Bắt buộc', 'Giải thích', 'Giá trị được dùng', 'Ví dụ'],
    en: ['Column', 'Required', 'Explanation', 'Allowed values', 'Example'],
  },
  types: TYPES,
} as const;

const OUTCOMES: Readonly<Record<Outcome | RowResult | 'waiting', TwoTongues>> = {
  waiting: { vi: 'Chưa kiểm tra', en: 'Not checked yet' },
  create: { vi: 'Sẽ thêm mới', en: 'Will be added' },
  change: { vi: 'Sẽ thay đổi', en: 'Will be changed' },
  unchanged: { vi: 'Không thay đổi', en: 'Unchanged' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  applied: { vi: 'Đã nhập', en: 'Applied' },
  stopped: { vi: 'Chưa nhập', en: 'Not applied' },
  undone: { vi: 'Đã hoàn tác', en: 'Undone' },
  kept: { vi: 'Không hoàn tác được', en: 'Not undone' },
};
const APPLIED: Readonly<Partial<Record<Outcome, TwoTongues>>> = {
  create: { vi: 'Đã thêm mới', en: 'Added' },
  change: { vi: 'Đã thay đổi', en: 'Changed' },
};

export function outcomeWord(outcome: Outcome | null, result: RowResult | null, tongue: Tongue): string {
  if (result === 'applied' && outcome) return (APPLIED[outcome] ?? OUTCOMES.applied)[tongue];
  return OUTCOMES[result ?? outcome ?? 'waiting'][tongue];
}
