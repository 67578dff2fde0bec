import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import { type DatabaseConfig } from '../config/database.config.js';
import { logger } from '../telemetry/logger.js';
import { columnParsers } from './column-parsers.js';
import { SnakeNaming } from './snake-naming.js';

export type EntityList = MixedList<string | (new () => object) | EntitySchema>;

const log = logger('platform.database');

/** The pool and the entity metadata; `synchronize` is never on, migrations alone make the schema. */
export function createDataSource(
  config: Pick<DatabaseConfig, 'url' | 'poolMax'>,
  entities: EntityList = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.url,
    poolSize: config.poolMax,
    entities,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    applicationName: 'tu-hoc',
    installExtensions: false,
    extra: { types: columnParsers },
    poolErrorHandler: (error: Error) => log.warn({ err: error }, 'An idle database connection was lost'),
  });
}
