import { setTimeout as pause } from 'node:timers/promises';
import { faultsOn, ROUNDS, TEST_MS } from './fault-rounds.js';

describe('The learning chain with its queue on Redis', () => {
  const holder = faultsOn('redis');

  it(
    'records everything once when Redis is flushed and comes back empty',
    async () => {
      const { stage } = holder;
      await stage.underLoad(async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          await stage.redis?.flush();
          await pause(1000);
          await stage.redis?.killAndRestartEmpty();
          await pause(1000);
        }
      });
      await stage.everythingOnce();
    },
    TEST_MS,
  );
});
