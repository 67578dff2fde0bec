import 'reflect-metadata';
import { ConfigFaults, createApi, loadConfig, logger, measureProcess } from '#platform';
import { ApiModule } from './api.module.js';

try {
  const config = loadConfig(process.env);
  const app = await createApi(ApiModule.forRoot(config), config);
  app.enableShutdownHooks();
  measureProcess(app);
  await app.listen(config.http.port, config.http.host);
  logger('api').info({ url: await app.getUrl() }, 'The API is ready');
} catch (error) {
  process.stderr.write(`${error instanceof ConfigFaults ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
