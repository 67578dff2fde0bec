import { EVERYTHING, NOTHING, scopeHolds, scopeParameter } from './unit-scope.rules.js';

describe('unit scopes', () => {
  it('hand SQL null for everything and an empty list for nothing', () => {
    expect(scopeParameter(EVERYTHING)).toBeNull();
    expect(scopeParameter(NOTHING)).toEqual([]);
  });

  it('hold the units they name only', () => {
    expect(scopeHolds({ unitIds: ['a'] }, 'a')).toBe(true);
    expect(scopeHolds({ unitIds: ['a'] }, 'b')).toBe(false);
    expect(scopeHolds(EVERYTHING, 'b')).toBe(true);
  });
});
