import { changesOf } from './changes.rules.js';

describe('changesOf', () => {
  it('leaves out what stayed as it was, and says null for what was not there', () => {
    const before = { name: 'Phòng Đất đai', code: 'PDD', items: [1, 2] };
    const after = { name: 'Phòng Quản lý đất đai', items: [1, 2], parentId: 'a' };
    expect(changesOf(before, after)).toEqual({
      before: { name: 'Phòng Đất đai', code: 'PDD', parentId: null },
      after: { name: 'Phòng Quản lý đất đai', code: null, parentId: 'a' },
    });
  });

  it('shows all of a thing that begins or ends', () => {
    expect(changesOf(null, { state: 'draft' })).toEqual({ before: null, after: { state: 'draft' } });
    expect(changesOf({ state: 'draft' }, null)).toEqual({ before: { state: 'draft' }, after: null });
  });
});
