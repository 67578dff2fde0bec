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

/** So many more headers make a file one of another kind. */
const CLEARLY_MORE = 2;

/** The kind that understands clearly more of a file's header than the chosen one: somebody picked the wrong one. */
export function likelierKind<Kind extends { columns: readonly ImportColumn[] }>(
  chosen: Kind,
  kinds: readonly Kind[],
  row: TableRow,
): Kind | null {
  const knownBy = ({ columns }: Kind): number => {
    const names = new Set(row.cells.map(({ text }) => headerName(text)));
    const known = columns.filter((column) => namesOf(column).some((name) => names.has(name)));
    const whole = columns.every((column) => !column.required || known.includes(column));
    return whole ? known.length : 0;
  };
  const least = knownBy(chosen) + CLEARLY_MORE;
  const [best] = kinds.filter((kind) => knownBy(kind) >= least).sort((a, b) => knownBy(b) - knownBy(a));
  return best ?? null;
}
