import { type ReadEntry } from './audit-reading.service.js';

const HEADER = [
  'STT',
  'Thời điểm',
  'Người thực hiện',
  'Loại',
  'Hành động',
  'Đối tượng',
  'Tên đối tượng',
  'Người liên quan',
  'Đơn vị',
  'Mục đích',
  'Chi tiết',
  'Trước',
  'Sau',
  'Mã đối chiếu',
];
const ERASED = 'Đã xóa';
// Spreadsheet programs take UTF-8 for something older unless the file begins with this mark.
const BYTE_ORDER_MARK = '\ufeff';
const FORMULA_START = /^[=+@\t\r-]/u;

export async function* auditCsv(entries: AsyncIterable<ReadEntry>): AsyncIterable<string> {
  yield BYTE_ORDER_MARK + line(HEADER);
  for await (const entry of entries) yield line(cellsOf(entry));
}

function cellsOf(entry: ReadEntry): string[] {
  const side = (which: 'before' | 'after'): string => {
    if (entry.personalState === 'erased') return ERASED;
    const values = entry.personal?.[which];
    return values ? JSON.stringify(values) : '';
  };
  return [
    String(entry.seq),
    momentOf(entry.occurredAt),
    entry.actorName ?? '',
    entry.actorKind,
    entry.action,
    [entry.subjectKind, entry.subjectId].filter(Boolean).join(' '),
    entry.subjectName ?? '',
    entry.personName ?? '',
    entry.unitName ?? '',
    entry.purpose ?? '',
    JSON.stringify(entry.details),
    side('before'),
    side('after'),
    entry.correlationId ?? '',
  ];
}

/** dd/mm/yyyy hh:mm:ss in Viet Nam, which has no summer time. */
function momentOf(instant: Date): string {
  const [day = '', time = ''] = new Date(instant.getTime() + 7 * 3_600_000).toISOString().split(/[T.]/u);
  return `${day.split('-').reverse().join('/')} ${time}`;
}

function line(cells: readonly string[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** A cell that would be read as a formula becomes text by a leading apostrophe. */
export function cellText(value: string): string {
  const harmless = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
