import { holds, spliceAt } from './bitemporal.rules.js';

const first = { id: 'first', from: '2026-01-01', to: '2026-05-01' };
const second = { id: 'second', from: '2026-05-01', to: null };

describe('spliceAt', () => {
  it('cuts the row that holds on the day and lets the change run until that row ended', () => {
    expect(spliceAt([first, second], '2026-03-15')).toEqual({
      current: first,
      before: { ...first, to: '2026-03-15' },
      until: '2026-05-01',
    });
  });

  it('leaves nothing before when the change takes effect on the first day of the row', () => {
    expect(spliceAt([first, second], '2026-05-01')).toEqual({ current: second, before: null, until: null });
  });

  it('ends before what is known to come when nothing holds on the day', () => {
    expect(spliceAt([second, first], '2025-12-01')).toEqual({ current: null, before: null, until: '2026-01-01' });
  });

  it('is open-ended when nothing is known at all', () => {
    expect(spliceAt([], '2026-01-01')).toEqual({ current: null, before: null, until: null });
  });
});

describe('holds', () => {
  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-04-30', true],
    ['2026-05-01', false],
  ])('on %s is %s for a span that ends before 1 May', (day, expected) => {
    expect(holds(first, day)).toBe(expected);
  });
});
