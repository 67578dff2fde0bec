import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { handledJobsOf, type JobRun } from './handles-job.js';
import { type JobDefinition } from './job-definition.js';
import { DeclaredWork, type Schedule } from './schedule.js';

export interface KnownJob {
  definition: JobDefinition;
  perform(payload: object, run: JobRun): Promise<void>;
}

interface Found {
  handlers: ReadonlyMap<string, readonly KnownJob[]>;
  declared: readonly JobDefinition[];
  schedules: readonly Schedule[];
}

type Perform = (payload: object, run: JobRun) => Promise<void>;

/** Which method does which job, read from the providers of all loaded modules. */
@Injectable()
export class JobRegistry {
  private read: Found | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  find(name: string): KnownJob | undefined {
    return this.found.handlers.get(name)?.[0];
  }

  schedules(): readonly Schedule[] {
    return this.found.schedules;
  }

  names(): string[] {
    return [...this.found.handlers.keys()].sort();
  }

  /** Throws when a job has no handler or two, or a schedule id is used twice: the worker must not boot so. */
  assertComplete(declared: readonly { readonly name: string }[] = []): void {
    const { handlers, schedules } = this.found;
    const expected = [...declared, ...this.found.declared, ...schedules.map(({ job }) => job)].map(({ name }) => name);
    const faults = [
      ...[...new Set(expected)].filter((name) => !handlers.has(name)).map((name) => `${name} has no handler`),
      ...[...handlers]
        .filter(([, found]) => found.length > 1)
        .map(([name, found]) => `${name} has ${found.length} handlers`),
      ...twice(schedules.map(({ id }) => id)).map((id) => `the schedule ${id} is defined twice`),
    ];
    if (faults.length > 0) throw new Error(`The worker cannot start: ${faults.join('; ')}`);
  }

  private get found(): Found {
    return (this.read ??= discover(this.discovery));
  }
}

function discover(discovery: DiscoveryService): Found {
  const handlers = new Map<string, KnownJob[]>();
  const works = new Set<DeclaredWork>();
  const seen = new Set<unknown>();
  for (const { metatype, instance } of discovery.getProviders()) {
    if (seen.has(instance)) continue;
    seen.add(instance);
    if (instance instanceof DeclaredWork) works.add(instance);
    for (const { definition, method } of metatype ? handledJobsOf(metatype) : []) {
      const perform = (instance as Record<string, Perform>)[method];
      if (!perform) continue;
      const job: KnownJob = { definition, perform: (payload, run) => perform.call(instance, payload, run) };
      handlers.set(definition.name, [...(handlers.get(definition.name) ?? []), job]);
    }
  }
  return {
    handlers,
    declared: [...works].flatMap(({ jobs }) => jobs),
    schedules: [...works].flatMap(({ schedules }) => schedules),
  };
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
