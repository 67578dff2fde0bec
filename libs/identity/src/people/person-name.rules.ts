export const GENDERS = ['female', 'male', 'other'] as const;
export type Gender = (typeof GENDERS)[number];

/** One spelling of a name for ever: Unicode form NFC, single spaces. */
export function normaliseName(typed: string): string {
  return typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** Escapes what `like` would take for a wildcard. */
function literally(word: string): string {
  return word.replace(/[\\%_]/gu, (character) => `\\${character}`);
}

/** Every typed word has to occur somewhere, in any order and with or without its marks. */
export function searchPatterns(typed: string): string[] {
  const words = normaliseName(typed).split(' ');
  return words.filter((word) => word !== '').map((word) => `%${literally(word)}%`);
}
