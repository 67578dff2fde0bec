import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type Actor } from './actor.js';
import { DomainError } from './domain.errors.js';
import { type Permission } from './permission.js';

export const ROUTE_ACCESS = 'platform:route-access';

export type RouteAccess = { readonly kind: 'public' } | { readonly kind: 'requires'; readonly permission: Permission };

export interface RequestWithActor {
  actor?: Actor | null;
}

export const Requires = (permission: Permission) =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'requires', permission });

/** Open to everyone; a signed-in caller is still known to `@CurrentActor`-less code only, by choice. */
export const Public = () => SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'public' });

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<RequestWithActor>().actor;
  if (!actor) {
    throw new DomainError('http.unauthenticated', 'unauthenticated');
  }
  return actor;
});
