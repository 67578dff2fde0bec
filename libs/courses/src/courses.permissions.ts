import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const learn = definePermission({
  code: 'courses.learn',
  roles: EVERY_ROLE,
  says: { vi: 'Xem danh mục khóa học, ghi danh và học', en: 'See the course catalogue, enrol and learn' },
});

/** Which courses: those owned by the units over which one of these roles is granted. */
export const authorCourses = definePermission({
  code: 'courses.author',
  roles: ['content-admin', 'office'],
  says: { vi: 'Soạn, công bố khóa học của đơn vị được giao', en: 'Write and publish courses of the granted units' },
});
