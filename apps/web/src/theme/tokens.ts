import type { MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 7 carries white text at 6.1:1 and stands on white at the same. */
export const accent: MantineColorsTuple = [
  '#eef6f5',
  '#d8eae8',
  '#b1d6d2',
  '#84bfba',
  '#55a6a0',
  '#2f8d87',
  '#177c76',
  '#0b6e69',
  '#085a56',
  '#054643',
];

/** Warm neutrals. Shade 6 is the lightest that may carry text on white (5.4:1). */
export const neutral: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#eae7e1',
  '#dcd8d0',
  '#c5bfb5',
  '#9c958b',
  '#6b655d',
  '#534e47',
  '#37332e',
  '#1f1d1a',
];

/** Meaning only, never decoration: something went well, waits for somebody, or is wrong. */
export const good: MantineColorsTuple = [
  '#eff7ee',
  '#dcecd9',
  '#b9d9b4',
  '#92c48b',
  '#6cae64',
  '#4d9645',
  '#3b8033',
  '#2e6b27',
  '#24571f',
  '#1a4216',
];
export const caution: MantineColorsTuple = [
  '#fdf6e7',
  '#f9e9c6',
  '#f1d28c',
  '#e7b850',
  '#d89c22',
  '#b97f10',
  '#98660a',
  '#7d5306',
  '#644204',
  '#4b3103',
];
export const danger: MantineColorsTuple = [
  '#fdf1ef',
  '#f9dfdb',
  '#f0bab3',
  '#e59287',
  '#d7685a',
  '#c64638',
  '#b3352a',
  '#9c2a20',
  '#802118',
  '#621811',
];

export const fontFamily = "'Be Vietnam Pro', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** The widths of a page: a text to read, a form to fill in, a table to scan. */
export const pageWidths = { reading: '44rem', form: '38rem', wide: '80rem' } as const;
export type PageWidth = keyof typeof pageWidths;
