import { csvRows, TABLE_LIMITS, type TableRow, type ZipReading } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { isStaff, rosterOrg, rosterUser, type RosterRecord } from './one-roster.rules.js';

/** 1EdTech OneRoster CSV, versions 1.1 and 1.2: a zip of CSV files that a manifest names. */
export function isOneRoster(zip: ZipReading): boolean {
  return zip.has('manifest.csv');
}

interface NumberedRecord {
  readonly number: number;
  readonly record: RosterRecord;
}

const ORGS = ['code', 'name', 'kind', 'parent', 'from'];
const USERS = ['staff_code', 'full_name', 'email', 'unit', 'position', 'category', 'from'];

/** One of its files alone: its header begins with the standard's own id. */
export function isRosterFile(head: Buffer): boolean {
  const [header = ''] = head
    .toString('latin1')
    .replaceAll('\u0000', '')
    .split(/[\r\n]/);
  return header.split(/[,;\t]/).some((name) => name.replace(/[^a-z]/gi, '').toLowerCase() === 'sourcedid');
}

/** Its organisations or users as rows of our own columns, the header first. */
export async function* oneRosterRows(zip: ZipReading, kind: string): AsyncGenerator<TableRow> {
  const version = await versionOf(zip);
  if (!['1.0', '1.1', '1.2'].includes(version)) throw IdentityErrors.rosterVersionUnknown(version);
  const roles = kind === 'people' && zip.has('roles.csv') ? await primaryRoles(zip) : new Map<string, RosterRecord>();
  yield* ownRows(records(zip, fileFor(kind)), kind, roles);
}

/** `orgs.csv` or `users.csv` without the zip around it. */
export async function* rosterFileRows(rows: AsyncIterable<TableRow>, kind: string): AsyncGenerator<TableRow> {
  const file = fileFor(kind);
  const telling = kind === 'units' ? 'parentsourcedid' : 'familyname';
  yield* ownRows(
    recordsOf(rows, (header) => {
      if (!header.includes(telling)) throw IdentityErrors.rosterFileMissing(file);
    }),
    kind,
    new Map(),
  );
}

function fileFor(kind: string): 'orgs.csv' | 'users.csv' {
  if (kind === 'units') return 'orgs.csv';
  if (kind === 'people') return 'users.csv';
  throw IdentityErrors.rosterOtherKind(kind);
}

async function* ownRows(
  records: AsyncIterable<NumberedRecord>,
  kind: string,
  roles: ReadonlyMap<string, RosterRecord>,
): AsyncGenerator<TableRow> {
  yield rowOf(1, kind === 'units' ? ORGS : USERS);
  for await (const { number, record } of records) {
    if (kind === 'units') yield rowOf(number, rosterOrg(record));
    else {
      const role = roles.get(record['sourcedid'] ?? '') ?? null;
      if (isStaff(role?.['role'] ?? record['role'] ?? '')) yield rowOf(number, rosterUser(record, role));
    }
  }
}

async function versionOf(zip: ZipReading): Promise<string> {
  for await (const { cells } of csvRows(zip.read('manifest.csv'))) {
    if (cells[0]?.text.trim().toLowerCase() === 'oneroster.version') return cells[1]?.text.trim() ?? '';
  }
  return '';
}

/** Version 1.2 keeps roles in a file of their own; the primary one says where somebody works. */
async function primaryRoles(zip: ZipReading): Promise<Map<string, RosterRecord>> {
  const roles = new Map<string, RosterRecord>();
  for await (const { record } of records(zip, 'roles.csv')) {
    const user = record['usersourcedid'] ?? '';
    if (record['status'] === 'tobedeleted') continue;
    if (record['roletype'] === 'primary' || !roles.has(user)) roles.set(user, record);
  }
  return roles;
}

async function* records(zip: ZipReading, name: string): AsyncGenerator<NumberedRecord> {
  if (!zip.has(name)) throw IdentityErrors.rosterFileMissing(name);
  yield* recordsOf(csvRows(zip.read(name), TABLE_LIMITS));
}

async function* recordsOf(
  rows: AsyncIterable<TableRow>,
  check: (header: readonly string[]) => void = () => undefined,
): AsyncGenerator<NumberedRecord> {
  let header: string[] | null = null;
  for await (const { number, cells } of rows) {
    if (!header) {
      header = cells.map(({ text }) => text.trim().toLowerCase());
      check(header);
      continue;
    }
    const record = Object.fromEntries(header.map((column, place) => [column, cells[place]?.text.trim() ?? '']));
    // What is on its way out of the other system is not brought in.
    if (record['status'] !== 'tobedeleted') yield { number, record };
  }
}

function rowOf(number: number, cells: readonly string[]): TableRow {
  return { number, cells: cells.map((text) => ({ text, exact: null })) };
}
