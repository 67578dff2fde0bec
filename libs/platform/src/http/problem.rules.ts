import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, type DomainErrorKind } from './domain.errors.js';
import { type ProblemDto, type ProblemFaultDto } from './problem.dto.js';

const STATUS: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

/** Refusals of the HTTP layer itself, which know a status but no code. */
const CODES: Readonly<Record<number, string>> = {
  400: 'http.malformed-request',
  404: 'http.no-such-route',
  405: 'http.method-not-allowed',
  406: 'http.not-acceptable',
  408: 'http.request-timeout',
  413: 'http.too-large',
  414: 'http.address-too-long',
  415: 'http.unsupported-media-type',
  416: 'http.range-not-satisfiable',
  417: 'http.expectation-failed',
  431: 'http.headers-too-large',
  503: 'http.unavailable',
};

export function problemOf(error: unknown, correlationId: string): ProblemDto {
  if (error instanceof DomainError) {
    return domainProblem(error, correlationId);
  }
  const status = statusOf(error);
  return status < 500 || status === 503
    ? problem(status, CODES[status] ?? 'http.refused', messageOf(error), correlationId)
    : problem(
        500,
        'http.unexpected',
        'The server failed; the correlation id names the failure in its logs',
        correlationId,
      );
}

function problem(status: number, code: string, detail: string, correlationId: string): ProblemDto {
  return {
    type: `urn:tu-hoc:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    code,
    detail,
    correlationId,
  };
}

function domainProblem(error: DomainError, correlationId: string): ProblemDto {
  const { errors, ...facts } = error.facts;
  const document = problem(STATUS[error.kind], error.code, error.detail, correlationId);
  if (Array.isArray(errors)) {
    document.errors = errors as ProblemFaultDto[];
  }
  if (Object.keys(facts).length > 0) {
    document.facts = facts;
  }
  return document;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) {
    return error.getStatus();
  }
  // Fastify's own errors reach the filter as they are when they arise outside of a route.
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The request was refused';
}
