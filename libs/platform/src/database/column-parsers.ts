import { type CustomTypesConfig, types } from 'pg';

const INT8 = 20;
const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8_ARRAY = 1016;

/** A bigint as a number, refused when a number could not hold it exactly. */
function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

// The driver's list of types names no array types.
const TEXT_ARRAY = 1009 as Parameters<typeof types.getTypeParser>[0];
const textArray = types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[];

const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, exactNumber],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : exactNumber(item)))],
  // A civil date has no instant: as a Date it would shift with the time zone of the process.
  [DATE, (text) => text],
  [DATE_ARRAY, (text) => textArray(text)],
]);

/** Column parsers of our own connections only; other users of the driver keep theirs. */
export const columnParsers: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(id)) ||
    (types.getTypeParser(id, format) as (text: string) => unknown)) as CustomTypesConfig['getTypeParser'],
};
