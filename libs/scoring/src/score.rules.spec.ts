import fc from 'fast-check';
import { criteriaSetFaults, indicatorsOf, type CriteriaSetContent } from './criteria-set.rules.js';
import { DEFAULT_CRITERIA_SET } from './default-criteria.rules.js';
import { Rational } from './rational.rules.js';
import { scoreUnit, type IndicatorFact, type UnitFacts } from './score.rules.js';

function computed(numerator: string, denominator: string | null = null): IndicatorFact {
  return {
    state: 'computed',
    numerator: Rational.parse(numerator),
    denominator: denominator === null ? null : Rational.parse(denominator),
  };
}
const notApplicable: IndicatorFact = { state: 'not-applicable', numerator: Rational.ZERO, denominator: null };

/** The worked example of domain.md §8.3: a division of 12 eligible people without a public function. */
function workedExample(): UnitFacts {
  const digital = Rational.parse('0.75').min(Rational.ONE).times(Rational.parse('0.7'));
  const language = Rational.of(1, 3).over(Rational.parse('0.80')).min(Rational.ONE).times(Rational.parse('0.3'));
  return {
    eligible: 12,
    gates: [],
    indicators: new Map<string, IndicatorFact>([
      ['1.1', computed('1')],
      ['1.2', computed('5', '6')],
      ['1.3', computed('1')],
      ['1.4', computed('4', '4')],
      ['2.1', computed('18.2', '20')],
      ['2.2', computed('4', '5')],
      ['2.3', computed('30.4', '38')],
      ['2.4', computed('1', '12')],
      ['3.1', computed('12', '12')],
      ['3.2', computed('300', '360')],
      ['3.3', computed('9', '12')],
      ['3.4', computed('8', '12')],
      ['3.5', computed('3')],
      ['3.6', computed('1')],
      ['4.1', computed('12', '12')],
      ['4.2', computed('10', '12')],
      ['4.3', { state: 'computed', numerator: digital.plus(language), denominator: null }],
      ['4.4', computed('2')],
      ['4.5', notApplicable],
    ]),
  };
}

function with_(facts: UnitFacts, code: string, fact: IndicatorFact): UnitFacts {
  return { ...facts, indicators: new Map([...facts.indicators, [code, fact]]) };
}

