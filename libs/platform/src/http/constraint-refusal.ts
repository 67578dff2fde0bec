import { violatedConstraint } from '../database/postgres-fault.js';
import { type DomainError } from './domain.errors.js';

/**
 * For `.catch(refuse)` behind a write: the database holds the invariant, the domain names what each violated
 * constraint means to a caller; every other error is passed on.
 */
export function refusalByConstraint(refusals: Readonly<Record<string, () => DomainError>>): (error: unknown) => never {
  return (error) => {
    const constraint = violatedConstraint(error);
    const refusal = constraint === null ? undefined : refusals[constraint];
    throw refusal ? refusal() : error;
  };
}
