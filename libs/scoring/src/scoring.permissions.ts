import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const readOwnUnitScore = definePermission({
  code: 'scoring.read-own-unit',
  roles: EVERY_ROLE,
  says: {
    vi: 'Xem điểm văn hóa học tập của đơn vị mình và phần của chính mình',
    en: "See the score of one's own unit and one's own part in it",
  },
});

export const readUnitScores = definePermission({
  code: 'scoring.read-unit',
  roles: ['unit-head', 'unit-focal-point', 'office', 'council-member', 'leadership', 'auditor'],
  says: {
    vi: 'Xem điểm của các đơn vị được giao và giải trình đến từng người',
    en: 'See the scores of the units in charge and their explanation down to the person',
  },
});

export const manageScoring = definePermission({
  code: 'scoring.manage',
  roles: ['office'],
  says: { vi: 'Mở kỳ chấm điểm, chấm lại toàn bộ', en: 'Open periods and recompute all scores' },
});
