import { type BulkAssignment, type BulkPerson, type BulkUnitVersion, type StaffCategory } from '#identity';
import { Chance } from './chance.js';
import { FOUNDED_ON } from './department.js';
import { inventPerson } from './person-names.js';

export interface LargeOrganisation {
  readonly units: readonly BulkUnitVersion[];
  readonly people: readonly BulkPerson[];
  readonly assignments: readonly BulkAssignment[];
}

const SEED = 20_261_124;

function category(chance: Chance): StaffCategory {
  const roll = chance.next();
  return roll < 0.55 ? 'civil_servant' : roll < 0.85 ? 'public_employee' : 'contract_worker';
}

/** A tree of three levels, about as many branches as divisions in each. */
function makeUnits(chance: Chance, count: number): BulkUnitVersion[] {
  const branches = Math.max(1, Math.round(Math.sqrt(count)));
  const ids = Array.from({ length: count }, () => chance.id());
  return ids.map((unitId, index) => {
    const isBranch = index <= branches;
    const parent = index === 0 ? null : isBranch ? ids[0] : ids[1 + ((index - branches - 1) % branches)];
    const [kind, name]: [BulkUnitVersion['kind'], string] =
      index === 0
        ? ['department', 'Sở Nông nghiệp và Môi trường']
        : isBranch
          ? ['sub_department', `Chi cục số ${index}`]
          : ['division', `Phòng nghiệp vụ số ${index - branches}`];
    const common = { eventId: null, shortName: null, code: `DV${String(index).padStart(5, '0')}` };
    return { ...common, id: chance.id(), unitId, name, kind, parentId: parent ?? null, from: FOUNDED_ON, to: null };
  });
}

/** Every unit gets its share of the people; the same arguments make the same organisation. */
export function makeLargeOrganisation(people: number, units: number): LargeOrganisation {
  const chance = new Chance(SEED);
  const versions = makeUnits(chance, units);
  const rows: BulkPerson[] = [];
  const assignments: BulkAssignment[] = [];
  for (let index = 0; index < people; index += 1) {
    const id = chance.id();
    const { fullName, gender } = inventPerson(chance);
    const staffCode = `L${String(index + 1).padStart(7, '0')}`;
    rows.push({ id, fullName, staffCode, birthDate: null, email: null, gender });
    assignments.push({
      id: chance.id(),
      personId: id,
      unitId: versions[index % versions.length]?.unitId ?? '',
      position: index < units ? 'Trưởng đơn vị' : 'Chuyên viên',
      category: category(chance),
      kind: 'primary',
      from: FOUNDED_ON,
      to: null,
    });
  }
  return { units: versions, people: rows, assignments };
}
