import { type FastifyRequest } from 'fastify';
import { HttpErrors } from './http.errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends our session cookie along with what another site makes it send. It also says where a request comes
 * from; a request that says nothing comes from no browser, and one with a token of its own is not the browser's idea.
 */
export function refuseForeignOrigin(request: FastifyRequest, trusted: string | null): void {
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) {
    return;
  }
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if (site === 'same-origin' || site === 'none' || (site === undefined && origin === undefined)) {
    return;
  }
  if (origin === undefined || (origin !== trusted && hostOf(origin) !== request.host)) {
    throw HttpErrors.foreignOrigin();
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
