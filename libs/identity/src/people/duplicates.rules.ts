import { type SuspectPair } from './duplicates.repository.js';

/** What speaks for two records being one person, and what against. */
export const EVIDENCE = [
  'same-number',
  'same-name',
  'same-name-without-marks',
  'same-birth-date',
  'same-unit',
  'same-email',
  'other-number',
  'other-birth-date',
  'other-gender',
  'other-staff-code',
  'other-unit',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

export interface Weighed {
  speaksFor: Evidence[];
  speaksAgainst: Evidence[];
}

export function weigh({ first, second, sameNumber, sameName }: SuspectPair): Weighed {
  const same = (key: keyof typeof first) => first[key] !== null && first[key] === second[key];
  const differ = (key: keyof typeof first) => first[key] !== null && second[key] !== null && !same(key);
  const known = (list: readonly [Evidence, boolean][]) =>
    list.flatMap(([evidence, holds]) => (holds ? [evidence] : []));
  return {
    speaksFor: known([
      ['same-number', sameNumber === true],
      ['same-name', sameName],
      ['same-name-without-marks', !sameName && plain(first.fullName) === plain(second.fullName)],
      ['same-birth-date', same('birthDate')],
      ['same-unit', same('unitId')],
      ['same-email', same('email')],
    ]),
    speaksAgainst: known([
      ['other-number', sameNumber === false],
      ['other-birth-date', differ('birthDate')],
      ['other-gender', differ('gender')],
      ['other-staff-code', differ('staffCode')],
      ['other-unit', differ('unitId')],
    ]),
  };
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}
