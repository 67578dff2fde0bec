import { layOut } from './trend-layout';

const points = (...values: number[]) => values.map((value, index) => ({ label: String(index), value }));
const frame = { width: 600, height: 200, max: 100 };

describe('layOut', () => {
  it('keeps the two end labels apart and the higher line above', () => {
    const { lines } = layOut(
      [
        { name: 'unit', points: points(10, 60) },
        { name: 'mean', points: points(20, 61) },
      ],
      frame,
    );
    const [unit, mean] = lines;
    expect((unit?.labelY ?? 0) - (mean?.labelY ?? 0)).toBeGreaterThanOrEqual(40);
  });

  it('starts at zero and ends at a round number above the largest value', () => {
    const { grid } = layOut([{ name: 'unit', points: points(3, 37) }], { ...frame, max: undefined });
    expect(grid.map(({ value }) => value)).toEqual([0, 20, 40]);
  });

  it('draws nothing outside the frame for a single point', () => {
    const { lines } = layOut([{ name: 'unit', points: points(50) }], frame);
    expect(lines[0]?.end).toEqual({ x: 36, y: 97, value: 50 });
  });
});
