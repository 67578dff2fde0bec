/** What the resources and courses of the department are about. A closed list: scores and exports group by it. */
export const TOPICS = [
  'digital-general',
  'digital-devices',
  'digital-data',
  'digital-communication',
  'digital-content',
  'digital-security',
  'digital-problem-solving',
  'environment-law',
  'land',
  'water',
  'forestry',
  'agriculture',
  'office-documents',
  'foreign-language',
  'emulation',
  'public-service',
  'learning-skills',
] as const;
export type Topic = (typeof TOPICS)[number];

interface Named {
  readonly vi: string;
  readonly en: string;
}

export const TOPIC_NAMES: Readonly<Record<Topic, Named>> = {
  'digital-general': { vi: 'Kỹ năng số tổng quan', en: 'Digital skills in general' },
  'digital-devices': { vi: 'Thiết bị và phần mềm', en: 'Devices and software' },
  'digital-data': { vi: 'Thông tin và dữ liệu', en: 'Information and data' },
  'digital-communication': { vi: 'Giao tiếp và hợp tác số', en: 'Digital communication and collaboration' },
  'digital-content': { vi: 'Tạo nội dung số', en: 'Digital content creation' },
  'digital-security': { vi: 'An toàn thông tin', en: 'Information security' },
  'digital-problem-solving': { vi: 'Giải quyết vấn đề số', en: 'Digital problem solving' },
  'environment-law': { vi: 'Pháp luật môi trường', en: 'Environmental law' },
  land: { vi: 'Đất đai', en: 'Land' },
  water: { vi: 'Tài nguyên nước', en: 'Water resources' },
  forestry: { vi: 'Lâm nghiệp, kiểm lâm', en: 'Forestry' },
  agriculture: { vi: 'Nông nghiệp', en: 'Agriculture' },
  'office-documents': { vi: 'Văn bản hành chính', en: 'Official documents' },
  'foreign-language': { vi: 'Ngoại ngữ', en: 'Foreign languages' },
  emulation: { vi: 'Thi đua, khen thưởng', en: 'Emulation and commendation' },
  'public-service': { vi: 'Công vụ và cải cách hành chính', en: 'Public service and administrative reform' },
  'learning-skills': { vi: 'Kỹ năng học tập', en: 'Learning skills' },
};

/** The topics whose name holds all the words. */
export function topicsNamedBy(words: string): Topic[] {
  const wanted = wordsOf(words);
  if (wanted.length === 0) return [];
  return TOPICS.filter((topic) =>
    Object.values(TOPIC_NAMES[topic]).some((name: string) => {
      const held = wordsOf(name);
      return wanted.every((word) => held.includes(word));
    }),
  );
}

function wordsOf(text: string): string[] {
  return withoutMarks(text.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Of lower-case text. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}
