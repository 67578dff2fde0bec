import { type Actor } from '#platform';
import { CoursesErrors } from './courses.errors.js';

/** Only people learn: a service token has no progress of its own. */
export function learnerOf(actor: Actor): string {
  if (actor.personId === null) throw CoursesErrors.peopleOnly();
  return actor.personId;
}
