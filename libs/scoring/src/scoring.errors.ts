import { DomainError } from '#platform';

export const ScoringErrors = {
  periodNotFound: (id: string) => new DomainError('scoring.period-not-found', 'not-found', { id }),
  noCurrentPeriod: (day: string) => new DomainError('scoring.no-current-period', 'not-found', { day }),
  unitNotFound: (id: string) => new DomainError('scoring.unit-not-found', 'not-found', { id }),
  scoreNotComputed: (unitId: string) => new DomainError('scoring.score-not-computed', 'not-found', { unitId }),
  indicatorNotFound: (code: string) => new DomainError('scoring.indicator-not-found', 'not-found', { code }),
  criteriaSetInvalid: (faults: readonly string[]) =>
    new DomainError('scoring.criteria-set-invalid', 'invalid', { faults }),
};
