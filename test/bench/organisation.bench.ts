import { type INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { Access, OrgUnits } from '#identity';
import { type Actor, definedPermissions, type Permission } from '#platform';
import { openBench } from './bench-module.js';
import { beside, type BenchOptions, type BenchResult, median, seconds } from './bench-result.js';

const UNITS = { full: 100_000, quick: 10_000 };
const CHECKS = { full: 5000, quick: 500 };
const DAY = '2026-06-15';

/** Ten below each unit, all below the first root: every unit has one version that holds on the day and one before. */
const FILL = `
  with root as (select unit_id from current_unit_versions where parent_id is null limit 1),
  unit as (select n, gen_random_uuid() as id from generate_series(1, $1::int) n),
  made as (insert into org_units (id) select id from unit returning id)
  insert into org_unit_versions (id, unit_id, name, kind, parent_id, valid)
  select gen_random_uuid(), u.id, 'Đơn vị ' || u.n || side.suffix, 'team', coalesce(p.id, (select unit_id from root)), side.valid
  from unit u left join unit p on p.n = u.n / 10 and u.n >= 10
  cross join (values ('', daterange('2026-01-01', null)), (' (cũ)', daterange('2025-01-01', '2026-01-01'))) side (suffix, valid)
  where (select count(*) from made) > 0`;

/** The bare thing: what the tree consists of on the day, in no order, without people, as rows of the driver. */
const BARE_TREE = `select unit_id, parent_id, name, short_name, kind from org_unit_versions where upper_inf(recorded) and valid @> $1::date`;

async function fill(databaseUrl: string, units: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  // The generated rows close no circle; looking for one 200,000 times measures the generator.
  await client.query('alter table org_unit_versions disable trigger org_unit_versions_circle');
  await client.query(FILL, [units]);
  await client.query('alter table org_unit_versions enable trigger org_unit_versions_circle');
  await client.query('vacuum analyze org_unit_versions');
  await client.end();
}

/** The organisation of 100,000 units as of a day, and as it was known before, beside a plain read of the same versions. */
export async function measureTree(databaseUrl: string, { quick, repeats }: BenchOptions): Promise<BenchResult[]> {
  await fill(databaseUrl, quick ? UNITS.quick : UNITS.full);
  const app = await openBench(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const organisation = app.get(OrgUnits);
    const { units } = await organisation.tree(DAY);
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < repeats; round += 1) times.push(await seconds(work));
      return units.length / median(times);
    };
    const bare = await timed(() => client.query(BARE_TREE, [DAY]));
    const today = await timed(() => organisation.tree(DAY));
    const known = await timed(() => organisation.tree(DAY, new Date()));
    const result = (what: string, value: number): BenchResult => ({
      case: 'tree',
      what: `${units.length.toLocaleString('en')} units ${what}`,
      unit: 'units/s',
      value,
      ...beside('bare select, no order, no people', value, bare),
    });
    return [result('as of a day', today), result('as of a day, as known at an instant', known)];
  } finally {
    await client.end();
    await app.close();
  }
}

/** What every request pays to know which rows it may see: one statement, by indexes alone. */
export async function measureScope(databaseUrl: string, { quick }: BenchOptions): Promise<BenchResult[]> {
  await fill(databaseUrl, quick ? UNITS.quick : UNITS.full);
  const app = await openBench(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found: BenchResult[] = [];
    for (const below of [0, 10, 100]) found.push(await measureScopeOf(app, client, below, quick));
    return found;
  } finally {
    await client.end();
    await app.close();
  }
}

async function measureScopeOf(
  app: INestApplicationContext,
  client: Client,
  below: number,
  quick: boolean,
): Promise<BenchResult> {
  const access = app.get(Access);
  const permission = definedPermissions().find(({ code }) => code === 'identity.read-people') as Permission;
  const actor = actorOver(await unitWith(client, below));
  const checks = quick ? CHECKS.quick : CHECKS.full;
  const repeat = (work: () => Promise<unknown>): Promise<number> =>
    seconds(async () => {
      for (let check = 0; check < checks; check += 1) await work();
    });
  await access.unitScope(actor, permission);
  const ours = checks / (await repeat(() => access.unitScope(actor, permission)));
  const bare = checks / (await repeat(() => client.query({ name: 'bare', text: 'select 1 as one' })));
  return {
    case: 'scope',
    what: `check of a role over a unit with ${below} below it`,
    unit: 'checks/s',
    value: ours,
    ...beside('prepared "select 1"', ours, bare),
    target: 'at most 10 pages for each unit found',
    met: (await pagesRead(client, actor.grants[0]?.unitId ?? '')) <= 10 * (1 + below * 1.5),
  };
}

function actorOver(unitId: string): Actor {
  const grants = [{ role: 'unit-head', unitId }];
  return { kind: 'person', accountId: null, personId: null, name: 'bench', grants, scopes: [], sessionId: null };
}

async function unitWith(client: Client, below: number): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `select v.unit_id as id from current_unit_versions v
     where v.name like 'Đơn vị %' and v.valid @> $1::date and v.parent_id is not null
       and (select count(*) - 1 from unit_subtree(array[v.unit_id], $1::date)) between $2::int and $2::int + $2::int / 2
     limit 1`,
    [DAY, below],
  );
  const [unit] = rows;
  if (unit === undefined) throw new Error(`No unit has ${below} below it.`);
  return unit.id;
}

/** Pages of 8 KiB that the walk of the check touches, under the plan that does not know the day, as after many checks. */
async function pagesRead(client: Client, unitId: string): Promise<number> {
  await client.query(`set plan_cache_mode = force_generic_plan`);
  await client.query(`prepare walk (uuid[], date) as select s.unit_id from unit_subtree($1, $2) s`);
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
    `explain (analyze, buffers, format json) execute walk (array['${unitId}'::uuid], '${DAY}')`,
  );
  await client.query('deallocate walk');
  await client.query('reset plan_cache_mode');
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  return (plan?.['Shared Hit Blocks'] ?? Number.NaN) + (plan?.['Shared Read Blocks'] ?? Number.NaN);
}
