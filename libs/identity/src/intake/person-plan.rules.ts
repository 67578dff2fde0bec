import { type Gender, normaliseName } from '../people/person-name.rules.js';
import { type Stretch } from './assignment-plan.rules.js';
import { type FieldChange, type Given } from './import-kind.js';
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

/** Ids are left out where the same knowledge may be recorded anew. */
export function groundOfPerson(person: KnownPerson | null, known: readonly Stretch[]): unknown {
  return [
    person && [person.id, person.fullName, person.birthDate, person.email, person.gender],
    known.map(({ unitId, kind, position, category, from, to, decisionNumber }) =>
      [unitId, kind, position, category, from, to, decisionNumber].join('|'),
    ),
  ];
}
