import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type INestApplicationContext, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { WorkerRuntime } from '../jobs/worker-runtime.js';
import { Metrics } from '../telemetry/metrics.js';
import { Health } from './health.service.js';

/** The worker has no API: this answers the supervisor's questions about it. */
@Injectable()
export class HealthServer implements OnApplicationShutdown {
  private server: Server | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly runtime: WorkerRuntime,
  ) {}

  /** Returns the port that it listens on. */
  async listen(): Promise<number> {
    const server = createServer((request, response) => void this.answer(request.url ?? '/', response));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.config.worker.healthPort, this.config.http.host, resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    switch (url) {
      case '/health/live':
        return send(response, 200, JSON.stringify({ status: 'live' }));
      case '/health/ready': {
        const health = await this.health.read();
        const ready = health.status === 'ready' && this.runtime.running;
        return send(response, ready ? 200 : 503, JSON.stringify({ ...health, worker: this.runtime.running }));
      }
      case '/metrics':
        return send(response, 200, await this.metrics.text(), this.metrics.contentType);
      default:
        return send(response, 404, JSON.stringify({ status: 'unknown address' }));
    }
  }
}

@Module({ providers: [Health, HealthServer], exports: [HealthServer] })
export class WorkerHealthModule {}

/** Answers on the health port as long as the worker lives. */
export function serveHealth(worker: INestApplicationContext): Promise<number> {
  return worker.get(HealthServer, { strict: false }).listen();
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
