import { layOut } from './home-layout.js';

const half = (order: number) => ({ order, width: 'half' as const });
const full = (order: number) => ({ order, width: 'full' as const });

describe('The layout of the home page', () => {
  it('keeps the order of the cards down the first column and then down the second', () => {
    const { columns } = layOut([half(200), half(10), half(150), half(100), half(110)]);
    expect(columns.map((column) => column.map(({ order }) => order))).toEqual([
      [10, 100, 110],
      [150, 200],
    ]);
  });

  it('puts wide cards below the columns', () => {
    expect(layOut([full(310), half(100), full(300)])).toEqual({
      columns: [[half(100)]],
      below: [full(300), full(310)],
    });
  });

  it('makes no empty column', () => {
    expect(layOut([])).toEqual({ columns: [], below: [] });
  });
});
