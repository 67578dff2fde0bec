import { createHash, randomBytes } from 'node:crypto';

export const SERVICE_TOKEN_PREFIX = 'th_';

export interface IssuedToken {
  /** Shown or sent once, never stored. */
  readonly token: string;
  readonly hash: Buffer;
}

/** 32 random bytes cannot be guessed, so a plain hash is enough; argon2 is for what people choose. */
export function issueToken(prefix = ''): IssuedToken {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
