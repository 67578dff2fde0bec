const DECIMAL = /^-?\d+(\.\d+)?$/;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * An exact fraction in lowest terms with a positive denominator. Scores decide honours, so no floating-point number
 * takes part in them; rounding happens once, for display (domain.md §8.3 rule 5).
 */
export class Rational {
  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** @throws RangeError when the denominator is zero. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    const n = BigInt(numerator);
    const d = BigInt(denominator);
    if (d === 0n) throw new RangeError('A fraction with denominator 0 has no value');
    const divisor = greatestCommonDivisor(n, d) || 1n;
    const sign = d < 0n ? -1n : 1n;
    return new Rational((sign * n) / divisor, (sign * d) / divisor);
  }

  /** Reads a plain decimal such as `18.2` exactly. @throws RangeError for anything else. */
  static parse(decimal: string): Rational {
    if (!DECIMAL.test(decimal)) throw new RangeError(`Not a decimal number: ${decimal}`);
    const [whole = '0', fraction = ''] = decimal.split('.');
    return Rational.of(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  }

  plus(other: Rational): Rational {
    return Rational.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    return this.plus(Rational.of(-other.numerator, other.denominator));
  }

  times(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws RangeError when `other` is zero. */
  over(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  compare(other: Rational): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    if (difference === 0n) return 0;
    return difference < 0n ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  atLeast(other: Rational): boolean {
    return this.compare(other) >= 0;
  }

  get isZero(): boolean {
    return this.numerator === 0n;
  }

  min(other: Rational): Rational {
    return this.compare(other) <= 0 ? this : other;
  }

  /** Rounds half up (away from zero below it) to `digits` decimals: for display only. */
  toDecimal(digits = 2): string {
    const scale = 10n ** BigInt(digits);
    const negative = this.numerator < 0n;
    const magnitude = negative ? -this.numerator : this.numerator;
    const rounded = (2n * magnitude * scale + this.denominator) / (2n * this.denominator);
    const whole = rounded / scale;
    const fraction = (rounded % scale).toString().padStart(digits, '0');
    const sign = negative && rounded !== 0n ? '-' : '';
    return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
  }

  /** `n/d`, the form that is stored and hashed. */
  toString(): string {
    return `${this.numerator}/${this.denominator}`;
  }
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce((total, value) => total.plus(value), Rational.ZERO);
}
