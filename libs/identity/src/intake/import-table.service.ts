import { Injectable } from '@nestjs/common';
import { csvRows, fileKindOf, Storage, TABLE_LIMITS, type TableRow, xlsxRows, ZipReading } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { type ImportKind } from './import-kind.js';
import { type ImportFormat } from './import.repository.js';
import { isOneRoster, isRosterFile, oneRosterRows, rosterFileRows } from './one-roster.js';

export interface ReadTable {
  readonly format: ImportFormat;
  readonly rows: AsyncIterable<TableRow>;
}

const HEAD_BYTES = 4096;

/** The rows of a stored file, whatever it is written in. */
@Injectable()
export class ImportTable {
  constructor(private readonly storage: Storage) {}

  /** What could not be read is of no more use to anybody. */
  async remove(key: string): Promise<void> {
    await this.storage.delete(key);
  }

  async open(key: string, kind: ImportKind): Promise<ReadTable> {
    const head = Buffer.concat(
      (await (await this.storage.read(key, { start: 0, end: HEAD_BYTES })).toArray()) as Buffer[],
    );
    if (fileKindOf(head) === 'csv') {
      const rows = csvRows((await this.storage.read(key)) as AsyncIterable<Buffer>);
      return isRosterFile(head)
        ? { format: 'oneroster', rows: rosterFileRows(rows, kind.code) }
        : { format: 'csv', rows };
    }
    // The size was checked when the file was taken over, so it fits into memory.
    const bytes = Buffer.concat((await (await this.storage.read(key)).toArray()) as Buffer[]);
    const zip = await ZipReading.open(bytes, TABLE_LIMITS);
    if (zip.has('xl/workbook.xml')) return { format: 'xlsx', rows: xlsxRows(zip) };
    if (isOneRoster(zip)) return { format: 'oneroster', rows: oneRosterRows(zip, kind.code) };
    throw IdentityErrors.importNotATable(zip.names().slice(0, 5));
  }
}
