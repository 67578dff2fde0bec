import { EVERY_ROLE } from '#identity';
import { definePermission } from '#platform';

export const readAwards = definePermission({
  code: 'awards.read',
  roles: EVERY_ROLE,
  says: {
    vi: 'Xem bảng xếp hạng theo nhóm quy mô và sổ khen thưởng',
    en: 'See standings by size and the award register',
  },
});

export const nominate = definePermission({
  code: 'awards.nominate',
  roles: ['unit-head', 'unit-focal-point', 'office'],
  says: { vi: 'Đề nghị khen thưởng cho đơn vị được giao', en: 'Nominate units in charge and their people' },
});

export const readNominations = definePermission({
  code: 'awards.read-nominations',
  roles: ['unit-head', 'unit-focal-point', 'office', 'council-member', 'leadership', 'auditor'],
  says: { vi: 'Xem đề nghị khen thưởng của đơn vị được giao', en: 'See the nominations of the granted units' },
});

export const decideNominations = definePermission({
  code: 'awards.decide',
  roles: ['leadership'],
  says: { vi: 'Quyết định khen thưởng, ghi sổ', en: 'Decide nominations and enter them in the register' },
});
