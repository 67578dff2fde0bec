const LONGEST = 180;
const NOT_PRINTED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name under which a file is kept and handed out: no folders, no characters that turn the reading direction or
 * that a file system refuses; Vietnamese letters stay, in Unicode form C.
 */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(NOT_PRINTED, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(RESERVED, '_$1');
  return shortened(plain) || 'tep';
}

/** Cuts the middle out, so that the ending stays. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return (
    letters
      .slice(0, LONGEST - ending.length)
      .join('')
      .trimEnd() + ending
  );
}
