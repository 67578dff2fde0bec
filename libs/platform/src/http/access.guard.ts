import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import '@fastify/cookie';
import { type FastifyRequest } from 'fastify';
import { nameActor } from '../telemetry/call-context.js';
import { type Actor } from './actor.js';
import { Authenticator } from './authenticator.js';
import { HttpErrors } from './http.errors.js';
import { isPermitted } from './permission.js';
import { type RequestWithActor, type RouteAccess, routeAccessOf } from './route.decorators.js';

type Handler = (...args: never[]) => unknown;

/** Asks who calls and whether the route's permission is theirs. What a route needs is read once, at its first call. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly known = new WeakMap<Handler, RouteAccess>();

  constructor(private readonly authenticator: Authenticator) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const access = this.accessOf(context);
    return access.kind === 'public' ? true : this.admit(context.switchToHttp().getRequest(), access);
  }

  private async admit(
    request: FastifyRequest & RequestWithActor,
    access: RouteAccess & { kind: 'requires' },
  ): Promise<true> {
    const actor = await this.authenticator.authenticate({
      cookies: request.cookies,
      authorization: request.headers.authorization ?? null,
      address: request.ip,
    });
    if (!actor) {
      throw HttpErrors.unauthenticated();
    }
    nameActor(nameOf(actor));
    if (actor.unfinished !== undefined && !access.during.includes(actor.unfinished)) {
      throw HttpErrors.signInUnfinished(actor.unfinished);
    }
    if (actor.unfinished === undefined && !isPermitted(actor, access.permission)) {
      throw HttpErrors.forbidden(access.permission.code);
    }
    request.actor = actor;
    return true;
  }

  private accessOf(context: ExecutionContext): RouteAccess {
    const handler = context.getHandler() as Handler;
    const known = this.known.get(handler);
    if (known) {
      return known;
    }
    const access = routeAccessOf(context.getClass(), handler);
    if (!access) {
      throw new Error(`${context.getClass().name}.${handler.name} says neither @Requires nor @Public`);
    }
    this.known.set(handler, access);
    return access;
  }
}

function nameOf(actor: Actor): string {
  return actor.accountId ?? actor.name;
}
