export const CIVIL_TIME_ZONE = 'Asia/Ho_Chi_Minh';

const inVietnam = new Intl.DateTimeFormat('en-CA', {
  timeZone: CIVIL_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date of an instant in Vietnam, as `YYYY-MM-DD`. */
export function civilDate(instant: Date): string {
  return inVietnam.format(instant);
}
