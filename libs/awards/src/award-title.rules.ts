/** Titles and forms that can be nominated for (domain.md §2.1), with the words that a reader sees. */
export const AWARD_TITLES = {
  letter_of_commendation: { vi: 'Giấy khen', en: 'Letter of commendation', for: 'both' },
  com_province_chair: {
    vi: 'Bằng khen của Chủ tịch UBND tỉnh',
    en: 'Certificate of merit of the provincial Chairman',
    for: 'both',
  },
  com_minister: { vi: 'Bằng khen cấp Bộ', en: 'Certificate of merit of the Minister', for: 'both' },
  com_pm: { vi: 'Bằng khen của Thủ tướng Chính phủ', en: 'Certificate of merit of the Prime Minister', for: 'both' },
  advanced_worker: { vi: 'Lao động tiên tiến', en: 'Advanced worker', for: 'individual' },
  base_emulation_fighter: { vi: 'Chiến sĩ thi đua cơ sở', en: 'Emulation fighter, base level', for: 'individual' },
  advanced_collective: { vi: 'Tập thể lao động tiên tiến', en: 'Advanced collective', for: 'collective' },
  excellent_collective: { vi: 'Tập thể lao động xuất sắc', en: 'Excellent collective', for: 'collective' },
} as const;

export type AwardTitle = keyof typeof AWARD_TITLES;
export const AWARD_TITLE_CODES = Object.keys(AWARD_TITLES) as AwardTitle[];

export const SUBJECT_KINDS = ['individual', 'collective'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export function fits(title: AwardTitle, kind: SubjectKind): boolean {
  const { for: subject } = AWARD_TITLES[title];
  return subject === 'both' || subject === kind;
}
