import { DataSource } from 'typeorm';
import { type DatabaseConfig } from '../config/database.config.js';
import { logger } from '../telemetry/logger.js';
import { columnParsers } from './column-parsers.js';

const log = logger('platform.database');

/** The pool, without entities: migrations alone make the schema and repositories speak SQL (decision 0006). */
export function createDataSource(config: Pick<DatabaseConfig, 'url' | 'poolMax'>): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.url,
    poolSize: config.poolMax,
    synchronize: false,
    logging: false,
    applicationName: 'tu-hoc',
    installExtensions: false,
    extra: { types: columnParsers },
    poolErrorHandler: (error: Error) => log.warn({ err: error }, 'An idle database connection was lost'),
  });
}
