import { DomainError } from '../http/domain.errors.js';

/** Why a file is not read as a table; the facts say where and how much. */
export const SpreadsheetErrors = {
  tooLarge: (bytes: number, most: number) => new DomainError('spreadsheets.too-large', 'too-large', { bytes, most }),
  empty: () => new DomainError('spreadsheets.empty', 'invalid'),
  otherKind: (found: string) => new DomainError('spreadsheets.other-kind', 'invalid', { found }),
  damaged: (reason: string) => new DomainError('spreadsheets.damaged', 'invalid', { reason }),
  encodingUnknown: () => new DomainError('spreadsheets.encoding-unknown', 'invalid'),
  /** It would unpack into far more than a table of this size needs. */
  packedTooTight: (entry: string) => new DomainError('spreadsheets.packed-too-tight', 'invalid', { entry }),
  tooManyEntries: (most: number) => new DomainError('spreadsheets.too-many-entries', 'invalid', { most }),
  tooManyRows: (most: number) => new DomainError('spreadsheets.too-many-rows', 'invalid', { most }),
  tooManyColumns: (row: number, most: number) =>
    new DomainError('spreadsheets.too-many-columns', 'invalid', { row, most }),
  cellTooLong: (row: number, most: number) => new DomainError('spreadsheets.cell-too-long', 'invalid', { row, most }),
};
