import { type Actor } from '#platform';
import { type Role } from './role.rules.js';

/**
 * What may be lent while its holder is away. Not the administrator: who may give out rights answers for them in person.
 * Not the auditor: the independence of the look goes with the person. Not the council: the law counts the votes of its
 * members (NĐ 152/2025, rules V02–V04), an absent member writes an opinion. Not staff: everybody has that already.
 */
export const DELEGABLE_ROLES = ['unit-head', 'unit-focal-point', 'content-admin', 'office', 'leadership'] as const;

export function isDelegable(role: Role): boolean {
  return (DELEGABLE_ROLES as readonly Role[]).includes(role);
}

/** Who acts for somebody absent decides nothing about that very person with the rights that are lent by them. */
export function withoutLoansOf(actor: Actor, personId: string | null): Actor {
  const own = actor.grants.filter(({ lentBy }) => personId === null || lentBy !== personId);
  return own.length === actor.grants.length ? actor : { ...actor, grants: own };
}
