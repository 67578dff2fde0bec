import { useTranslation } from 'react-i18next';
import { useFormat } from './format.js';

/** The civil date in Vietnam, wherever the browser stands. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
}

/** The API takes and gives the day after the last; people write and read the last day. */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}

export function dayBefore(day: string): string {
  return shifted(day, -1);
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** "từ 01/12/2026 đến hết 31/12/2026", from what the API gives. */
export function useDays(): (from: string, to: string | null) => string {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (from, to) =>
    to === null
      ? t('days.open', { from: format.civilDate(from) })
      : t('days.closed', { from: format.civilDate(from), to: format.civilDate(dayBefore(to)) });
}

export type Standing = 'to-come' | 'now' | 'over';

export function standingOf(from: string, to: string | null, day: string = today()): Standing {
  if (day < from) return 'to-come';
  return to === null || day < to ? 'now' : 'over';
}
