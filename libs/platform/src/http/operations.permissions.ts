import { definePermission } from './permission.js';

export const readMetrics = definePermission({
  code: 'platform.read-metrics',
  roles: ['administrator'],
  says: { vi: 'Đọc số đo vận hành', en: 'Read operational metrics' },
});
