import { excerptOf, segmentsOf } from './matches.js';

const matched = (text: string, q: string): string[] =>
  segmentsOf(text, q)
    .filter((segment) => segment.matched)
    .map((segment) => segment.text);

describe('segmentsOf', () => {
  it.each([
    ['Luật Đất đai 2024', 'dat dai', ['Đất', 'đai']],
    ['Luật Đất đai 2024', 'đất', ['Đất']],
    ['Luật Đất đai'.normalize('NFD'), 'đất đ', ['Đất', 'đai']],
    ['Phòng cháy rừng', 'chay ru', ['cháy', 'rừng']],
    ['Số 72/QĐ-UBND', '72 qd', ['72', 'QĐ']],
    ['Phòng cháy', 'phon', ['Phòng']],
    ['Phòng cháy', 'chá phòng', ['Phòng']],
    ['Không có gì', '', []],
  ])('in %j for %j sets %j apart', (text, q, words) => {
    expect(matched(text, q)).toEqual(words);
  });

  it('loses no letter of the text', () => {
    const text = 'Văn bản số 30/2020/NĐ-CP, về công tác văn thư.';

    expect(
      segmentsOf(text, 'van thu')
        .map((segment) => segment.text)
        .join(''),
    ).toBe(text);
  });
});

describe('excerptOf', () => {
  const long = `${'Mở đầu dài dòng về nhiều việc. '.repeat(12)}Rừng khộp mùa khô rất dễ cháy. ${'Kết thúc. '.repeat(30)}`;

  it('shows the place of the first found word', () => {
    const excerpt = excerptOf(long, 'rung khop');

    expect(excerpt).toContain('Rừng khộp');
    expect(excerpt.startsWith('… ')).toBe(true);
    expect(excerpt.length).toBeLessThan(190);
  });

  it('shows the beginning when nothing in it was found', () => {
    expect(excerptOf(long, 'thủy điện')).toMatch(/^Mở đầu/);
  });

  it('leaves a short text whole', () => {
    expect(excerptOf('Ngắn thôi.', 'thoi')).toBe('Ngắn thôi.');
  });
});
