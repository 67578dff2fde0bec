import 'reflect-metadata';
import { type JobDefinition } from './job-definition.js';

const HANDLED = Symbol('platform.handled-jobs');

export interface JobRun {
  /** 1 at the first try. */
  attempt: number;
  /** Aborts when the worker stops: long work saves its place and ends. */
  signal: AbortSignal;
  correlationId: string | null;
  /** Tells the queue how far it is, 0 to 100. */
  progress(percent: number): Promise<void>;
}

type Handler<P> = (payload: P, run: JobRun) => Promise<void>;
type FittingHandler<P> = ((payload: P) => Promise<void>) | Handler<P> | (() => Promise<void>);

export interface HandledJob {
  definition: JobDefinition;
  method: string;
}

/** Marks the method that does this job; the worker refuses to boot when a job has none or two. */
export function HandlesJob<P extends object>(definition: JobDefinition<P>) {
  return <H extends FittingHandler<P>>(
    target: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    const known = handledJobsOf(target.constructor);
    const added: HandledJob = { definition: definition as unknown as JobDefinition, method };
    Reflect.defineMetadata(HANDLED, [...known, added], target.constructor);
  };
}

export function handledJobsOf(type: object): readonly HandledJob[] {
  return (Reflect.getOwnMetadata(HANDLED, type) as readonly HandledJob[] | undefined) ?? [];
}
