import { Clock } from '../src/clock/clock.js';

const DAY = 24 * 3_600_000;

/** A clock that stands until a test moves it. */
export class FixedClock extends Clock {
  private instant: Date;

  constructor(instant: Date | string = '2026-06-15T03:00:00Z') {
    super();
    this.instant = new Date(instant);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }

  advance({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: Partial<Record<'days' | 'hours' | 'minutes' | 'seconds', number>>): void {
    this.instant = new Date(this.instant.getTime() + days * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000);
  }
}
