import { type TableRow } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { folded } from './folding.rules.js';
import { type ImportColumn } from './import-kind.js';

export interface ReadHeader {
  readonly header: readonly string[];
  /** Where each known column stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly ignored: readonly string[];
}

/** @throws identity.import-header-twice, identity.import-columns-missing */
export function readHeader(columns: readonly ImportColumn[], row: TableRow): ReadHeader {
  const header = row.cells.map(({ text }) => text.trim());
  const places = new Map<string, number>();
  const ignored: string[] = [];
  header.forEach((name, place) => {
    const column = columns.find((candidate) => namesOf(candidate).includes(headerName(name)));
    if (!column) {
      if (name !== '') ignored.push(name);
      return;
    }
    if (places.has(column.code)) throw IdentityErrors.importHeaderTwice(name);
    places.set(column.code, place);
  });
  const missing = columns.filter(({ code, required }) => required && !places.has(code));
  if (missing.length > 0) throw IdentityErrors.importColumnsMissing(missing.map(({ name }) => name.vi));
  return { header, places, ignored };
}

/** Stars for "required" and remarks in brackets do not belong to the name. */
function headerName(text: string): string {
  return folded(text.replace(/\([^)]*\)/g, ' '));
}

function namesOf({ code, name, also = [] }: ImportColumn): string[] {
  return [code, name.vi, name.en, ...also].map(headerName);
}
