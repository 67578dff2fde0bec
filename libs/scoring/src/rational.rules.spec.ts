import fc from 'fast-check';
import { Rational, sum } from './rational.rules.js';

const fraction = fc
  .tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 10_000n }))
  .map(([n, d]) => Rational.of(n, d));

describe('Rational', () => {
  it('keeps fractions in lowest terms with a positive denominator', () => {
    expect(Rational.of(6, -8).toString()).toBe('-3/4');
  });

  it('reads decimals exactly', () => {
    expect(Rational.parse('18.20').toString()).toBe('91/5');
    expect(() => Rational.parse('1e3')).toThrow(RangeError);
    expect(() => Rational.parse('')).toThrow(RangeError);
  });

  it('refuses a zero denominator', () => {
    expect(() => Rational.of(1, 0)).toThrow(RangeError);
    expect(() => Rational.ONE.over(Rational.ZERO)).toThrow(RangeError);
  });

  it.each([
    ['866689/10000', 2, '86.67'],
    ['1/200', 2, '0.01'],
    ['-1/200', 2, '-0.01'],
    ['-1/1000', 2, '0.00'],
    ['5/2', 0, '3'],
    ['84995/1000', 2, '85.00'],
    ['84994/1000', 2, '84.99'],
  ])('shows %s with %i decimals as %s, half up', (text, digits, shown) => {
    const [n, d] = text.split('/');
    expect(Rational.of(BigInt(n ?? ''), BigInt(d ?? '')).toDecimal(digits)).toBe(shown);
  });

  it('adds without regard to order', () => {
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 12 }), (values) => {
        expect(sum(values).equals(sum([...values].reverse()))).toBe(true);
      }),
    );
  });

  it('undoes multiplication by division and addition by subtraction', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        if (!b.isZero) expect(a.times(b).over(b).equals(a)).toBe(true);
      }),
    );
  });
});
