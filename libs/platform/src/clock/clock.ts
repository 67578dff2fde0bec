import { Injectable } from '@nestjs/common';
import { civilDate } from './civil-date.js';

/** The one source of "now"; tests put a `FixedClock` in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's civil date in Vietnam. */
  today(): string {
    return civilDate(this.now());
  }
}
