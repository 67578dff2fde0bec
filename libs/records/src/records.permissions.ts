import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const readOwnRecord = definePermission({
  code: 'records.read-own',
  roles: EVERY_ROLE,
  says: { vi: 'Xem quá trình học tập của chính mình', en: "See one's own learning record" },
});

export const readRecords = definePermission({
  code: 'records.read-people',
  roles: ['unit-head', 'office', 'council-member', 'auditor'],
  says: {
    vi: 'Xem quá trình học tập của người trong đơn vị được giao',
    en: 'See the learning records of people of the granted units',
  },
});

/** For other systems with a service token; administrators may use it to bring in a list. */
export const submitFacts = definePermission({
  code: 'records.submit-facts',
  roles: ['administrator'],
  says: { vi: 'Gửi kết quả học tập từ hệ thống khác', en: 'Report finished courses from other systems' },
});
