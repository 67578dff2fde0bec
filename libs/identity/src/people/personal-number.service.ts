import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform';
import { IdentityErrors } from '../identity.errors.js';

const FORM = /^\d{12}$/u;

/**
 * The personal number (số định danh cá nhân) is compared, never kept: HMAC-SHA-256 under a key that comes from the
 * secret of the installation, since twelve digits without a key are guessed in an hour.
 */
@Injectable()
export class PersonalNumbers {
  private readonly key: Buffer;

  constructor(config: AppConfig) {
    this.key = Buffer.from(hkdfSync('sha256', config.security.appSecret, '', 'tu-hoc personal numbers', 32));
  }

  hash(typed: string): Buffer {
    const hash = this.hashOf(typed);
    if (hash === null) throw IdentityErrors.personalNumberUnusable();
    return hash;
  }

  /** Null for what is no personal number. */
  hashOf(text: string): Buffer | null {
    const digits = text.replace(/[\s.]/gu, '');
    return FORM.test(digits) ? createHmac('sha256', this.key).update(digits).digest() : null;
  }
}
