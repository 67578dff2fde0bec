import { v7 } from 'uuid';

/** A new row id: UUIDv7, so that keys made later sort later and inserts stay at the end of the index. */
export function newId(): string {
  return v7();
}
