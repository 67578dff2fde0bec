import { randomUUID } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { withContext } from '../telemetry/call-context.js';
import { logger } from '../telemetry/logger.js';
import { type Metrics } from '../telemetry/metrics.js';
import { refuseForeignOrigin } from './origin-check.js';
import { API_HEADERS } from './security-headers.js';

const log = logger('http');
const SLOW_MS = 1_000;
const CORRELATION_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's correlation id when it is a sane one, so that a trace goes on across systems. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && CORRELATION_ID.test(header) ? header : randomUUID();
}

export function addRequestHooks(app: FastifyInstance, metrics: Metrics, trustedOrigin: string | null): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(API_HEADERS).header('x-correlation-id', request.id);
    refuseForeignOrigin(request, trustedOrigin);
    done();
  });
  // Not earlier: the events of reading a body come from the socket and would lose the context again.
  app.addHook('preHandler', (request, _, done) => withContext({ correlationId: request.id, actor: null }, done));
  addMeasuring(app, metrics);
}

function addMeasuring(app: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('tuhoc_http_request_seconds', 'Duration of HTTP requests by route', [
    'method',
    'route',
    'status',
  ]);
  app.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    const { elapsedTime, statusCode: status } = reply;
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: `${Math.trunc(status / 100)}xx` }, elapsedTime / 1000);
    if (elapsedTime > SLOW_MS) {
      log.warn(
        { correlationId: request.id, method: request.method, route, status, ms: Math.round(elapsedTime) },
        'Slow request',
      );
    }
    done();
  });
}
