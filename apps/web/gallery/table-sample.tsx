import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ApiProblem } from '~/api/api-problem.js';
import { DataTable, type Column, type Page as PageOf } from '~/ui/data-table.js';
import { CivilDate } from '~/ui/dates.js';
import { EmptyState } from '~/ui/empty-state.js';
import { FilterBar } from '~/ui/filter-bar.js';
import { useListState, type ListState } from '~/ui/list-search.js';
import { TextLink } from '~/ui/links.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';
import { StatusBadge, type StatusTone } from '~/ui/status-badge.js';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly people: number;
  readonly score: number;
  readonly state: readonly [StatusTone, string];
  readonly due: string;
}

const NAMES = ['Văn phòng Sở', 'Phòng Kế hoạch – Tài chính', 'Phòng Quản lý đất đai', 'Chi cục Kiểm lâm', 'Chi cục Bảo vệ môi trường', 'Hạt Kiểm lâm Kon Plông', 'Trạm Kiểm lâm địa bàn số 3', 'Trung tâm Công nghệ thông tin tài nguyên và môi trường', 'Trung tâm Khuyến nông', 'Chi cục Thủy lợi']; // prettier-ignore
const STATES: readonly (readonly [StatusTone, string])[] = [['good', 'Đạt'], ['caution', 'Chờ minh chứng'], ['danger', 'Quá hạn'], ['active', 'Đang tính'], ['neutral', 'Chưa bắt đầu']]; // prettier-ignore
const UNITS: readonly Unit[] = Array.from({ length: 143 }, (_, index) => ({
  id: String(index),
  name: NAMES[index % NAMES.length] ?? '',
  kind: index % 3 === 0 ? 'Chi cục' : 'Phòng chuyên môn',
  people: 7 + ((index * 37) % 90),
  score: Math.round(4000 + ((index * 7919) % 5900)) / 100,
  state: STATES[index % STATES.length] ?? ['neutral', ''],
  due: `2026-1${index % 3}-${String(1 + (index % 28)).padStart(2, '0')}`,
}));

async function read(list: ListState, mode: string): Promise<PageOf<Unit>> {
  if (mode === 'error')
    throw new ApiProblem({ status: 503, code: 'http.unavailable', correlationId: '0198f3a2-7c11-7d5e' });
  await new Promise((done) => setTimeout(done, mode === 'slow' ? 60_000 : 100));
  if (mode === 'empty') return { items: [], total: 0, page: 1, size: list.size };
  const found = UNITS.filter(({ name }) => name.toLowerCase().includes(list.q.toLowerCase()));
  const down = list.sort?.startsWith('-') ?? false;
  const key = (list.sort ?? '-score').replace('-', '') as 'name' | 'score' | 'people' | 'due';
  const sorted = [...found].sort((one, other) => (one[key] < other[key] ? -1 : 1) * (down ? -1 : 1));
  const items = sorted.slice((list.page - 1) * list.size, list.page * list.size);
  return { items, total: found.length, page: list.page, size: list.size };
}

const COLUMNS: readonly Column<Unit>[] = [
  {
    key: 'name',
    header: 'Đơn vị',
    sort: 'name',
    phone: 'title',
    cell: (unit) => <TextLink to="/">{unit.name}</TextLink>,
  },
  { key: 'kind', header: 'Loại', cell: (unit) => unit.kind, phone: 'hidden' },
  { key: 'people', header: 'Số người', sort: 'people', align: 'end', cell: (unit) => unit.people },
  {
    key: 'score',
    header: 'Điểm',
    sort: 'score',
    align: 'end',
    cell: (unit) => unit.score.toFixed(2).replace('.', ','),
  },
  { key: 'state', header: 'Trạng thái', cell: ({ state }) => <StatusBadge tone={state[0]}>{state[1]}</StatusBadge> },
  { key: 'due', header: 'Hạn', sort: 'due', cell: (unit) => <CivilDate value={unit.due} /> },
];

export function TableSample() {
  const list = useListState({ sort: '-score' });
  const mode = new URLSearchParams(location.search).get('mode') ?? 'full';
  const units = useQuery({
    queryKey: ['units', list.page, list.size, list.sort, list.q, mode],
    queryFn: () => read(list, mode),
    placeholderData: keepPreviousData,
  });
  return (
    <Page>
      <PageHeader
        title="Điểm văn hóa học tập của các đơn vị"
        lead="Kỳ năm 2026, tính đến hôm nay. Bấm vào tên đơn vị để xem vì sao có điểm này."
        actions={<Button>Xuất dữ liệu</Button>}
      />
      <FilterBar
        list={list}
        searchLabel="Tìm đơn vị"
        filters={[{ name: 'kind', label: 'Loại đơn vị', options: [{ value: 'office', label: 'Văn phòng' }] }]}
      />
      <DataTable
        label="Các đơn vị"
        columns={COLUMNS}
        query={units}
        list={list}
        rowKey={(unit) => unit.id}
        rowTone={(unit) => (unit.state[0] === 'danger' ? 'danger' : undefined)}
        empty={
          <EmptyState title="Chưa có đơn vị nào" action={<Button>Thêm đơn vị</Button>}>
            Danh sách này có khi quản trị hệ thống nhập cơ cấu tổ chức.
          </EmptyState>
        }
      />
    </Page>
  );
}
