import { type QueueName } from './queue-names.js';

/** One kind of background work, as a value: the only name that enqueuing and handling share. */
export interface JobDefinition<P extends object = object> {
  /** `domain.verb-noun`; waiting jobs carry it, so it is never renamed. */
  readonly name: string;
  readonly queue: QueueName;
  /** A class-validator class of ids, enums, numbers and ISO strings. */
  readonly payload: new () => P;
  readonly attempts: number;
  /** Jobs with the same key that wait at the same time are one job. */
  readonly dedupeOn?: (payload: P) => string;
}

export const DEFAULT_ATTEMPTS = 5;

export function defineJob<P extends object>(
  job: Omit<JobDefinition<P>, 'attempts'> & { attempts?: number },
): JobDefinition<P> {
  return Object.freeze({ attempts: DEFAULT_ATTEMPTS, ...job });
}
