import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const readLibrary = definePermission({
  code: 'library.read',
  roles: EVERY_ROLE,
  says: { vi: 'Tìm, xem và tải tài liệu đã công bố', en: 'Find, read and download published resources' },
});

/** Which rows: those owned by the units over which one of these roles is granted, and one's own. */
export const contributeToLibrary = definePermission({
  code: 'library.contribute',
  roles: ['content-admin', 'unit-focal-point', 'office', 'administrator'],
  says: { vi: 'Tải tệp lên, mô tả và sửa bản nháp', en: 'Upload files, describe and change drafts' },
});

export const publishInLibrary = definePermission({
  code: 'library.publish',
  roles: ['content-admin', 'office'],
  says: { vi: 'Công bố, thay thế và rút tài liệu', en: 'Publish, replace and withdraw resources' },
});
