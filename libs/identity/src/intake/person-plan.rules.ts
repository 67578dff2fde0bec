import { type Gender, normaliseName } from '../people/person-name.rules.js';
import { scopeHolds, type UnitScope } from '../roles/unit-scope.rules.js';
import { holds } from '../units/bitemporal.rules.js';
import { type Stretch } from './assignment-plan.rules.js';
import { type FieldChange, type Given, type PlannedRow, refused } from './import-kind.js';
import { type KnownPerson, type PersonFields } from './people-intake.repository.js';

type Fields = Omit<PersonFields, 'id'>;

/** What the person is after the row: an empty cell leaves everything as it was. */
export function personFields(given: Given, before: Fields | null): Fields {
  return {
    fullName: normaliseName(given['full_name'] ?? before?.fullName ?? ''),
    birthDate: given['birth_date'] ?? before?.birthDate ?? null,
    email: given['email'] ?? before?.email ?? null,
    gender: (given['gender'] as Gender | undefined) ?? before?.gender ?? null,
  };
}

export function personChanges(before: Fields | null, after: Fields): FieldChange[] {
  const pairs: [string, string | null, string | null][] = [
    ['full_name', before?.fullName ?? null, after.fullName],
    ['birth_date', before?.birthDate ?? null, after.birthDate],
    ['gender', before?.gender ?? null, after.gender],
    ['email', before?.email ?? null, after.email],
  ];
  return pairs.filter(([, was, is]) => was !== is).map(([field, was, is]) => ({ field, before: was, after: is }));
}

/** Whether the person's home, today or else the last one, is a unit of this administrator. */
export function ofScope(scope: UnitScope, known: readonly Stretch[], today: string): boolean {
  if ('everything' in scope) return true;
  const homes = known.filter(({ kind }) => kind === 'primary').sort((a, b) => a.from.localeCompare(b.from));
  const home = homes.find((one) => holds(one, today)) ?? homes.at(-1);
  return home !== undefined && scopeHolds(scope, home.unitId);
}

export function notTheirs(rowNumber: number, { staffCode }: KnownPerson): PlannedRow<never> {
  return refused(rowNumber, 'person-outside-scope', { value: staffCode });
}

/** Ids are left out where the same knowledge may be recorded anew. */
export function groundOfPerson(person: KnownPerson | null, known: readonly Stretch[]): unknown {
  return [
    person && [person.id, person.fullName, person.birthDate, person.email, person.gender],
    known.map(({ unitId, kind, position, category, from, to, decisionNumber }) =>
      [unitId, kind, position, category, from, to, decisionNumber].join('|'),
    ),
  ];
}
