import { newKey, seal, unseal, wrappingKey } from './sealing.rules.js';

describe('sealing', () => {
  const text = Buffer.from('Nguyễn Thị Ước, 02/9/1990', 'utf8');

  it('gives back what was sealed, with the same key and for the same purpose only', () => {
    const key = newKey();
    const sealed = seal(key, text, 'a');
    expect(unseal(key, sealed, 'a').toString('utf8')).toBe(text.toString('utf8'));
    expect(() => unseal(newKey(), sealed, 'a')).toThrow();
    expect(() => unseal(key, sealed, 'b')).toThrow();
  });

  it('notices a changed byte', () => {
    const key = newKey();
    const sealed = seal(key, text, 'a');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(key, sealed, 'a')).toThrow();
  });

  it('never makes the same bytes twice', () => {
    const key = newKey();
    expect(seal(key, text, 'a').equals(seal(key, text, 'a'))).toBe(false);
  });
});

describe('wrappingKey', () => {
  it('is another one for every installation', () => {
    expect(wrappingKey('one').equals(wrappingKey('two'))).toBe(false);
    expect(wrappingKey('one').equals(wrappingKey('one'))).toBe(true);
  });
});
