/** Random choices that are the same in every run: one seed, one department. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Evenly between 0 (included) and 1 (excluded); mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Around `middle`, rarely far from it, between 0 and 1. */
  share(middle: number, spread: number): number {
    const noise = (this.next() + this.next() + this.next()) / 1.5 - 1;
    return Math.min(1, Math.max(0, middle + noise * spread));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('Nothing to choose from');
    return item;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.next() * (last + 1));
      const [a, b] = [copy[last], copy[other]];
      if (a !== undefined && b !== undefined) [copy[last], copy[other]] = [b, a];
    }
    return copy;
  }

  /** A UUIDv7 of the demo's own time: the same in every run. */
  id(): string {
    const hex = (bits: number) =>
      Math.floor(this.next() * 2 ** bits)
        .toString(16)
        .padStart(bits / 4, '0');
    this.made += 1;
    const time = (1_735_689_600_000 + this.made).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${(8 + Math.floor(this.next() * 4)).toString(16)}${hex(12)}-${hex(24)}${hex(24)}`;
  }

  private made = 0;
}
