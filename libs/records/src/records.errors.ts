import { DomainError } from '#platform';

export const RecordsErrors = {
  personNotFound: (id: string) => new DomainError('records.person-not-found', 'not-found', { id }),
};
