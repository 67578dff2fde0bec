import { PersonalData } from '#identity';
import { newId } from '#platform';
import { bootTestModule, type TestModule } from '#platform/testing';
import { DepartmentBuilder } from '../fixtures/department.builder.js';
import { EVERY_DOMAIN } from './every-domain.js';

/** Tables whose column names somebody and which hold nothing about them; each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

describe('what is held about a person', () => {
  let module: TestModule;
  let data: PersonalData;
  let build: DepartmentBuilder;

  beforeAll(async () => {
    module = await bootTestModule({ modules: EVERY_DOMAIN });
    data = module.get(PersonalData);
    build = new DepartmentBuilder(module.database);
  });
  afterAll(() => module.close());

  it('is declared for every table with a column that names a person or an account', async () => {
    const naming = await module.database.query<{ name: string }>(
      `select distinct c.relname as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and (a.attname ~ '(^|_)(person|account)_id$' or exists (
         select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)
           and k.confrelid in ('people'::regclass, 'accounts'::regclass))) order by 1`,
    );
    const declared = new Set(data.categories.flatMap(({ tables }) => tables));
    const forgotten = naming.map(({ name }) => name).filter((name) => !declared.has(name) && !(name in EXCEPTIONS));
    expect(naming.length).toBeGreaterThan(20);
    expect(forgotten).toEqual([]);
  });

  it('names tables that exist, each category once', async () => {
    const codes = data.categories.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const tables = [...new Set(data.categories.flatMap((category) => category.tables))];
    const missing = await module.database.query(
      `select name from unnest($1::text[]) t (name) where to_regclass(name) is null`,
      [tables],
    );
    expect(missing).toEqual([]);
  });

  it('can be read in every category, and goes out as one document', async () => {
    const unit = await build.unit('Sở Nông nghiệp và Môi trường');
    const personId = await build.person(unit, { name: 'Đặng Thị Lan' });
    const held = await data.overview(personId);
    expect(held.find(({ code }) => code === 'identity.person')).toMatchObject({ rows: 1, fate: 'reduced' });
    let text = '';
    for await (const part of data.document(personId, new Date('2026-11-16T03:00:00Z'))) text += part;
    const document = JSON.parse(text) as { categories: { code: string; rows: { what: string }[] }[] };
    expect(document.categories.map(({ code }) => code)).toEqual(data.categories.map(({ code }) => code));
    expect(document.categories.find(({ code }) => code === 'identity.assignments')?.rows).toMatchObject([
      { what: 'Chuyên viên – Sở Nông nghiệp và Môi trường' },
    ]);
  });

  it('is shown to its owner alone', async () => {
    const unit = await build.unit('Sở Tài chính');
    const actor = {
      kind: 'person' as const,
      accountId: newId(),
      personId: await build.person(unit, { name: 'Hồ Văn Mạnh' }),
      name: '',
      grants: [],
      scopes: [],
      sessionId: null,
    };
    await build.person(unit, { name: 'Người Khác' });
    const { items } = await data.list(actor, 'identity.person', { page: 1, size: 20 });
    expect(items.map(({ what }) => what)).toEqual(['Hồ Văn Mạnh']);
  });
});
