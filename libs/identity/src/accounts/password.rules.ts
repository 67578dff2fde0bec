/** Without a second factor a password needs 14 characters (security level 2, domain rules §5.2). */
export const PASSWORD_MIN = 14;
export const PASSWORD_MAX = 200;

export type PasswordFault = 'too-short' | 'too-long' | 'contains-username' | 'too-uniform';

export function passwordFault(password: string, username: string): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) {
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
