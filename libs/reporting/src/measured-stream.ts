import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** A stream that knows afterwards how long it was and what its bytes hash to. */
export class MeasuredStream {
  private readonly hash = createHash('sha256');
  private digest: string | undefined;
  private bytes = 0;
  readonly stream: Readable;

  constructor(content: AsyncIterable<Buffer>) {
    this.stream = Readable.from(this.measured(content), { objectMode: false });
  }

  get sizeBytes(): number {
    return this.bytes;
  }

  get sha256(): string {
    return (this.digest ??= this.hash.digest('hex'));
  }

  private async *measured(content: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of content) {
      this.bytes += chunk.length;
      this.hash.update(chunk);
      yield chunk;
    }
  }
}
