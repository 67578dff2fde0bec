import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const readOwnRecord = definePermission({
  code: 'records.read-own',
  roles: EVERY_ROLE,
  says: { vi: 'Xem quá trình học tập của chính mình', en: "See one's own learning record" },
});

/** For other systems with a service token; administrators may use it to bring in a list. */
export const submitFacts = definePermission({
  code: 'records.submit-facts',
  roles: ['administrator'],
  says: { vi: 'Gửi kết quả học tập từ hệ thống khác', en: 'Report finished courses from other systems' },
});
