import { normaliseName, searchPatterns } from './person-name.rules.js';

describe('normaliseName', () => {
  it('makes one spelling of both Unicode forms and of careless spaces', () => {
    expect(normaliseName(`  ${'Nguyễn Thị Ước'.normalize('NFD')}  `)).toBe('Nguyễn Thị Ước'.normalize('NFC'));
    expect(normaliseName('Trần\u00a0 Văn\tĐức')).toBe('Trần Văn Đức');
  });
});

describe('searchPatterns', () => {
  it('looks for every word on its own', () => {
    expect(searchPatterns(' đức  trần ')).toEqual(['%đức%', '%trần%']);
  });

  it('takes wildcards literally', () => {
    expect(searchPatterns('100%_\\')).toEqual(['%100\\%\\_\\\\%']);
  });

  it('asks for nothing when nothing was typed', () => {
    expect(searchPatterns('   ')).toEqual([]);
  });
});
