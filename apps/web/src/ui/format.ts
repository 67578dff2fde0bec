import { useTranslation } from 'react-i18next';

const ZONE = 'Asia/Ho_Chi_Minh';
// English readers of a Vietnamese administration read the day first too.
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : 'vi-VN');

/** `2026-11-24` → `24/11/2026`: a civil date has no time zone, so no Date object touches it. */
export function formatCivilDate(value: string): string {
  const [year, month, day] = value.slice(0, 10).split('-');
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
}

export function formatInstant(value: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(value));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')}`;
}

/** A unit, its seconds, and from how many on it is used: a year and a half is no two years. */
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, from?: number])[] = [
  ['year', 31_557_600, 2],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function formatRelative(value: string, language: string, now: number = Date.now()): string {
  const seconds = (new Date(value).getTime() - now) / 1000;
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const step = STEPS.find(([, length, from = 1]) => Math.abs(seconds) >= from * length);
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, 'second');
}

export function formatNumber(value: number, language: string, digits = 2): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value);
}

/** Scores are rounded to hundredths (domain.md §8.3) and stand below each other: always two digits. */
export function formatScore(points: number, language: string): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(localeOf(language), digits).format(points);
}

export function formatPercent(share: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: digits }).format(share);
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function formatBytes(bytes: number, language: string): string {
  const step = Math.min(SIZES.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = SIZES[step] ?? 'byte';
  const format = { style: 'unit', unit, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeOf(language), format).format(bytes / 1000 ** step);
}

export interface Format {
  civilDate(value: string): string;
  instant(value: string): string;
  relative(value: string): string;
  number(value: number, digits?: number): string;
  score(points: number): string;
  percent(share: number, digits?: number): string;
  bytes(bytes: number): string;
  /** Credit is counted in half periods: 5 → "2,5 tiết". */
  periods(halfPeriods: number): string;
  minutes(minutes: number): string;
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation('ui');
  const language = i18n.language;
  return {
    civilDate: formatCivilDate,
    instant: formatInstant,
    relative: (value) => formatRelative(value, language),
    number: (value, digits) => formatNumber(value, language, digits),
    score: (points) => formatScore(points, language),
    percent: (share, digits) => formatPercent(share, language, digits),
    bytes: (bytes) => formatBytes(bytes, language),
    periods: (half) => t('periods', { count: half / 2, value: formatNumber(half / 2, language) }),
    minutes: (minutes) => t('minutes', { count: minutes, value: formatNumber(minutes, language, 0) }),
  };
}
