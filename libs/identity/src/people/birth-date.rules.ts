/** Nobody works for an agency before that age (Bộ luật Lao động 2019, Điều 3 khoản 1). */
const LEAST_AGE = 15;

/** Above it, the year is a slip. */
const MOST_AGE = 100;

export type BirthDateFault = 'bornInFuture' | 'bornTooLate' | 'bornTooEarly';

/** What speaks against a birth date; without a first day of service, today is the day on which the person is of age. */
export function birthDateFault(birthDate: string, servesFrom: string | null, today: string): BirthDateFault | null {
  if (birthDate > today) return 'bornInFuture';
  if (yearsBefore(servesFrom ?? today, LEAST_AGE) < birthDate) return 'bornTooLate';
  return birthDate < yearsBefore(today, MOST_AGE) ? 'bornTooEarly' : null;
}

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}
