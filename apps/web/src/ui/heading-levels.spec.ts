import { headingLevels } from './heading-levels';

const levels = (...depths: number[]): number[] => {
  const children = depths.map((depth) => ({ type: 'heading', depth }));
  headingLevels()({ type: 'root', children });
  return children.map(({ depth }) => depth);
};

describe('headingLevels', () => {
  it.each([
    [
      [1, 2, 2, 3],
      [2, 3, 3, 4],
    ],
    [
      [2, 3, 2],
      [2, 3, 2],
    ],
    [
      [3, 3, 4],
      [2, 2, 3],
    ],
    [
      [2, 4, 2],
      [2, 3, 2],
    ],
  ])('turns %j into %j', (written, shown) => {
    expect(levels(...written)).toEqual(shown);
  });
});
