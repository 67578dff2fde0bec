// core
export { FixedClock } from './fixed-clock.js';
export {
  cloneTemplate,
  createEmptyDatabase,
  createTestDatabase,
  type ClonedDatabase,
  type TestDatabase,
} from './test-database.js';
export {
  bootTestModule,
  testEnvironment,
  testingModule,
  TestModule,
  type TestEnvironment,
  type TestModuleOptions,
} from './test-module.js';
export { bootTestApi, TestApi, type TestApiOptions } from './test-api.js';
export { TestWorker, type DrainOptions } from './test-worker.js';
export { startTestCluster, type TestCluster, type TestClusterOptions } from './test-cluster.js';
export { startTestRedis, type TestRedis } from './test-redis.js';
// end core
export { startTestS3, type TestS3 } from './test-s3.js';
