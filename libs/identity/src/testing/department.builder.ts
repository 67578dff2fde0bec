import { type Actor, newId } from '#platform';
import { type TestModule } from '#platform/testing';
import { type BulkPerson, PeopleBulk } from '../people/people-bulk.repository.js';
import { type Role } from '../roles/role.rules.js';
import { type UnitKind } from '../units/unit-kind.rules.js';

export const SINCE = '2025-07-01';

export interface Units {
  department: string;
  office: string;
  rangers: string;
  station: string;
  post: string;
  land: string;
}

/** Sở → Văn phòng, Phòng Đất đai, Chi cục Kiểm lâm → Hạt → Trạm: the four levels of a merged department. */
export async function aDepartment(module: TestModule): Promise<Units> {
  const bulk = module.get(PeopleBulk);
  const units: Units = {
    department: newId(),
    office: newId(),
    rangers: newId(),
    station: newId(),
    post: newId(),
    land: newId(),
  };
  const version = (unitId: string, name: string, kind: UnitKind, parentId: string | null) => {
    const rest = { eventId: null, shortName: null, code: null, from: SINCE, to: null };
    return { id: newId(), unitId, name, kind, parentId, ...rest };
  };
  await bulk.insertUnits(Object.values(units) as string[]);
  await bulk.insertUnitVersions([
    version(units.department, 'Sở Nông nghiệp và Môi trường', 'department', null),
    version(units.office, 'Văn phòng Sở', 'office', units.department),
    version(units.rangers, 'Chi cục Kiểm lâm', 'sub_department', units.department),
    version(units.station, 'Hạt Kiểm lâm Ba Tơ', 'ranger_station', units.rangers),
    version(units.post, 'Trạm Kiểm lâm Ba Vì', 'post', units.station),
    version(units.land, 'Phòng Đất đai', 'division', units.department),
  ]);
  return units;
}

export async function aPerson(
  module: TestModule,
  unitId: string,
  person: Partial<BulkPerson> & { from?: string } = {},
): Promise<string> {
  const bulk = module.get(PeopleBulk);
  const personId = person.id ?? newId();
  const { fullName = 'Nguyễn Văn An', staffCode = null, birthDate = null, email = null, gender = null } = person;
  await bulk.insert([{ id: personId, fullName, staffCode, birthDate, email, gender }]);
  await bulk.insertAssignments([
    {
      id: newId(),
      personId,
      unitId,
      position: 'Chuyên viên',
      category: 'civil_servant',
      kind: 'primary',
      from: person.from ?? SINCE,
      to: null,
    },
  ]);
  return personId;
}

/** Somebody signed in with one role over one unit, without going through a sign-in. */
export function anActor(role: Role, unitId: string, personId: string | null = null): Actor {
  return {
    kind: 'person',
    accountId: null,
    personId,
    name: role,
    grants: [{ role, unitId }],
    scopes: [],
    sessionId: null,
  };
}
