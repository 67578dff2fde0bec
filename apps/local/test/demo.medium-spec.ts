import { createDataSource, Database } from '#platform';
import { testEnvironment } from '#platform/testing';
import { loadDemo } from '../src/demo.js';

describe('the demo data', () => {
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const environment = await testEnvironment();
    const dataSource = await createDataSource(environment.config.database).initialize();
    database = new Database(dataSource);
    close = async () => {
      await dataSource.destroy();
      await environment.cleanUp();
    };
    const signal = new AbortController().signal;
    await loadDemo({ database, config: environment.config, projectRoot: process.cwd(), say: () => undefined, signal });
  }, 120_000);
  afterAll(() => close());

  async function count(sql: string): Promise<number> {
    return (await database.one<{ count: number }>(`select count(*)::int as count from ${sql}`))?.count ?? 0;
  }

  it('is a department of about 600 people on four levels', async () => {
    expect(await count('people')).toBeGreaterThan(550);
    expect(await count('people')).toBeLessThan(700);
    expect(await count('unit_tree(current_date) where depth = 3')).toBeGreaterThan(5);
    expect(await count(`(select distinct category from current_assignments) c`)).toBe(4);
  });

  it('had a merger and a new name', async () => {
    expect(await count(`org_events where kind = 'merge'`)).toBe(1);
    expect(await count(`org_events where kind = 'rename'`)).toBe(1);
    expect(await count(`org_event_mappings`)).toBe(2);
  });

  it('has twelve courses and sixty resources with their files', async () => {
    expect(await count(`course_versions where state = 'published'`)).toBe(12);
    expect(await count(`resources where state = 'published'`)).toBe(60);
    expect(await count(`lessons where kind in ('file', 'video') and resource_version_id is null`)).toBe(0);
  });

  it('has scores in several bands, one unit held down by a gate, and an honoured unit of last year', async () => {
    expect(await count(`completions`)).toBeGreaterThan(4000);
    expect(await count(`unit_scores where 'G1' = any(gates)`)).toBeGreaterThan(0);
    expect(await count(`(select distinct total from unit_scores) t`)).toBeGreaterThan(20);
    expect(await count(`unit_score_days`)).toBeGreaterThan(300);
    expect(await count(`award_register`)).toBeGreaterThan(0);
  });
});
