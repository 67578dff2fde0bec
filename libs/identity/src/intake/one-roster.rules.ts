/** A line of a OneRoster file by the small letters of its columns. */
export type RosterRecord = Readonly<Record<string, string>>;

const ORG_KINDS: Readonly<Record<string, string>> = {
  national: 'department',
  state: 'department',
  local: 'department',
  district: 'department',
  school: 'center',
  department: 'division',
};

const NOT_STAFF = ['student', 'parent', 'guardian', 'relative'];

/** Rosters of schools name pupils and their families too; they do not work there. */
export function isStaff(role: string): boolean {
  return !NOT_STAFF.includes(role.toLowerCase());
}

/** orgs.csv → code, name, kind, parent, from. */
export function rosterOrg(org: RosterRecord): string[] {
  const { sourcedid = '', name = '', type = '', parentsourcedid = '', datelastmodified = '' } = org;
  return [sourcedid, name, ORG_KINDS[type.toLowerCase()] ?? '', parentsourcedid, dayOf(datelastmodified)];
}

/** users.csv and, from 1.2 on, roles.csv → staff code, full name, e-mail, unit, position, category, from. */
export function rosterUser(user: RosterRecord, role: RosterRecord | null): string[] {
  const { sourcedid = '', email = '', orgsourcedids = '', datelastmodified = '' } = user;
  const listed = orgsourcedids.split(',')[0]?.trim() ?? '';
  const unit = role?.['orgsourcedid'] ?? (listed || (user['primaryorgsourcedid'] ?? ''));
  const position = role?.['role'] ?? user['role'] ?? '';
  const from = dayOf(role?.['begindate'] ?? '') || dayOf(datelastmodified);
  // The standard knows no Vietnamese categories; other systems put them into its extension columns.
  const category = user['metadata.category'] ?? '';
  return [sourcedid, fullName(user), email, unit, position, category, from];
}

/** The Vietnamese order: family, middle, given. */
function fullName({ familyname = '', middlename = '', givenname = '' }: RosterRecord): string {
  return [familyname, middlename, givenname].filter((part) => part !== '').join(' ');
}

function dayOf(moment: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] ?? '';
}
