/** The colours of the product, as the printed pages and drawings of the demo library use them. */
export const COLOURS = {
  accent: '#0b6e69',
  accentSoft: '#e6f2f1',
  ink: '#1f2a2e',
  grey: '#5b6a6f',
  line: '#d5dddc',
  paper: '#ffffff',
} as const;

/** All generated files carry one date, so that the same source gives the same bytes on any day. */
export const FIXED_DATE = new Date(Date.UTC(2026, 0, 5, 1, 0, 0));

export const PUBLISHER = 'Thư viện Tự Học';
