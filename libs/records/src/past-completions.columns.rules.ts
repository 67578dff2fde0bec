import { type ImportColumn } from '#identity';

export const PAST_COMPLETION_COLUMNS: readonly ImportColumn[] = [
  {
    code: 'full_name',
    name: { vi: 'Họ và tên', en: 'Full name' },
    also: ['Họ tên'],
    type: 'text',
    required: false,
    says: { vi: 'Chỉ để dễ đọc.', en: 'For the reader only.' },
    example: 'Nguyễn Thị Thu Hà',
  },
  {
    code: 'course',
    name: { vi: 'Khóa học', en: 'Course' },
    also: ['Mã khóa học', 'Tên khóa học', 'Lớp bồi dưỡng'],
    type: 'text',
    required: true,
    max: 300,
    says: { vi: 'Mã hoặc tên của khóa học đã công bố.', en: 'The code or title of a published course.' },
    example: 'ky-nang-so-co-ban',
  },
  {
    code: 'completed_on',
    name: { vi: 'Ngày hoàn thành', en: 'Completed on' },
    also: ['Hoàn thành ngày', 'Ngày cấp chứng chỉ', 'Ngày cấp'],
    type: 'date',
    required: true,
    says: {
      vi: 'Không ở tương lai; mỗi khóa học tính một lần trong năm.',
      en: 'Not in the future; a course counts once a year.',
    },
    example: '15/11/2025',
  },
];
