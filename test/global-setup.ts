import { createRequire } from 'node:module';
import type * as Cluster from '../libs/platform/testing/test-cluster.js';
import type * as Redis from '../libs/platform/testing/test-redis.js';

// jest maps module names inside the tests, not here: this file reaches the sources by their own names.
const load = createRequire(__filename);

/** One throw-away PostgreSQL for the whole run, and Redis when the set-up has unpacked it. */
export default async function globalSetup(): Promise<void> {
  if (process.env['TEST_CLUSTER_URL'] === undefined) {
    const { startTestCluster } = load('../libs/platform/testing/test-cluster.ts') as typeof Cluster;
    const cluster = await startTestCluster();
    process.env['TEST_CLUSTER_URL'] = cluster.url;
    globalThis.tuHocTestServers = [cluster];
  }
  if (process.env['TEST_REDIS_URL'] === undefined) {
    const { startTestRedis } = load('../libs/platform/testing/test-redis.ts') as typeof Redis;
    const redis = await startTestRedis();
    if (redis === null) return;
    process.env['TEST_REDIS_URL'] = redis.url;
    globalThis.tuHocTestServers = [...(globalThis.tuHocTestServers ?? []), redis];
  }
}

declare global {
  var tuHocTestServers: readonly { stop(): Promise<void> }[] | undefined;
}
