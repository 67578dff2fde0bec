import { type Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { DomainError } from '../http/domain.errors.js';
import { SpreadsheetErrors } from './spreadsheets.errors.js';
import { type TableLimits } from './table.rules.js';

/** The entries of a zip file that is held in memory; what they unpack into is counted and never held. */
export class ZipReading {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: TableLimits,
  ) {}

  static async open(bytes: Buffer, limits: TableLimits): Promise<ZipReading> {
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      fromBuffer(bytes, { lazyEntries: true }, (error, opened) =>
        opened ? resolve(opened) : reject(damaged(error ?? new Error('unreadable'))),
      ),
    );
    if (zip.entryCount > limits.entries) throw SpreadsheetErrors.tooManyEntries(limits.entries);
    return new ZipReading(zip, await entriesOf(zip), limits);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Chunk by chunk, refused as soon as it becomes more than a table can need. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw SpreadsheetErrors.damaged(`${name} is missing`);
    if (entry.isEncrypted()) throw SpreadsheetErrors.otherKind('encrypted');
    const { ratio, ratioFromBytes, unpackedBytes } = this.limits;
    let size = 0;
    try {
      for await (const chunk of (await this.streamOf(entry)) as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.unpacked += chunk.length;
        if (size > ratioFromBytes && size > entry.compressedSize * ratio) throw SpreadsheetErrors.packedTooTight(name);
        if (this.unpacked > unpackedBytes) throw SpreadsheetErrors.packedTooTight(name);
        yield chunk;
      }
    } catch (error) {
      throw damaged(error);
    }
  }

  private streamOf(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) =>
      this.zip.openReadStream(entry, (error, stream) =>
        stream ? resolve(stream) : reject(damaged(error ?? new Error('unreadable'))),
      ),
    );
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      found.set(entry.fileName.normalize('NFC'), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(found));
    zip.on('error', (error: Error) => reject(damaged(error)));
    zip.readEntry();
  });
}

function damaged(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return SpreadsheetErrors.damaged(error instanceof Error ? error.message.slice(0, 200) : 'unreadable');
}
