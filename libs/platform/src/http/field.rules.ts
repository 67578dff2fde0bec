const CIVIL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCivilDate(value: unknown): boolean {
  const parts = typeof value === 'string' ? CIVIL_DATE.exec(value) : null;
  if (!parts) {
    return false;
  }
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 3000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function isInstant(value: unknown): boolean {
  if (value instanceof Date) {
    return !Number.isNaN(value.getTime());
  }
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null;
  return parts !== null && isCivilDate(parts[1]);
}

export function isJsonObject(value: unknown, maxBytes: number): boolean {
  return isObject(value) && Buffer.byteLength(JSON.stringify(value)) <= maxBytes;
}

export type InputFault = 'too deep' | 'text with a NUL character';

/** Deeper input than any form needs, and text that PostgreSQL cannot hold, are refused before they are read at all. */
export function findUnreadable(input: unknown, maxDepth = 32): InputFault | null {
  const pending: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && value.includes('\0')) {
      return 'text with a NUL character';
    }
    if (typeof value !== 'object' || value === null) {
      continue;
    }
    if (depth >= maxDepth) {
      return 'too deep';
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0')) {
        return 'text with a NUL character';
      }
      pending.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}
