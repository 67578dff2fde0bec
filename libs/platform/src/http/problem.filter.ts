import { STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { newId } from '../ids/new-id.js';
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
  if (!request.raw.complete) {
    // The rest of the body would keep the connection busy, or be taken for the next request.
    void reply.header('connection', 'close');
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

/** What is no HTTP at all, or has headers beyond all measure, reaches no route: it is answered on the bare socket. */
export function answerUnparsable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(problemOf(new HttpException('The request cannot be read as HTTP', status), newId()));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
