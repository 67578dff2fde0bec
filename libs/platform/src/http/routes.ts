import { type INestApplication, RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { DECORATORS } from '@nestjs/swagger';
import { type RouteAccess, routeAccessOf } from './route.decorators.js';

export interface Route {
  readonly controller: Type<unknown>;
  readonly method: string;
  readonly access: RouteAccess | undefined;
  /** `<tag>_<method>`; the name of the operation in the API document and in the generated client. */
  readonly operationId: string;
  readonly successStatus: number;
}

export function listRoutes(app: INestApplication): Route[] {
  const scanner = new MetadataScanner();
  return new DiscoveryService(app.get(ModulesContainer)).getControllers().flatMap(({ metatype }) => {
    const controller = metatype as Type<object>;
    const prototype = controller.prototype as Record<string, object>;
    return scanner
      .getAllMethodNames(prototype)
      .map((method) => ({ method, handler: prototype[method] as object }))
      .filter(
        ({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler) && Reflect.hasMetadata(METHOD_METADATA, handler),
      )
      .map(({ method, handler }) => ({
        controller,
        method,
        access: routeAccessOf(controller, handler),
        operationId: operationIdOf(controller, method),
        successStatus: successStatusOf(handler),
      }));
  });
}

/** A route that says nothing about who may call it must never be served. */
export function refuseUnmarkedRoutes(routes: readonly Route[]): void {
  const unmarked = routes.filter(({ access }) => access === undefined);
  if (unmarked.length > 0) {
    const names = unmarked.map(({ controller, method }) => `${controller.name}.${method}`).join(', ');
    throw new Error(`Every route needs @Requires(permission) or @Public(): ${names}`);
  }
}

function successStatusOf(handler: object): number {
  const code = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  return code ?? (Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST ? 201 : 200);
}

function operationIdOf(controller: Type<unknown>, method: string): string {
  const tags = Reflect.getMetadata(DECORATORS.API_TAGS, controller) as string[] | undefined;
  return `${tags?.[0] ?? controller.name}_${method}`;
}
