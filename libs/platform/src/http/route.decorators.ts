import {
  applyDecorators,
  createParamDecorator,
  Param,
  ParseUUIDPipe,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { type Actor } from './actor.js';
import { HttpErrors } from './http.errors.js';
import { type Permission } from './permission.js';

const ROUTE_ACCESS = 'platform:route-access';

export type RouteAccess =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'requires';
      readonly permission: Permission;
      /** Steps of an unfinished sign-in during which the route is open already. */
      readonly during: readonly string[];
    };

export interface RequestWithActor {
  actor?: Actor;
}

export const Requires = (permission: Permission, { during = [] }: { during?: readonly string[] } = {}) =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'requires', permission, during });

/** Open to everyone, signed in or not. */
export const Public = () => SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'public' });

/** What a method says, or else what its controller says. */
export function routeAccessOf(controller: object, handler: object): RouteAccess | undefined {
  return (Reflect.getMetadata(ROUTE_ACCESS, handler) ?? Reflect.getMetadata(ROUTE_ACCESS, controller)) as
    RouteAccess | undefined;
}

/** Who calls; only on routes with `@Requires`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) {
    throw HttpErrors.unauthenticated();
  }
  return actor;
});

const uuidOnly = new ParseUUIDPipe({
  exceptionFactory: () =>
    HttpErrors.invalidInput([{ path: 'id', rule: 'isUuid', message: 'the id in the address must be a UUID' }]),
});

/** A UUID of the route: `@IdParam() id`, `@IdParam('lessonId') lessonId`. */
export function IdParam(name = 'id'): ParameterDecorator {
  return (target, method, index) => {
    Param(name, uuidOnly)(target, method, index);
    const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
    if (method !== undefined && descriptor) {
      applyDecorators(ApiParam({ name, type: 'string', format: 'uuid' }))(target, method, descriptor);
    }
  };
}
