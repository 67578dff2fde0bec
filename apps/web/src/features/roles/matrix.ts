import type { Permission } from './matrix-api.js';

/** In the order of a working day rather than of the code. */
const AREAS = ['courses', 'library', 'records', 'planning', 'scoring', 'awards', 'reporting', 'identity', 'platform'];

export interface Area {
  readonly code: string;
  readonly permissions: readonly Permission[];
}

/** By the first part of their codes; an area that is not known here yet comes last. */
export function areasOf(permissions: readonly Permission[]): Area[] {
  const codes = [...new Set(permissions.map(({ code }) => areaOf(code)))];
  const place = (code: string): number => (AREAS.includes(code) ? AREAS.indexOf(code) : AREAS.length);
  return codes
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    .map((code) => ({ code, permissions: permissions.filter((each) => areaOf(each.code) === code) }));
}

function areaOf(code: string): string {
  return code.split('.')[0] ?? code;
}
