/** Under which terms a resource may be used. A closed list, because each needs its sentence of explanation. */
export const LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', 'internal'] as const;
export type Licence = (typeof LICENCES)[number];

export const LICENCE_NAMES: Readonly<Record<Licence, { readonly vi: string; readonly en: string }>> = {
  'CC-BY-4.0': { vi: 'CC BY 4.0 – Ghi công', en: 'CC BY 4.0 – Attribution' },
  'CC-BY-SA-4.0': { vi: 'CC BY-SA 4.0 – Ghi công, chia sẻ tương tự', en: 'CC BY-SA 4.0 – Attribution, share alike' },
  'CC-BY-NC-4.0': { vi: 'CC BY-NC 4.0 – Ghi công, phi thương mại', en: 'CC BY-NC 4.0 – Attribution, non-commercial' },
  'CC0-1.0': { vi: 'CC0 1.0 – Không giữ quyền', en: 'CC0 1.0 – No rights reserved' },
  internal: { vi: 'Nội bộ cơ quan', en: 'Internal to the department' },
};

export const RESOURCE_LANGUAGES = ['vi', 'en', 'other'] as const;
export type ResourceLanguage = (typeof RESOURCE_LANGUAGES)[number];
