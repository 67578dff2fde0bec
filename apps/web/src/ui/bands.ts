/** A band in the words of the rules, or that none is said yet. */
export const SHOWN_BANDS = ['good', 'fair', 'average', 'below', 'provisional'] as const;
export type ShownBand = (typeof SHOWN_BANDS)[number];

interface Banded {
  readonly band: Exclude<ShownBand, 'provisional'>;
  /** Points still wait for evidence. */
  readonly provisional: boolean;
}

/** While points wait for evidence no band is said: nobody is called below standard for what has not been looked at. */
export function shownBand({ band, provisional }: Banded): ShownBand {
  return provisional ? 'provisional' : band;
}
