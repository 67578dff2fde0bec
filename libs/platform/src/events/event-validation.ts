import { validateSync } from 'class-validator';
import { type DurableEvent } from './durable-event.js';

/** A publisher's mistake is found where it is made, before the row is stored. */
export function assertValidEvent(event: DurableEvent): void {
  const errors = validateSync(event, { forbidUnknownValues: false, skipMissingProperties: false });
  if (errors.length === 0) return;
  const problems = errors.flatMap(({ property, constraints, children }) =>
    constraints ? Object.values(constraints) : [`${property}: ${children?.length ?? 0} nested faults`],
  );
  throw new Error(`${event.constructor.name} is not valid: ${problems.join('; ')}`);
}