describe('scoreUnit', () => {
  describe('on the worked example of the rule book', () => {
    const score = scoreUnit(DEFAULT_CRITERIA_SET, workedExample());

    it('gives 86.6689, shown as 86.67, band Tốt', () => {
      expect(score.total.toDecimal(4)).toBe('86.6689');
      expect(score.total.toDecimal()).toBe('86.67');
      expect(score.band).toBe('good');
      expect(score.comparable).toBe(true);
    });

    it.each([
      ['C1', '11.3333'],
      ['C2', '18.0807'],
      ['C3', '31.0949'],
      ['C4', '26.1599'],
    ])('gives criterion %s %s points', (code, points) => {
      expect(score.criteria.find((criterion) => criterion.code === code)?.points.toDecimal(4)).toBe(points);
    });

    it.each([
      ['1.1', '3.0000'],
      ['1.2', '3.3333'],
      ['1.3', '3.0000'],
      ['1.4', '2.0000'],
      ['2.1', '5.7474'],
      ['2.2', '4.0000'],
      ['2.3', '5.0000'],
      ['2.4', '3.3333'],
      ['3.1', '8.0000'],
      ['3.2', '7.4074'],
      ['3.3', '4.6875'],
      ['3.4', '6.0000'],
      ['3.5', '3.0000'],
      ['3.6', '2.0000'],
      ['4.1', '5.0000'],
      ['4.2', '8.7719'],
      ['4.3', '3.9000'],
      ['4.4', '5.0000'],
      ['4.5', '0.0000'],
    ])('gives indicator %s %s points', (code, points) => {
      expect(score.indicators.find((indicator) => indicator.code === code)?.points.toDecimal(4)).toBe(points);
    });
  });

  it('caps the band at Trung bình without an approved unit training plan (G1)', () => {
    expect(scoreUnit(DEFAULT_CRITERIA_SET, { ...workedExample(), gates: ['G1'] })).toMatchObject({
      band: 'average',
      gates: ['G1'],
    });
  });

  it('never lifts a band through a gate', () => {
    const poor: UnitFacts = { eligible: 12, gates: ['G1'], indicators: new Map() };
    expect(scoreUnit(DEFAULT_CRITERIA_SET, poor).band).toBe('below');
  });

  it('calls a unit not comparable when more than 20 points do not apply (G3)', () => {
    const facts = ['3.1', '3.2', '3.3'].reduce((now, code) => with_(now, code, notApplicable), workedExample());
    expect(scoreUnit(DEFAULT_CRITERIA_SET, facts)).toMatchObject({ comparable: false, gates: ['G3'] });
  });

  it('spreads the weight of a criterion that does not apply over the others in proportion', () => {
    const facts = ['1.1', '1.2', '1.3', '1.4'].reduce((now, code) => with_(now, code, notApplicable), workedExample());
    const [, c2, c3, c4] = scoreUnit(DEFAULT_CRITERIA_SET, workedExample()).criteria;
    const others = [c2, c3, c4].reduce(
      (total, criterion) => total.plus(criterion?.points ?? Rational.ZERO),
      Rational.ZERO,
    );
    expect(scoreUnit(DEFAULT_CRITERIA_SET, facts).total.equals(others.times(Rational.of(100, 85)))).toBe(true);
  });

  it('treats an empty denominator as 0 or as not applicable, as the set says', () => {
    const facts = with_(with_(workedExample(), '1.2', computed('0', '0')), '1.4', computed('0', '0'));
    const states = scoreUnit(DEFAULT_CRITERIA_SET, facts).indicators;
    expect(states.find((indicator) => indicator.code === '1.2')?.state).toBe('not-applicable');
    expect(states.find((indicator) => indicator.code === '1.4')).toMatchObject({
      state: 'computed',
      points: Rational.ZERO,
    });
  });

  it('counts what awaits evidence as zero points, never as not applicable', () => {
    const facts: UnitFacts = { eligible: 5, gates: [], indicators: new Map([['4.2', computed('5', '5')]]) };
    expect(scoreUnit(DEFAULT_CRITERIA_SET, facts).total.toDecimal()).toBe('10.00');
  });

  it('never lowers a score when a numerator grows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...indicatorsOf(DEFAULT_CRITERIA_SET)),
        fc.nat(40),
        fc.nat(40),
        ({ code }, before, more) => {
          const base = workedExample();
          const lower = scoreUnit(DEFAULT_CRITERIA_SET, with_(base, code, computed(String(before), '40')));
          const higher = scoreUnit(DEFAULT_CRITERIA_SET, with_(base, code, computed(String(before + more), '40')));
          expect(higher.total.atLeast(lower.total)).toBe(true);
        },
      ),
    );
  });
});

describe('criteriaSetFaults', () => {
  it('accepts the default set', () => {
    expect(criteriaSetFaults(DEFAULT_CRITERIA_SET)).toEqual([]);
  });

  it('refuses weights that sum to 99.99', () => {
    const [first, ...rest] = DEFAULT_CRITERIA_SET.criteria;
    const bent = { ...DEFAULT_CRITERIA_SET, criteria: [{ ...first, weight: '14.99' }, ...rest] } as CriteriaSetContent;
    expect(criteriaSetFaults(bent)).toContain('criterion weights sum to 99.9900, not to 100');
  });

  it.each([
    ['a target of zero', { target: '0' }, '3.1: target must be above 0'],
    ['an unknown fact query', { source: 'horoscope' }, '3.1: unknown fact query horoscope'],
  ])('refuses %s', (_title, change, fault) => {
    const criteria = DEFAULT_CRITERIA_SET.criteria.map((criterion) => ({
      ...criterion,
      indicators: criterion.indicators.map((indicator) =>
        indicator.code === '3.1' ? { ...indicator, ...change } : indicator,
      ),
    }));
    expect(criteriaSetFaults({ ...DEFAULT_CRITERIA_SET, criteria } as CriteriaSetContent)).toContain(fault);
  });
});
