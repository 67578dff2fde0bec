import { type IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type AppConfig } from '../config/app-config.js';
import { Metrics } from '../telemetry/metrics.js';
import { AccessGuard } from './access.guard.js';
import { CHUNK_MEDIA_TYPE } from '../uploads/uploads.controller.js';
import { Authenticator } from './authenticator.js';
import { drainOnShutdown } from './draining.js';
import { InputPipe } from './input.pipe.js';
import { nestLog } from './nest-log.js';
import { buildOpenApi } from './open-api.js';
import { answerProblem, answerUnparsable, ProblemFilter } from './problem.filter.js';
import { addRequestHooks, correlationIdOf } from './request-hooks.js';
import { listRoutes, refuseUnmarkedRoutes } from './routes.js';
import { webHeaders } from './security-headers.js';
import { serveWeb } from './static-web.js';

const BODY_LIMIT = 1_048_576;
const COMPRESS_FROM = 2_048;
/** The patience of one request, uploads over a bad link included. */
const REQUEST_MS = 15 * 60_000;

/** The API of a root module, initialised and checked, not listening yet. */
export async function createApi(
  module: Type<unknown> | DynamicModule,
  config: AppConfig,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, apiAdapter(config), {
    logger: nestLog(),
    bodyParser: false,
    abortOnError: false,
  });
  return initApi(app, config);
}

export function apiAdapter(config: AppConfig): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    skipMiddie: true,
    bodyLimit: BODY_LIMIT,
    // Signed links of files are one parameter.
    routerOptions: { maxParamLength: 4_096 },
    trustProxy: config.http.trustProxy,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => correlationIdOf(request.headers['x-correlation-id']),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply),
    clientErrorHandler: answerUnparsable,
  });
}

export async function initApi(app: NestFastifyApplication, config: AppConfig): Promise<NestFastifyApplication> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  // Parts of uploads are read as they come, by the one route that takes them.
  fastify.addContentTypeParser(CHUNK_MEDIA_TYPE, (_, __, done) => done(null));
  addRequestHooks(fastify, app.get(Metrics), originOf(config.http.publicUrl));
  drainOnShutdown(fastify);
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, {
    threshold: COMPRESS_FROM,
    encodings: ['br', 'gzip'],
    // The default of 11 is meant for files that are compressed once.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new AccessGuard(app.get(Authenticator, { strict: false })));
  app.useGlobalPipes(new InputPipe());
  if (config.http.webRoot !== undefined) {
    await serveWeb(fastify, config.http.webRoot, webHeaders(originOf(config.storage.s3Endpoint)));
  }
  refuseUnmarkedRoutes(listRoutes(app));
  serveOpenApi(app, fastify);
  return app.init();
}

function serveOpenApi(app: NestFastifyApplication, fastify: FastifyInstance): void {
  let document: string | undefined;
  fastify.get('/openapi.json', (_, reply) => {
    document ??= JSON.stringify(buildOpenApi(app));
    return reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
}

function originOf(url: string | undefined): string | null {
  return url === undefined ? null : new URL(url).origin;
}
