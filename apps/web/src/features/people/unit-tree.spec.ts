import { branchesOf, idsBelow, indented, optionsOf, prune, withoutMarks } from './unit-tree.js';
import type { UnitNode } from './units-api.js';

const unit = (id: string, parentId: string | null, depth: number, name: string, people = 0): UnitNode => ({
  id,
  parentId,
  depth,
  name,
  people,
  shortName: null,
  kind: 'division',
});

const UNITS = [
  unit('so', null, 0, 'Sở Nông nghiệp và Môi trường', 3),
  unit('vp', 'so', 1, 'Văn phòng Sở', 10),
  unit('kl', 'so', 1, 'Chi cục Kiểm lâm', 5),
  unit('bt', 'kl', 2, 'Hạt Kiểm lâm Ba Tơ', 7),
];

describe('branchesOf', () => {
  it('nests units in their order and counts everyone below', () => {
    const [root] = branchesOf(UNITS);
    expect(root?.children.map(({ id, allPeople }) => [id, allPeople])).toEqual([
      ['vp', 10],
      ['kl', 12],
    ]);
    expect(root?.allPeople).toBe(25);
  });
});

describe('prune', () => {
  const ids = (words: string) => prune(branchesOf(UNITS), words).flatMap(idsBelow);

  it('keeps the way to what was found without marks', () => {
    expect(ids('ba to')).toEqual(['so', 'kl', 'bt']);
  });

  it('keeps what lies below a match', () => {
    expect(ids('CHI CUC')).toEqual(['so', 'kl', 'bt']);
  });

  it('finds nothing where nothing is, and everything for no words', () => {
    expect(ids('thủy lợi')).toEqual([]);
    expect(ids('  ')).toEqual(['so', 'vp', 'kl', 'bt']);
  });
});

describe('optionsOf', () => {
  it('lists units depth first, indented', () => {
    expect(
      indented(optionsOf(UNITS)).map(({ value, label }) => [value, label.length - label.trimStart().length]),
    ).toEqual([
      ['so', 0],
      ['vp', 1],
      ['kl', 1],
      ['bt', 2],
    ]);
  });
});

describe('withoutMarks', () => {
  it('knows đ and both Unicode forms', () => {
    expect(withoutMarks('Đường Ưỡn')).toBe('duong uon');
    expect(withoutMarks('Đường Ưỡn'.normalize('NFD'))).toBe('duong uon');
  });
});
