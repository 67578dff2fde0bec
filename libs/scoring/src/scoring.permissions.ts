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
    vi: 'Xem điểm của các đơn vị được giao',
    en: 'See the scores of the units in charge',
  },
});

/** Rules §5.1: named results are for the person, the head with the focal point, the Office and the council. */
export const readNamedResults = definePermission({
  code: 'scoring.read-named',
  roles: ['unit-head', 'unit-focal-point', 'office', 'council-member'],
  says: {
    vi: 'Xem kết quả có tên từng người và nhóm dưới 5 người của các đơn vị được giao',
    en: 'See results by name, and groups of fewer than 5 people, of the units in charge',
  },
});

export const manageScoring = definePermission({
  code: 'scoring.manage',
  roles: ['office'],
  says: { vi: 'Mở kỳ chấm điểm, chấm lại toàn bộ', en: 'Open periods and recompute all scores' },
});
