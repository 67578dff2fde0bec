import { DomainError } from '#platform';

export const ReportingErrors = {
  exportNotFound: (id: string) => new DomainError('reporting.export-not-found', 'not-found', { id }),
  exportNotDone: (state: string) => new DomainError('reporting.export-not-done', 'conflict', { state }),
  exportExpired: (expiresAt: Date) =>
    new DomainError('reporting.export-expired', 'not-found', { expiresAt: expiresAt.toISOString() }),
  exportOfAnother: () => new DomainError('reporting.export-of-another', 'forbidden'),
  exportEnded: (state: string) => new DomainError('reporting.export-already-ended', 'conflict', { state }),
  requestKeyReused: () => new DomainError('reporting.request-key-reused', 'conflict'),
  accountNeeded: () => new DomainError('reporting.signed-in-account-needed', 'forbidden'),
  daysReversed: (from: string, to: string) => new DomainError('reporting.days-reversed', 'invalid', { from, to }),
  deliveryNotParked: (subscriber: string, eventId: string) =>
    new DomainError('reporting.delivery-not-parked', 'not-found', { subscriber, eventId }),
};
