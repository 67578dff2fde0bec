import { freeSlug, slugOf } from './slug.rules.js';

describe('slugOf', () => {
  it.each([
    ['Phòng cháy, chữa cháy rừng', 'phong-chay-chua-chay-rung'],
    ['  Đất đai & “Sổ đỏ”  ', 'dat-dai-so-do'],
    ['Kỹ năng số'.normalize('NFD'), 'ky-nang-so'],
    ['???', 'bai'],
  ])('makes of %j the address %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('ends a long one at a whole word', () => {
    const slug = slugOf('Kỹ năng soạn thảo văn bản hành chính theo Nghị định 30 dành cho công chức mới');
    expect(slug).toBe('ky-nang-soan-thao-van-ban-hanh-chinh-theo-nghi-dinh-30-danh');
  });
});

describe('freeSlug', () => {
  it('numbers what is taken', () => {
    expect([freeSlug('a', []), freeSlug('a', ['a']), freeSlug('a', ['a', 'a-2'])]).toEqual(['a', 'a-2', 'a-3']);
  });
});
