import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type JobDefinition } from './job-definition.js';

export class BadPayload extends Error {
  constructor(job: string, problems: readonly string[]) {
    super(`Payload of ${job} is not valid: ${problems.join('; ')}`);
    this.name = 'BadPayload';
  }
}

/** Checked when a job is enqueued and again when it is received: the queue outlives the code that filled it. */
export function checkedPayload<P extends object>(definition: JobDefinition<P>, plain: object): P {
  const payload = plainToInstance(definition.payload, plain);
  const errors = validateSync(payload, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length === 0) return payload;
  throw new BadPayload(
    definition.name,
    errors.flatMap(({ property, constraints }) =>
      Object.values(constraints ?? { nested: `${property} has nested faults` }),
    ),
  );
}
