import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { HttpErrors } from './http.errors.js';
import { RateLimitRepository } from './rate-limit.repository.js';

/** Fixed windows counted in PostgreSQL, the same for all API processes: for rare and costly calls, not for every read. */
@Injectable()
export class RateLimit {
  constructor(
    private readonly repository: RateLimitRepository,
    private readonly clock: Clock,
  ) {}

  /** Counts one hit; refuses what goes beyond `limit` hits in a window. */
  async hit(key: string, limit: number, windowSeconds: number): Promise<void> {
    const { hits, secondsLeft } = await this.repository.hit(key, this.clock.now(), windowSeconds);
    if (hits > limit) {
      throw HttpErrors.tooManyRequests(secondsLeft);
    }
  }

  /** After a success the count of failures may start again. */
  forget(key: string): Promise<void> {
    return this.repository.forget(key);
  }

  /** Removes windows that are over. */
  tidy(): Promise<number> {
    return this.repository.deleteOver(this.clock.now());
  }
}
