export const ACCOUNT_STATES = ['active', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** QCVN 12:2026 asks for a lock after five failures. */
export const FAILURES_BEFORE_LOCK = 5;
export const LOCK_MINUTES = 15;

export const USERNAME_PATTERN = /^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$/;

export function normaliseUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}
