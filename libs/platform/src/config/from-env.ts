import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type ConfigFault } from './config-faults.js';

const VARIABLES = Symbol('platform.config.variables');

type Read = (text: string) => string | number | boolean | readonly object[];

interface Variable {
  property: string;
  name: string;
  read: Read;
  fallback: string | undefined;
}

/** Reads the text as it is. */
export const asText: Read = (text) => text;

/** A whole number; anything else becomes NaN, which the validators refuse. */
export const asWhole: Read = (text) => (/^-?\d+$/.test(text) ? Number(text) : Number.NaN);

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  yes: true,
  on: true,
  false: false,
  '0': false,
  no: false,
  off: false,
};

/** true/1/yes/on or false/0/no/off; anything else stays text, which the validators refuse. */
export const asFlag: Read = (text) => FLAGS[text.toLowerCase()] ?? text;

/** Binds a field of a configuration class to its environment variable; an empty variable counts as absent. */
export function FromEnv(name: string, read: Read = asText, fallback?: string): PropertyDecorator {
  return (target, property) => {
    const known = variablesOf(target.constructor);
    const variable: Variable = { property: String(property), name, read, fallback };
    Reflect.defineMetadata(VARIABLES, [...known, variable], target.constructor);
  };
}

/** Reads one concern, adding what is wrong to `faults`. */
export function readConcern<T extends object>(
  concern: new () => T,
  env: Readonly<Record<string, string | undefined>>,
  faults: ConfigFault[],
): T {
  const variables = variablesOf(concern);
  const plain: Record<string, unknown> = {};
  for (const { property, name, read, fallback } of variables) {
    const text = env[name]?.trim() || fallback;
    if (text !== undefined) plain[property] = read(text);
  }
  const config = plainToInstance(concern, plain);
  for (const error of validateSync(config)) {
    const variable = variables.find(({ property }) => property === error.property)?.name ?? error.property;
    const problems = Object.values(error.constraints ?? {}).map((text) => text.replace(error.property, '').trim());
    faults.push({ variable, problem: problems.join('; ') });
  }
  return config;
}

function variablesOf(concern: object): readonly Variable[] {
  return (Reflect.getOwnMetadata(VARIABLES, concern) as readonly Variable[] | undefined) ?? [];
}
