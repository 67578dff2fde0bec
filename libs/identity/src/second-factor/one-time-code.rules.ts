import { createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** Without signs that are taken for each other (0 o, 1 l i): 31 are left, 12 of them are 59 bits. */
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';
const RECOVERY_LENGTH = 12;

/** RFC 6238 with what every authenticator app knows: SHA-1, six figures, half a minute. */
function totpOf(secret: Buffer, label: string): TOTP {
  const bytes = new Uint8Array(secret).buffer;
  return new TOTP({ issuer: 'Tự Học', label, period: PERIOD_SECONDS, secret: new Secret({ buffer: bytes }) });
}

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** What the QR code says and, for who cannot scan it, the secret to type. */
export function enrolmentOf(secret: Buffer, username: string): { uri: string; secret: string } {
  const totp = totpOf(secret, username);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/** The time step whose code this is, one step early or late allowed; null for a wrong code. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const delta = totpOf(secret, '').validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

export function isOneTimeCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Codes as people type them: spaces, hyphens and capitals do not matter. */
export function normaliseCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toLowerCase();
}

export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: RECOVERY_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  );
}

/** `abcd-efgh-jkmn`: how a recovery code is shown. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

export interface FactorKeys {
  readonly secrets: Buffer;
  readonly recovery: Buffer;
}

/** From the secret of the installation: who has the database alone has neither secrets nor codes. */
export function factorKeys(appSecret: string): FactorKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', appSecret, '', `tu-hoc ${purpose}`, 32));
  return { secrets: derive('second factors'), recovery: derive('recovery codes') };
}

export function hashRecoveryCode(key: Buffer, code: string): Buffer {
  return createHmac('sha256', key).update(code).digest();
}
