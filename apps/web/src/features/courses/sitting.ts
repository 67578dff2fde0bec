import type { Beat, WatchedRange } from './lesson-api.js';

/** Who neither scrolls, types, points nor watches for so long is not reading any more. */
const IDLE_AFTER_MS = 120_000;
/** A film is played at twice its speed at most; two seconds are given to a browser that reports late. */
const FASTEST_PLAYBACK = 2;
const GRACE_SECONDS = 2;

/** One opening of a lesson: what was done in it, told as totals, so that a beat may be lost or arrive twice. */
export class Sitting {
  readonly id = randomId();
  private sequence = 0;
  private activeSeconds = 0;
  private lastSign: number;
  private watched: WatchedRange[] = [];
  private position: number | null = null;
  /** Where and when the stretch that is being played was told of last; null after a jump. */
  private playedTo: { readonly seconds: number; readonly at: number } | null = null;
  private changed = false;

  constructor(now: number) {
    this.lastSign = now;
  }

  signOfLife(now: number): void {
    this.lastSign = now;
  }

  /** Called once a second. */
  tick(now: number, visible: boolean): void {
    if (!visible || now - this.lastSign > IDLE_AFTER_MS) return;
    this.activeSeconds += 1;
    this.changed = true;
  }

  /** The film stands here; what lies between here and the last word of it was played, unless it jumped. */
  noteFilm(seconds: number, duration: number, now: number): void {
    const before = this.playedTo;
    const playable = before ? ((now - before.at) / 1000) * FASTEST_PLAYBACK + GRACE_SECONDS : 0;
    if (before && seconds > before.seconds && seconds - before.seconds <= playable) {
      const to = seconds >= duration - 0.5 ? Math.ceil(duration) : Math.floor(seconds);
      this.watched = withRange(this.watched, { from: Math.floor(before.seconds), to });
    }
    this.playedTo = { seconds, at: now };
    this.position = seconds;
    this.changed = true;
    this.signOfLife(now);
  }

  /** Somebody moves to another place of the film. */
  filmJumped(): void {
    this.playedTo = null;
  }

  /** Null when nothing has happened since the last one. */
  nextBeat(): Beat | null {
    if (!this.changed) return null;
    this.changed = false;
    this.sequence += 1;
    return {
      sittingId: this.id,
      sequence: this.sequence,
      activeSeconds: this.activeSeconds,
      ...(this.position !== null && { positionSeconds: Math.floor(this.position) }),
      ...(this.watched.length > 0 && { watched: [...this.watched] }),
    };
  }

  /** The beat did not arrive: its totals go with the next one. */
  beatFailed(): void {
    this.changed = true;
  }
}

export function withRange(ranges: readonly WatchedRange[], added: WatchedRange): WatchedRange[] {
  if (added.to <= added.from) return [...ranges];
  const apart = ranges.filter((range) => range.to < added.from || range.from > added.to);
  const touching = ranges.filter((range) => !apart.includes(range));
  const joined = {
    from: Math.min(added.from, ...touching.map((range) => range.from)),
    to: Math.max(added.to, ...touching.map((range) => range.to)),
  };
  return [...apart, joined].sort((a, b) => a.from - b.from);
}

/** `crypto.randomUUID` exists on https and localhost only; an office may serve plain http inside its network. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
