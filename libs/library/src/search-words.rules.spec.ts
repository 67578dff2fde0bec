import { searchWordsOf } from './search-words.rules.js';

const anywhere = (typed: string): string | undefined => searchWordsOf(typed)?.anywhere;

describe('searchWordsOf', () => {
  it.each([
    ['đất đai', "('đất') & ('đai':*)", 'all words, the last one as a beginning'],
    ['Đất ĐAI', "('đất') & ('đai':*)", 'small letters'],
    ['"an toàn" lao', "('an' <-> 'toàn') & ('lao':*)", 'words in quotes follow each other'],
    ['"an toàn thông tin"', "('an' <-> 'toàn' <-> 'thông' <-> 'tin')", 'a closed quote is no beginning'],
    ["a' | !b & (c)", "('a') & ('b') & ('c':*)", 'no operator comes through'],
  ])('%s → %s (%s)', (typed, query) => {
    expect(anywhere(typed)).toBe(query);
  });

  it.each([
    ['72/QĐ-UBND', '72 qđ ubnd'],
    ['72/QĐ-UBND', '72 QĐ-UBND'],
    ['30/2020/NĐ-CP', '30 2020 nđ cp'],
    ['09/CT-TTg', '09 ct ttg'],
  ])('reads %s and %s alike', (printed, hurried) => {
    expect(anywhere(hurried)).toBe(anywhere(printed));
  });

  it('finds a number whose year was left out', () => {
    expect(anywhere('72/qd-ubnd')).toBe("(('72' <-> 'qd' | '72' <2> 'qd') <-> 'ubnd':*)");
  });

  it('does not take a count before an ordinary word for a document number', () => {
    expect(anywhere('5 kỹ năng')).toBe("('5') & ('kỹ') & ('năng':*)");
  });

  it('joins what two Unicode forms write differently', () => {
    expect(searchWordsOf('Đắk Lắk'.normalize('NFD'))).toEqual(searchWordsOf('Đắk Lắk'));
  });

  it.each(['', '   ', '!?…', '"'])('asks for nothing when there is no word in %j', (typed) => {
    expect(searchWordsOf(typed)).toBeNull();
  });

  it('restricts the second query to titles', () => {
    expect(searchWordsOf('rừng khộp')?.inTitle).toBe("('rừng':A) & ('khộp':*A)");
  });

  it('knows whether marks were typed', () => {
    expect(searchWordsOf('rung')?.marked).toBe(false);
    expect(searchWordsOf('rừng')?.marked).toBe(true);
    expect(searchWordsOf('đo')?.marked).toBe(true);
  });

  it('names the topics whose name holds the words', () => {
    expect(searchWordsOf('lam nghiep')?.topics).toEqual(['forestry']);
    expect(searchWordsOf('information security')?.topics).toEqual(['digital-security']);
    expect(searchWordsOf('lâm nghiệp 2026')?.topics).toEqual([]);
  });
});
