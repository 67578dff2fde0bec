import { definePermission } from '#platform';

/** Rows with names: rules §5.1 keep them to the head with the focal point, the Office and the council. */
export const readCompletions = definePermission({
  code: 'reporting.read-completions',
  roles: ['unit-head', 'unit-focal-point', 'office', 'council-member'],
  says: {
    vi: 'Xem kết quả hoàn thành khóa học của các đơn vị được giao',
    en: 'See the completions of the granted units',
  },
});

export const exportReports = definePermission({
  code: 'reporting.export',
  roles: ['office', 'council-member'],
  says: { vi: 'Kết xuất dữ liệu của các đơn vị được giao', en: 'Export the data of the granted units' },
});

/** One stops one's own exports; the Office also those of others. Who only reads changes nothing of anybody's. */
export const manageExports = definePermission({
  code: 'reporting.manage-exports',
  roles: ['office'],
  says: { vi: 'Dừng lần kết xuất của người khác', en: "Stop other people's exports" },
});

export const readOfficeDashboard = definePermission({
  code: 'reporting.office-dashboard',
  roles: ['office', 'leadership', 'auditor'],
  says: { vi: 'Xem bảng theo dõi tất cả đơn vị', en: 'See the dashboard of all units' },
});

export const readOperations = definePermission({
  code: 'platform.read-operations',
  roles: ['administrator', 'office'],
  says: { vi: 'Xem tình trạng hàng đợi và việc bị giữ lại', en: 'See queues, delays and parked deliveries' },
});

export const operate = definePermission({
  code: 'platform.operate',
  roles: ['administrator'],
  says: { vi: 'Chạy lại hoặc bỏ việc bị giữ lại', en: 'Replay or discard parked deliveries' },
});
