import { DomainError, refusalByConstraint } from '#platform';

export const AwardsErrors = {
  nominationNotFound: (id: string) => new DomainError('awards.nomination-not-found', 'not-found', { id }),
  subjectNotFound: (id: string) => new DomainError('awards.subject-not-found', 'not-found', { id }),
  titleDoesNotFit: (title: string, kind: string) =>
    new DomainError('awards.title-does-not-fit-subject', 'invalid', { title, kind }),
  alreadyNominated: () => new DomainError('awards.already-nominated', 'conflict'),
  alreadyAwarded: () => new DomainError('awards.already-awarded', 'conflict'),
  notDraft: (state: string) => new DomainError('awards.nomination-not-draft', 'conflict', { state }),
  notSubmitted: (state: string) => new DomainError('awards.nomination-not-submitted', 'conflict', { state }),
  decisionDayImpossible: (from: string, to: string) =>
    new DomainError('awards.decision-day-impossible', 'invalid', { from, to }),
  lendersNomination: () => new DomainError('awards.lenders-nomination-not-decidable', 'forbidden'),
  ownNomination: () => new DomainError('awards.own-nomination-not-decidable', 'forbidden'),
  decisionMissing: () => new DomainError('awards.decision-number-and-signer-missing', 'invalid'),
  periodUnknown: () => new DomainError('awards.period-unknown', 'invalid'),
  personNeeded: () => new DomainError('awards.signed-in-person-needed', 'forbidden'),
};

export const refuse = refusalByConstraint({
  nominations_period_known: AwardsErrors.periodUnknown,
  nominations_once: AwardsErrors.alreadyNominated,
  nominations_not_decided_by_subject: AwardsErrors.ownNomination,
});
