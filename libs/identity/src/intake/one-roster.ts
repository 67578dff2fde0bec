import { csvRows, TABLE_LIMITS, type TableRow, type ZipReading } from '#platform';
import { IdentityErrors } from '../identity.errors.js';
import { rosterOrg, rosterUser, type RosterRecord } from './one-roster.rules.js';

/** 1EdTech OneRoster CSV, versions 1.1 and 1.2: a zip of CSV files that a manifest names. */
export function isOneRoster(zip: ZipReading): boolean {
  return zip.has('manifest.csv');
}

const ORGS = ['code', 'name', 'kind', 'parent', 'from'];
const USERS = ['staff_code', 'full_name', 'email', 'unit', 'position', 'category', 'from'];

/** Its organisations or users as rows of our own columns, the header first. */
export async function* oneRosterRows(zip: ZipReading, kind: string): AsyncGenerator<TableRow> {
  const version = await versionOf(zip);
  if (!['1.0', '1.1', '1.2'].includes(version)) throw IdentityErrors.rosterVersionUnknown(version);
  if (kind === 'units') {
    yield rowOf(1, ORGS);
    for await (const { number, record } of records(zip, 'orgs.csv')) yield rowOf(number, rosterOrg(record));
  } else if (kind === 'people') {
    const roles = zip.has('roles.csv') ? await primaryRoles(zip) : new Map<string, RosterRecord>();
    yield rowOf(1, USERS);
    for await (const { number, record } of records(zip, 'users.csv')) {
      yield rowOf(number, rosterUser(record, roles.get(record['sourcedid'] ?? '') ?? null));
    }
  } else throw IdentityErrors.rosterOtherKind(kind);
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

async function* records(zip: ZipReading, name: string): AsyncGenerator<{ number: number; record: RosterRecord }> {
  if (!zip.has(name)) throw IdentityErrors.rosterFileMissing(name);
  let header: string[] | null = null;
  for await (const { number, cells } of csvRows(zip.read(name), TABLE_LIMITS)) {
    if (!header) {
      header = cells.map(({ text }) => text.trim().toLowerCase());
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
