const AT_FIRST = 192 * 1024;

/** Bytes put together piece by piece in a buffer that grows when it must. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(AT_FIRST);
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** Must be called before pieces of up to so many bytes are put. */
  makeRoom(most: number): void {
    if (this.used + most <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + most));
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
  }

  put(piece: Uint8Array): void {
    this.bytes.set(piece, this.used);
    this.used += piece.length;
  }

  /** For a few bytes out of many: a loop beats making a view of them. */
  putPart(piece: Uint8Array, start: number, end: number): void {
    const { bytes } = this;
    let { used } = this;
    for (let at = start; at < end; at += 1) {
      bytes[used] = piece[at] ?? 0;
      used += 1;
    }
    this.used = used;
  }

  /** What was put so far, the writer begins anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.used);
    this.bytes = Buffer.allocUnsafe(AT_FIRST);
    this.used = 0;
    return taken;
  }
}
