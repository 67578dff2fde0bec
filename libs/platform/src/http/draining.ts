import { type FastifyInstance } from 'fastify';

/** How long a shutdown waits for requests under way. */
const PATIENCE_MS = 10_000;

/**
 * Shutdown: event streams are told to end, requests under way may finish, then every connection is closed.
 * Left to itself, Node waits a minute for a connection that a client has opened and not used yet.
 */
export function drainOnShutdown(fastify: FastifyInstance): void {
  let underWay = 0;
  let whenIdle: (() => void) | undefined;
  fastify.decorate('openStreams', new Set<AbortController>());
  fastify.addHook('onRequest', (_, reply, done) => {
    underWay += 1;
    // Not onResponse, which does not come when the client leaves early.
    reply.raw.once('close', () => {
      underWay -= 1;
      if (underWay === 0) {
        whenIdle?.();
      }
    });
    done();
  });
  fastify.addHook('preClose', async () => {
    fastify.openStreams.forEach((stream) => stream.abort());
    if (underWay > 0) {
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, PATIENCE_MS);
        whenIdle = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
    fastify.server.closeAllConnections();
  });
}
