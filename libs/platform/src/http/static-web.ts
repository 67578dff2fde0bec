import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

const A_YEAR = 'public, max-age=31536000, immutable';
const CHECK_EACH_TIME = 'no-cache';

/** Serves the built web application; every address that is no file and no API route is one of its pages. */
export async function serveWeb(app: FastifyInstance, root: string, headers: Record<string, string>): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      // The build puts a hash of the content into the names of everything under assets/.
      void response.header('cache-control', path.includes(`${sep}assets${sep}`) ? A_YEAR : CHECK_EACH_TIME);
      for (const [name, value] of Object.entries(headers)) {
        void response.header(name, value);
      }
    },
  });
  app.get('/', (_, reply) => reply.sendFile('index.html'));
  app.get('/*', (request, reply) => answerPage(request, reply));
}

/** What ends like a file (`.png`, `.woff2`) and was not found is missing; `/unit/…/indicators/4.2` is a page. */
const FILE_OR_ROUTE = /^\/(api|assets|files|health|metrics)(\/|$)|\.(?=[0-9]*[a-z])[a-z0-9]{1,8}$/i;

function answerPage(request: FastifyRequest, reply: FastifyReply): FastifyReply | void {
  const path = request.url.split('?', 1)[0] ?? '/';
  return !FILE_OR_ROUTE.test(path) ? reply.sendFile('index.html') : reply.callNotFound();
}
