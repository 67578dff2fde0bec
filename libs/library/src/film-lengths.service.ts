import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { CustomSource, Input, MP4, WEBM } from 'mediabunny';
import { Storage } from '#platform';

/** More than any honest film needs to tell its length; a forged one cannot have gigabytes read. */
const GREATEST_READ_BYTES = 64 * 1024 * 1024;

/** How long films are, by their own tables: what a player says of it counts for nothing. */
@Injectable()
export class FilmLengths {
  constructor(private readonly storage: Storage) {}

  /** @returns whole seconds, at least one; null when the film does not tell */
  async measure(storageKey: string, sizeBytes: number): Promise<number | null> {
    const input = new Input({ formats: [MP4, WEBM], source: this.sourceOf(storageKey, sizeBytes) });
    try {
      const seconds = await input.computeDuration();
      return Number.isFinite(seconds) && seconds > 0 ? Math.max(1, Math.floor(seconds)) : null;
    } catch {
      return null;
    } finally {
      input.dispose();
    }
  }

  private sourceOf(storageKey: string, sizeBytes: number): CustomSource {
    let taken = 0;
    return new CustomSource({
      getSize: () => sizeBytes,
      read: async (start, end) => {
        taken += end - start;
        if (taken > GREATEST_READ_BYTES) throw new RangeError('The film has no table of its contents');
        return buffer(await this.storage.read(storageKey, { start, end: end - 1 }));
      },
    });
  }
}
