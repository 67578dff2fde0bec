import { createTestDatabase, FixedClock, type TestDatabase } from '#platform/testing';
import { RateLimitRepository } from './rate-limit.repository.js';
import { RateLimit } from './rate-limit.js';

describe('RateLimit', () => {
  const clock = new FixedClock();
  let opened: TestDatabase;
  let limit: RateLimit;

  beforeAll(async () => {
    opened = await createTestDatabase();
    limit = new RateLimit(new RateLimitRepository(opened.database), clock);
  });
  afterAll(() => opened.close());

  it('refuses what goes beyond the limit and says when to come back', async () => {
    await limit.hit('a', 2, 60);
    clock.advance({ seconds: 20 });
    await limit.hit('a', 2, 60);
    await expect(limit.hit('a', 2, 60)).rejects.toMatchObject({ kind: 'too-many', facts: { retryAfterSeconds: 40 } });
    await limit.hit('another', 2, 60);
  });

  it('begins anew when the window is over', async () => {
    await limit.hit('b', 1, 60);
    clock.advance({ seconds: 60 });
    await limit.hit('b', 1, 60);
    await expect(limit.hit('b', 1, 60)).rejects.toMatchObject({ code: 'http.too-many-requests' });
  });

  it('counts hits that come at the same instant', async () => {
    const hits = await Promise.allSettled(Array.from({ length: 20 }, () => limit.hit('c', 5, 60)));
    expect(hits.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('forgets a key, and tidies windows that are over', async () => {
    await limit.hit('d', 1, 60);
    await limit.forget('d');
    await limit.hit('d', 1, 60);
    clock.advance({ minutes: 2 });
    await limit.tidy();
    expect(await opened.database.query('select key from rate_limits')).toEqual([]);
  });
});
