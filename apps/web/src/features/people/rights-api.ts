import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';
import { rolesKey } from './people-api.js';

export type RightsOfPerson = Schema<'RightsOfPersonDto'>;
export type HeldGrant = Schema<'HeldGrantDto'>;
export type LentGrant = Schema<'LentGrantDto'>;
export type EffectiveRight = Schema<'EffectiveRightDto'>;

export const rightsQuery = (personId: string) =>
  queryOptions({
    // Below the roles, so that a grant or its end reads them anew.
    queryKey: [...rolesKey, 'rights', personId],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/people/{id}/rights', { params: { path: { id: personId } }, signal })),
  });
