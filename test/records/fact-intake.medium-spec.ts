import { IdentityModule } from '#identity';
import { type Actor } from '#platform';
import { bootTestModule, FixedClock, type TestModule } from '#platform/testing';
import { FactIntake, RecordsModule } from '#records';
import { DepartmentBuilder } from '../fixtures/department.builder.js';

const TOKEN: Actor = {
  kind: 'service',
  accountId: null,
  personId: null,
  name: 'cong-hoc-tap',
  grants: [],
  scopes: ['records.submit-facts'],
  sessionId: null,
};

describe('facts from other systems', () => {
  let module: TestModule;
  let staffCode: string;
  let slugs: string[];

  beforeAll(async () => {
    const clock = new FixedClock('2026-11-16T03:00:00Z');
    module = await bootTestModule({ modules: [IdentityModule, RecordsModule], clock });
    const department = new DepartmentBuilder(module.database);
    const unit = await department.unit('Sở');
    const personId = await department.person(unit, { from: '2020-01-01' });
    for (let made = 0; made < 8; made += 1) await department.course(unit, 4);
    const [person] = await module.database.query<{ code: string }>(
      `select staff_code as code from people where id = $1`,
      [personId],
    );
    staffCode = person?.code ?? '';
    slugs = (await module.database.query<{ slug: string }>(`select slug from courses order by slug`)).map(
      ({ slug }) => slug,
    );
  });
  afterAll(() => module.close());

  const fact = (sourceKey: string, course: number, finishedAt = '2026-05-04T09:00:00+07:00') => ({
    sourceKey,
    staffCode,
    courseSlug: slugs[course] ?? '',
    finishedAt,
  });
  const submit = (...facts: ReturnType<typeof fact>[]) => module.get(FactIntake).submit(TOKEN, facts);
  const recorded = async (sourceKey: string): Promise<string[]> => {
    await module.drainEvents();
    const rows = await module.database.query<{ slug: string }>(
      `select c.slug from learning_facts f join courses c on c.id = f.course_id where f.source_key = $1`,
      [sourceKey],
    );
    return rows.map(({ slug }) => slug);
  };

  it('accepts a repeated key with the same content and records it once, however the instant is written', async () => {
    expect(await submit(fact('again', 0), fact('again', 0))).toEqual({ accepted: 2, refused: [] });
    expect(await submit(fact('again', 0, '2026-05-04T02:00:00Z'))).toEqual({ accepted: 1, refused: [] });
    expect(await recorded('again')).toEqual([slugs[0]]);
  });

  it('refuses a key that stands for something else, within a request and afterwards', async () => {
    const refused = { sourceKey: 'taken', reason: 'key-already-used' };
    expect(await submit(fact('taken', 1), fact('taken', 2))).toEqual({
      accepted: 1,
      refused: [{ row: 1, ...refused }],
    });
    expect(await submit(fact('taken', 2))).toEqual({ accepted: 0, refused: [{ row: 0, ...refused }] });
    expect(await recorded('taken')).toEqual([slugs[1]]);
  });

  it('records whatever it accepted when two requests use one key for different things at once', async () => {
    const answers = await Promise.all([3, 4, 5, 6].map((course) => submit(fact('raced', course))));
    const accepted = answers.flatMap((answer, index) => (answer.accepted === 1 ? [slugs[index + 3]] : []));
    expect(accepted).toHaveLength(1);
    expect(await recorded('raced')).toEqual(accepted);
  });

  it('goes on accepting a repeated fact after the staff code has changed, and nothing new under the old one', async () => {
    const old = staffCode;
    expect(await submit(fact('renamed', 0))).toEqual({ accepted: 1, refused: [] });
    await module.database.query(`update people set staff_code = 'MOI-1' where staff_code = $1`, [old]);
    expect(await submit(fact('renamed', 0), fact('unheard', 0))).toEqual({
      accepted: 1,
      refused: [{ row: 1, sourceKey: 'unheard', reason: 'unknown-person' }],
    });
    await module.database.query(`update people set staff_code = $1 where staff_code = 'MOI-1'`, [old]);
  });

  it('leaves a refused key free for the corrected fact', async () => {
    expect((await submit({ ...fact('corrected', 7), staffCode: 'không có' })).refused).toMatchObject([
      { reason: 'unknown-person' },
    ]);
    expect((await submit(fact('corrected', 7))).accepted).toBe(1);
    expect(await recorded('corrected')).toEqual([slugs[7]]);
  });

  it('refuses what was finished on a day on which the person was not in service', async () => {
    expect(await submit(fact('early', 0, '1999-05-04T09:00:00+07:00'))).toEqual({
      accepted: 0,
      refused: [{ row: 0, sourceKey: 'early', reason: 'not-in-service' }],
    });
  });
});
