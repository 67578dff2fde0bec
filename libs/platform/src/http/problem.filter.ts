import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { logger } from '../telemetry/logger.js';
import { problemOf } from './problem.rules.js';

const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';
const log = logger('http');

/** The only place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id);
  if (problem.status >= 500) {
    log.error({ err: error, method: request.method, url: request.url, code: problem.code }, 'A request failed');
  }
  if (reply.sent || reply.raw.headersSent) {
    // The answer had begun: cutting the connection is the only way left to say that it is not whole.
    reply.raw.destroy();
    return;
  }
  const retryAfter = problem.facts?.['retryAfterSeconds'];
  if (typeof retryAfter === 'number') {
    void reply.header('retry-after', String(retryAfter));
  }
  // A string, since the reply may already carry the media type of what it was going to be.
  void reply
    .status(problem.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}
