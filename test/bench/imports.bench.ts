import { once } from 'node:events';
import { Imports, ImportSteps } from '#identity';
import { type Actor, Database, newId, Storage } from '#platform';
import { beside, type BenchOptions, type BenchResult, median, seconds } from './bench-result.js';
import { openBench } from './bench-module.js';

const ROWS = 20_000;
const MOST_SECONDS = 60;

type Bench = Awaited<ReturnType<typeof openBench>>;
type Step = 'plan' | 'apply' | 'undo' | 'copy';

interface Kind {
  readonly code: string;
  readonly says: string;
  readonly header: string;
  lineOf(person: string, unit: string): string;
}

/** New people with their first assignment, then a transfer of each of them. */
const KINDS: readonly Kind[] = [
  {
    code: 'people',
    says: 'people',
    header: 'Mã cán bộ;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Đối tượng;Từ ngày',
    lineOf: (person, unit) => `${person};Nguyễn Văn Bình;15/03/1985;${unit};Chuyên viên;Công chức;01/01/2026`,
  },
  {
    code: 'assignments',
    says: 'assignments',
    header: 'Mã cán bộ;Họ và tên;Loại phân công;Đơn vị;Chức vụ;Từ ngày;Số quyết định',
    lineOf: (person, unit) => `${person};Nguyễn Văn Bình;Chính;${unit};Văn thư;01/06/2026;72/QĐ-SNNMT`,
  },
];

/** From the file to the last row, beside COPY of the same lines into a bare table; then all of it is taken back. */
export async function measureImports(databaseUrl: string, { repeats }: BenchOptions): Promise<BenchResult[]> {
  const bench = await openBench(databaseUrl);
  const database = bench.get(Database, { strict: false });
  try {
    const actor = await administrator(database);
    const units = await twoUnits(database);
    const taken: Record<Step, number[]>[] = KINDS.map(() => ({ plan: [], apply: [], undo: [], copy: [] }));
    for (let round = 0; round < repeats; round += 1) {
      const runs = KINDS.map(({ lineOf, header }, at) => ({
        header,
        lines: Array.from({ length: ROWS }, (_, row) => lineOf(`B${round}-${row}`, units[at] ?? '')),
      }));
      const ids: string[] = [];
      for (const [at, kind] of KINDS.entries()) {
        const { header = '', lines = [] } = runs[at] ?? {};
        const walked = await planAndApply(bench, actor, kind.code, [header, ...lines]);
        ids.push(walked.id);
        taken[at]?.plan.push(walked.plan);
        taken[at]?.apply.push(walked.apply);
        taken[at]?.copy.push(await seconds(() => copy(database, lines)));
      }
      // Whoever came in by the first file can only go once the second has been taken back.
      for (const at of [1, 0]) taken[at]?.undo.push(await undo(bench, actor, ids[at] ?? ''));
    }
    return KINDS.flatMap(({ says }, at) => resultsOf(says, taken[at]));
  } finally {
    await bench.close();
  }
}

function resultsOf(says: string, taken: Record<Step, number[]> | undefined): BenchResult[] {
  if (!taken) return [];
  const [plan, apply, back, bare] = [median(taken.plan), median(taken.apply), median(taken.undo), median(taken.copy)];
  const line = { case: 'imports', unit: 'rows/s' };
  const target = { target: `< ${MOST_SECONDS} s` };
  const whole = ROWS / (plan + apply);
  return [
    {
      ...line,
      ...target,
      what: `plan and apply ${ROWS} ${says}`,
      value: whole,
      ...beside('COPY', whole, ROWS / bare),
      met: plan + apply < MOST_SECONDS,
    },
    { ...line, what: `read and plan ${says}`, value: ROWS / plan },
    { ...line, what: `apply ${says}, with audit and events`, value: ROWS / apply },
    { ...line, ...target, what: `undo ${says}`, value: ROWS / back, met: back < MOST_SECONDS },
  ];
}

async function planAndApply(
  bench: Bench,
  actor: Actor,
  kind: string,
  lines: readonly string[],
): Promise<{ id: string; plan: number; apply: number }> {
  const imports = bench.get(Imports, { strict: false });
  const uploadId = await upload(bench, actor, Buffer.from(lines.join('\n')));
  let id = '';
  const plan = await seconds(async () => {
    ({ id } = await imports.start(actor, kind, uploadId));
    await carryOn(bench, id);
  });
  const apply = await seconds(async () => {
    await imports.apply(actor, id);
    await carryOn(bench, id);
  });
  await expectAll(bench, actor, id, 'applied');
  return { id, plan, apply };
}

async function undo(bench: Bench, actor: Actor, id: string): Promise<number> {
  const taken = await seconds(async () => {
    await bench.get(Imports, { strict: false }).undo(actor, id);
    await carryOn(bench, id);
  });
  await expectAll(bench, actor, id, 'undone');
  return taken;
}

function carryOn(bench: Bench, id: string): Promise<void> {
  return bench.get(ImportSteps, { strict: false }).carryOn(id, new AbortController().signal);
}

/** What was not done would make the figure look better than it is. */
async function expectAll(bench: Bench, actor: Actor, id: string, wanted: 'applied' | 'undone'): Promise<void> {
  const { counts } = await bench.get(Imports, { strict: false }).get(actor, id);
  const rows = counts.find(({ result }) => result === wanted)?.rows;
  if (rows !== ROWS) throw new Error(`Only ${rows} rows are ${wanted}: ${JSON.stringify(counts)}`);
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

/** By their paths of names: codes are not given to generated units. */
async function twoUnits(database: Database): Promise<string[]> {
  const rows = await database.query<{ path: string }>(
    `select array_to_string(array_agg(v.name order by a.distance desc), ' / ') as path
     from (select unit_id from current_unit_versions where parent_id is not null and valid @> current_date order by unit_id limit 2) u
     cross join lateral unit_ancestors(u.unit_id, current_date) a
     join current_unit_versions v on v.unit_id = a.unit_id and v.valid @> current_date group by u.unit_id`,
  );
  if (rows.length < 2) throw new Error('The database has no two units.');
  return rows.map(({ path }) => path);
}
