import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.js';
import { Migrator } from '../database/migrator.js';
import { DeliveryLag } from '../events/delivery-lag.js';
import { Jobs } from '../jobs/jobs.js';
import { Storage } from '../storage/storage.js';
import { logger } from '../telemetry/logger.js';
import { type HealthCheckDto, type HealthDto, type HealthLagDto } from './health.dto.js';

const PATIENCE_MS = 3_000;
const log = logger('health');

/** Whether this process can do its work: each thing it needs is tried for real. */
@Injectable()
export class Health {
  private asking: Promise<HealthDto> | null = null;
  private migrated = false;

  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly storage: Storage,
    private readonly deliveries: DeliveryLag,
  ) {}

  /** Many askers at once share one round of checks. */
  read(): Promise<HealthDto> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async ask(): Promise<HealthDto> {
    const checks = await Promise.all([
      this.check('postgresql', () => this.database.query('select 1')),
      this.check('queue', () => this.jobs.counts()),
      this.check('storage', () => this.storage.check()),
      this.check('migrations', () => this.assertMigrated()),
    ]);
    const status = checks.every(({ up }) => up) ? 'ready' : 'not-ready';
    return { status, checks, lag: await this.lag() };
  }

  private async check(name: string, attempt: () => Promise<unknown>): Promise<HealthCheckDto> {
    const begun = performance.now();
    const up = await withinPatience(attempt()).then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error, name }, 'A dependency does not answer');
        return false;
      },
    );
    return { name, up, milliseconds: Math.round(performance.now() - begun) };
  }

  private async assertMigrated(): Promise<void> {
    if (this.migrated) {
      return;
    }
    const pending = await new Migrator().pending(this.config.database.url);
    if (pending.length > 0) {
      throw new Error(`The database lacks ${pending.join(', ')}`);
    }
    // Code and schema only move apart by a deployment, which starts new processes.
    this.migrated = true;
  }

  private async lag(): Promise<HealthLagDto[]> {
    const found = await withinPatience(this.deliveries.read()).catch(() => []);
    return found.map(({ subscriber, pending, parked, oldestSeconds }) => ({
      subscriber,
      pending,
      parked,
      oldestSeconds: Math.round(oldestSeconds),
    }));
  }
}

async function withinPatience<T>(attempt: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  return Promise.race([attempt, late]).finally(() => clearTimeout(timer));
}
