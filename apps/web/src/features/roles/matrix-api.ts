import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '~/api/client.js';

export type RoleMatrix = Schema<'RoleMatrixDto'>;
export type Permission = Schema<'PermissionDto'>;
export type Role = Schema<'Role'>;

export const matrixQuery = queryOptions({
  queryKey: ['roles', 'matrix'],
  queryFn: ({ signal }) => answered(api.GET('/api/roles', { signal })),
  staleTime: Infinity,
});
