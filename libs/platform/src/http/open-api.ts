import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';
import { listRoutes, type Route } from './routes.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The OpenAPI document of every route, with what follows from each route's permission and input written in. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const routes = listRoutes(app);
  refuseSameOperationIds(routes);
  const document = SwaggerModule.createDocument(app, frame(), {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) =>
      routes.find((route) => route.controller.name === controller && route.method === method)?.operationId ?? method,
  });
  const byId = new Map(routes.map((route) => [route.operationId, route]));
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) {
        complete(operation, path, byId.get(operation.operationId ?? ''));
      }
    }
  }
  document.paths = sortedByName(document.paths);
  document.components = { ...document.components, schemas: sortedByName(document.components?.schemas ?? {}) };
  return withoutWrappers(document);
}

function frame(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setTitle('Tự Học')
    .setDescription('Learning content, completions, learning-culture scores and awards of a public body')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addCookieAuth('th_session', { type: 'apiKey', in: 'cookie', name: 'th_session' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A service token, `th_…`' }, 'token')
    .build();
}

function refuseSameOperationIds(routes: readonly Route[]): void {
  const names = routes.map(({ operationId }) => operationId);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) {
    throw new Error(`Several routes would be called ${twice.join(', ')}: give them other method names or tags`);
  }
}

function complete(operation: Operation, path: string, route: Route | undefined): void {
  const access = route?.access;
  operation.summary = operation.summary || sentenceOf(route?.method ?? path);
  operation.security = access?.kind === 'requires' ? [{ session: [] }, { token: [] }] : [];
  if (access?.kind === 'requires') {
    Object.assign(operation, { 'x-permission': access.permission.code });
    describeRefusal(operation, 401, 'Nobody is signed in');
    describeRefusal(operation, 403, `The permission ${access.permission.code} is missing`);
  }
  if (!Object.keys(operation.responses).some((status) => status < '400')) {
    operation.responses[String(route?.successStatus ?? 200)] = { description: 'Done' };
  }
  describeRefusal(operation, 400, 'The input is malformed or breaks a rule');
  if (path.includes('{')) {
    describeRefusal(operation, 404, 'There is no such thing, or the caller may not see it');
  }
}

function describeRefusal(operation: Operation, status: number, description: string): void {
  operation.responses[String(status)] ??= {
    description,
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
  };
}

/** `listCourses` → "List courses". */
function sentenceOf(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** In order of name, so that a change shows as a small difference of the committed document. */
function sortedByName<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A reference with words beside it comes wrapped in an `allOf` of one, which OpenAPI 3.1 does not need any more. */
function withoutWrappers<T>(node: T): T {
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  if (Array.isArray(node)) {
    return node.map((item: unknown) => withoutWrappers(item)) as T;
  }
  const { allOf, ...others } = node as { allOf?: unknown };
  const [only] = Array.isArray(allOf) && allOf.length === 1 ? (allOf as [object]) : [null];
  const plain = only ? { ...only, ...others } : node;
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, withoutWrappers(value)])) as T;
}
