import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Metrics } from '../telemetry/metrics.js';
import { Authenticator } from './authenticator.js';
import { HttpErrors } from './http.errors.js';
import { readMetrics } from './operations.permissions.js';
import { isPermitted } from './permission.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A scraper on this machine needs nothing; from elsewhere, or through a proxy, it needs the permission. */
@Injectable()
export class MetricsAccess {
  constructor(
    private readonly metrics: Metrics,
    private readonly authenticator: Authenticator,
  ) {}

  async read(request: FastifyRequest): Promise<{ text: string; contentType: string }> {
    const proxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    if (proxied || !LOOPBACK.has(request.ip)) {
      await this.refuseStrangers(request);
    }
    return { text: await this.metrics.text(), contentType: this.metrics.contentType };
  }

  private async refuseStrangers(request: FastifyRequest): Promise<void> {
    const actor = await this.authenticator.authenticate({
      cookies: request.cookies,
      authorization: request.headers.authorization ?? null,
      address: request.ip,
    });
    if (!actor) {
      throw HttpErrors.unauthenticated();
    }
    if (!isPermitted(actor, readMetrics)) {
      throw HttpErrors.forbidden(readMetrics.code);
    }
  }
}
