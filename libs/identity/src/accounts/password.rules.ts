/** Domain rules §5.2, security level 2: 14 characters alone, 8 beside a second factor. */
export const PASSWORD_MIN = 14;
export const PASSWORD_MIN_WITH_FACTOR = 8;
export const PASSWORD_MAX = 200;

export type PasswordFault = 'too-short' | 'too-long' | 'contains-username' | 'too-uniform';

export function passwordMin(hasSecondFactor: boolean): number {
  return hasSecondFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN;
}

export function lengthOf(password: string): number {
  return [...password.normalize('NFC')].length;
}

export function passwordFault(password: string, username: string, min = PASSWORD_MIN): PasswordFault | null {
  const length = lengthOf(password);
  if (length < min) {
    return 'too-short';
  }
  if (length > PASSWORD_MAX) {
    return 'too-long';
  }
  if (username.length >= 3 && password.toLowerCase().includes(username)) {
    return 'contains-username';
  }
  return new Set(password).size < 5 ? 'too-uniform' : null;
}
