import { type Actor } from '#platform';
import { IdentityErrors } from '../identity.errors.js';

/** The account of somebody signed in; other systems and this one have none. */
export function accountOf(actor: Actor): string {
  if (actor.accountId === null) {
    throw IdentityErrors.signedInPeopleOnly();
  }
  return actor.accountId;
}
