import { topicsNamedBy, withoutMarks, type Topic } from './topics.rules.js';

/** What a person typed, as parameters of the search. Marks are kept: the database takes them off where it folds. */
export interface SearchWords {
  /** A tsquery of all words, the last one as a beginning. */
  readonly anywhere: string;
  /** The same, only in titles and document numbers. */
  readonly inTitle: string;
  /** All words with one space between, to be found inside longer words too; null when too short for that. */
  readonly inside: string | null;
  /** Words with marks ask for words with these marks; words without ask for both. */
  readonly marked: boolean;
  readonly topics: Topic[];
}

/** Words that follow each other. */
type Phrase = readonly string[];

/** Kinds as they stand in a document number, without marks. None is a Vietnamese syllable: all lack a vowel. */
const DOCUMENT_KINDS = new Set('nq qd ct qc tb hd ctr kh bc ttr cv cd nd tt ttlt vbhn'.split(' '));
const ISSUER = /^(ubnd|tu|[bcdfghjklmnpqrstvwxz]{2,}\d*)$/;
const NUMBER = /^\d{1,5}$/;
const YEAR = /^(19|20)\d\d$/;
const SHORTEST_INSIDE = 3;

/** Whether something was typed, but neither a letter nor a digit: that is found nowhere. */
export function holdsSymbolsOnly(typed: string): boolean {
  return typed.trim() !== '' && !/[\p{L}\p{N}]/u.test(typed);
}

/** Null when there is neither letter nor digit in it. */
export function searchWordsOf(typed: string): SearchWords | null {
  const text = typed.normalize('NFC').toLowerCase();
  const phrases = joinDocumentNumbers(phrasesOf(text));
  if (phrases.length === 0) return null;
  const begun = !/["“”]\s*$/.test(text);
  const plain = phrases.flat().join(' ');
  return {
    anywhere: tsqueryOf(phrases, begun, ''),
    inTitle: tsqueryOf(phrases, begun, 'A'),
    inside: plain.length >= SHORTEST_INSIDE ? plain : null,
    marked: withoutMarks(plain) !== plain,
    topics: topicsNamedBy(plain),
  };
}

/** Quotes hold words together, and so does whatever stands between two words instead of a space: 72/QĐ-UBND. */
function phrasesOf(text: string): Phrase[] {
  const chunks = text.match(/["“”][^"“”]*["“”]|[^\s"“”]+/g) ?? [];
  return chunks.map((chunk) => chunk.match(/[\p{L}\p{N}]+/gu) ?? []).filter((words) => words.length > 0);
}

/** `72 qđ ubnd` and `72 QĐ-UBND` are `72/QĐ-UBND` in a hurry. */
function joinDocumentNumbers(phrases: readonly Phrase[]): Phrase[] {
  const joined: Phrase[] = [];
  for (let at = 0; at < phrases.length;) {
    const words = documentNumberLength(phrases.slice(at).flat());
    let phrase = phrases[at++] ?? [];
    while (phrase.length < words) phrase = [...phrase, ...(phrases[at++] ?? [])];
    joined.push(phrase);
  }
  return joined;
}

/** How many of these words are one document number; 1 when they are none. */
function documentNumberLength([number, ...rest]: readonly string[]): number {
  if (number === undefined || !NUMBER.test(number)) return 1;
  const year = YEAR.test(rest[0] ?? '') ? 1 : 0;
  if (!DOCUMENT_KINDS.has(withoutMarks(rest[year] ?? ''))) return 1;
  return 2 + year + (ISSUER.test(withoutMarks(rest[year + 1] ?? '')) ? 1 : 0);
}

function tsqueryOf(phrases: readonly Phrase[], begun: boolean, label: string): string {
  return phrases.map((words, index) => phraseQuery(words, begun && index === phrases.length - 1, label)).join(' & ');
}

function phraseQuery(words: Phrase, begun: boolean, label: string): string {
  const terms = words.map((word, index) => {
    const flags = (begun && index === words.length - 1 ? '*' : '') + label;
    return flags === '' ? `'${word}'` : `'${word}':${flags}`;
  });
  const [first, second, ...rest] = terms;
  // Who leaves out the year of 72/2024/QĐ-UBND means it all the same.
  const opening =
    second !== undefined && NUMBER.test(words[0] ?? '') && DOCUMENT_KINDS.has(withoutMarks(words[1] ?? ''))
      ? [`(${first} <-> ${second} | ${first} <2> ${second})`]
      : terms.slice(0, 2);
  return `(${[...opening, ...rest].join(' <-> ')})`;
}
