import { once } from 'node:events';
import { Imports, ImportSteps } from '#identity';
import { type Actor, Database, newId, Storage } from '#platform';
import { beside, type BenchOptions, type BenchResult, median, seconds } from './bench-result.js';
import { openBench } from './bench-module.js';

const ROWS = 20_000;
const MOST_SECONDS = 60;

type Bench = Awaited<ReturnType<typeof openBench>>;

/** New people with their first assignment, from the file to the last row, beside COPY of the same lines into a bare table. */
export async function measureImports(databaseUrl: string, { repeats }: BenchOptions): Promise<BenchResult[]> {
  const bench = await openBench(databaseUrl);
  const database = bench.get(Database, { strict: false });
  try {
    const actor = await administrator(database);
    const unit = await anyUnit(database);
    const rates: Record<'plan' | 'apply' | 'whole' | 'copy', number[]> = { plan: [], apply: [], whole: [], copy: [] };
    for (let round = 0; round < repeats; round += 1) {
      const lines = Array.from(
        { length: ROWS },
        (_, at) => `B${round}-${at};Nguyễn Văn Bình;15/03/1985;${unit};Chuyên viên;Công chức;01/01/2026`,
      );
      const { plan, apply } = await importAll(bench, actor, lines);
      rates.plan.push(ROWS / plan);
      rates.apply.push(ROWS / apply);
      rates.whole.push(ROWS / (plan + apply));
      rates.copy.push(ROWS / (await seconds(() => copy(database, lines))));
    }
    const [whole, bare] = [median(rates.whole), median(rates.copy)];
    const line = { case: 'imports', unit: 'rows/s' };
    return [
      {
        ...line,
        what: `plan and apply ${ROWS} people`,
        value: whole,
        ...beside('COPY', whole, bare),
        target: `< ${MOST_SECONDS} s`,
        met: ROWS / whole < MOST_SECONDS,
      },
      { ...line, what: 'read and plan', value: median(rates.plan) },
      { ...line, what: 'apply, with audit and events', value: median(rates.apply) },
    ];
  } finally {
    await bench.close();
  }
}

async function importAll(
  bench: Bench,
  actor: Actor,
  lines: readonly string[],
): Promise<{ plan: number; apply: number }> {
  const [imports, steps] = [bench.get(Imports, { strict: false }), bench.get(ImportSteps, { strict: false })];
  const header = 'Mã cán bộ;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Đối tượng;Từ ngày';
  const uploadId = await upload(bench, actor, Buffer.from([header, ...lines].join('\n')));
  const never = new AbortController().signal;
  let id = '';
  const plan = await seconds(async () => {
    ({ id } = await imports.start(actor, 'people', uploadId));
    await steps.carryOn(id, never);
  });
  const apply = await seconds(async () => {
    await imports.apply(actor, id);
    await steps.carryOn(id, never);
  });
  const { counts } = await imports.get(actor, id);
  const applied = counts.find(({ result }) => result === 'applied')?.rows;
  if (applied !== lines.length) throw new Error(`Only ${applied} rows were applied.`);
  return { plan, apply };
}

async function upload(bench: Bench, actor: Actor, bytes: Buffer): Promise<string> {
  const id = newId();
  const key = `uploads/${id}/0`;
  await bench.get(Storage, { strict: false }).put(key, bytes, { mediaType: 'text/csv' });
  await bench.get(Database, { strict: false }).query(
    `insert into uploads (id, owner, file_name, metadata, size_bytes, received_bytes, parts, created_at, touched_at)
     values ($1, $2, 'people.csv', '{}', $3, $3, $4, now(), now())`,
    [id, `${actor.kind}:${actor.name}`, bytes.length, JSON.stringify([{ key, size: bytes.length }])],
  );
  return id;
}

async function copy(database: Database, lines: readonly string[]): Promise<void> {
  await database.query('create table if not exists bare_rows (a text, b text, c text, d text, e text, f text, g text)');
  const into = await database.copyIn(`copy bare_rows from stdin (format csv, delimiter ';')`);
  into.end(lines.map((line) => `${line}\n`).join(''));
  await once(into, 'finish');
}

async function administrator(database: Database): Promise<Actor> {
  const root = await database.one<{ id: string }>(
    'select unit_id as id from current_unit_versions where parent_id is null limit 1',
  );
  return {
    kind: 'person',
    accountId: null,
    personId: null,
    name: 'bench',
    grants: [{ role: 'administrator', unitId: root?.id ?? '' }],
    scopes: [],
    sessionId: null,
  };
}

/** By its path of names: codes are not given to generated units. */
async function anyUnit(database: Database): Promise<string> {
  const row = await database.one<{ path: string }>(
    `select array_to_string(array_agg(v.name order by a.distance desc), ' / ') as path
     from (select unit_id from current_unit_versions where parent_id is not null and valid @> current_date order by unit_id limit 1) u
     cross join lateral unit_ancestors(u.unit_id, current_date) a
     join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> current_date`,
  );
  if (!row) throw new Error('The database is empty.');
  return row.path;
}
