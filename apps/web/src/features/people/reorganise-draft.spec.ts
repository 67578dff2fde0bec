import { emptyDraft, emptyPart, orderOf, placesFault, shareOf, unitsFault, unitsToPlace } from './reorganise-draft.js';
import type { UnitNode } from './units-api.js';

const unit = (id: string, parentId: string | null): UnitNode => {
  return { id, parentId, name: id, shortName: null, kind: 'division', depth: 0, people: 1 };
};
const units = [unit('root', null), unit('a', 'root'), unit('b', 'root'), unit('station', 'a'), unit('post', 'station')];
const draft = { ...emptyDraft('2026-07-01', 'a'), decisionNumber: '12/QĐ', decisionDate: '2026-06-20' };

describe('the draft of a reorganisation', () => {
  it.each([
    ['50', '0.5'],
    ['33,3333', '0.333333'],
    ['100', '1'],
    ['0.0001', '0.000001'],
    ['7', '0.07'],
  ])('writes %s %% as %s', (percent, share) => {
    expect(shareOf(percent)).toBe(share);
  });

  it('says what is missing before the preview is asked for', () => {
    expect(unitsFault(draft)).toBe('units');
    expect(unitsFault({ ...draft, operation: 'absorb' })).toBe('receiver');
    expect(unitsFault({ ...draft, unitIds: ['a', 'b'] })).toBe('names');
    const named = { ...emptyPart('60'), name: 'C', parentId: 'root' };
    expect(unitsFault({ ...draft, operation: 'split', parts: [named, named] })).toBe('shares');
    expect(unitsFault({ ...draft, operation: 'split', parts: [named, { ...named, percent: '40' }] })).toBeNull();
  });

  it('asks a place for what is below, and for what is below that when it is dissolved too', () => {
    const dissolution = { ...draft, operation: 'dissolve' as const };
    expect(unitsToPlace(dissolution, units).map(({ id }) => id)).toEqual(['station']);
    const both = { ...dissolution, children: { station: 'dissolve', post: 'unit:' } };
    expect(unitsToPlace(both, units).map(({ id }) => id)).toEqual(['station', 'post']);
    expect(placesFault(both, units)).toBe('children');
    expect(orderOf({ ...both, children: { station: 'dissolve', post: 'unit:b' } }, units).children).toEqual([
      { unitId: 'station', dissolve: true },
      { unitId: 'post', parentId: 'b' },
    ]);
  });

  it('leaves what is below a unit that goes on where it is', () => {
    const parts = [emptyPart('70'), { ...emptyPart('30'), name: 'C', parentId: 'root' }];
    const order = orderOf({ ...draft, operation: 'split', goesOn: true, parts, people: { p: 1 } }, units);
    expect(order).toMatchObject({
      parts: [
        { unitId: 'a', share: '0.7' },
        { name: 'C', share: '0.3' },
      ],
      people: [{ personId: 'p', part: 1 }],
      defaultPart: 0,
      children: [],
    });
  });
});
