import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwardsHttpModule, AwardsModule } from '#awards';
import { PlanningHttpModule, PlanningModule } from '#planning';
import { RecordsHttpModule, RecordsModule } from '#records';
import { ReportingHttpModule, ReportingModule } from '#reporting';
import { ScoreRefreshService, ScoringHttpModule, ScoringModule } from '#scoring';
import { CoursesHttpModule, CoursesModule } from '#courses';
import { LibraryHttpModule, LibraryModule } from '#library';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

jest.setTimeout(120_000);

const MODULES = [
  LibraryModule,
  CoursesModule,
  RecordsModule,
  PlanningModule,
  ScoringModule,
  AwardsModule,
  ReportingModule,
];
const HTTP = [
  LibraryHttpModule,
  CoursesHttpModule,
  RecordsHttpModule,
  PlanningHttpModule,
  ScoringHttpModule,
  AwardsHttpModule,
  ReportingHttpModule,
];

interface Place {
  person: string;
  unit: string;
}

/** What the answer shows of a unit that is not the head's: nothing, or a reason why it may. */
type Rule = 'refused' | { readonly open: string } | { readonly openAbove: string };

const REFUSED = 'refused';
/** Every reading route with a person or a unit in its address, filled for one place. */
const READS: Readonly<Record<string, { path: (at: Place) => string; elsewhere: Rule; own: readonly number[] }>> = {
  '/api/people/{id}': { path: ({ person }) => `people/${person}`, elsewhere: REFUSED, own: [200] },
  '/api/people/{id}/rights': { path: ({ person }) => `people/${person}/rights`, elsewhere: REFUSED, own: [200] },
  '/api/people/{id}/learning-record': {
    path: ({ person }) => `people/${person}/learning-record?year=2026`,
    elsewhere: REFUSED,
    own: [200],
  },
  '/api/people/{id}/plans/{year}': {
    path: ({ person }) => `people/${person}/plans/2026`,
    elsewhere: REFUSED,
    // There is no plan of that year yet, which only who may look is told.
    own: [200, 404],
  },
  '/api/people/{id}/erasure': { path: ({ person }) => `people/${person}/erasure`, elsewhere: REFUSED, own: [403] },
  '/api/scores/units/{id}': {
    path: ({ unit }) => `scores/units/${unit}`,
    elsewhere: { openAbove: 'everybody sees the score of the own unit and of those above it, without its people' },
    own: [200],
  },
  '/api/scores/units/{id}/indicators/{code}': {
    path: ({ unit }) => `scores/units/${unit}/indicators/4.2`,
    elsewhere: REFUSED,
    own: [200],
  },
  '/api/units/{id}/training-plans/{year}': {
    path: ({ unit }) => `units/${unit}/training-plans/2026`,
    elsewhere: REFUSED,
    own: [200, 404],
  },
  '/api/units/{id}': {
    path: ({ unit }) => `units/${unit}`,
    elsewhere: { open: 'the tree of units is public inside the house' },
    own: [200],
  },
  '/api/units/{id}/story': {
    path: ({ unit }) => `units/${unit}/story`,
    elsewhere: { open: 'decisions about units are public inside the house' },
    own: [200],
  },
};

/** Every writing one: outside of the own units it is refused, whatever stands in it. */
const WRITES: Readonly<Record<string, (at: Place) => readonly [string, string, object]>> = {
  'POST /api/people/{id}/transfers': ({ person, unit }) => [
    'POST',
    `people/${person}/transfers`,
    { unitId: unit, effectiveOn: '2026-12-01' },
  ],
  'POST /api/people/{id}/service-end': ({ person }) => [
    'POST',
    `people/${person}/service-end`,
    { endsOn: '2026-12-01' },
  ],
  'POST /api/people/{id}/account': ({ person }) => ['POST', `people/${person}/account`, { username: 'nguoi.moi' }],
  'POST /api/units/{id}/renamings': ({ unit }) => [
    'POST',
    `units/${unit}/renamings`,
    { name: 'Phòng Khác', from: '2026-12-01' },
  ],
  'POST /api/units/{id}/training-plans/{year}/approval': ({ unit }) => [
    'POST',
    `units/${unit}/training-plans/2026/approval`,
    { decisionNumber: '12/QĐ-CCKL' },
  ],
};

/** Lists of people, of records and of units' results. */
const LISTS = ['people?size=100', 'plans?year=2026&size=100', 'scores/units', 'reports/completions?size=100'];

describe('a head', () => {
  let house: ServedHouse;
  let head: SignedIn;
  let own: Place;
  let below: Place;
  let beside: Place;
  let above: Place;

  beforeAll(async () => {
    house = await ServedHouse.boot(MODULES, HTTP);
    const { department } = house;
    const root = await department.unit('Sở Nông nghiệp và Môi trường');
    const rangers = await department.unit('Chi cục Kiểm lâm', root);
    const station = await department.unit('Hạt Kiểm lâm', rangers);
    const land = await department.unit('Phòng Đất đai', root);
    const placed = async (unit: string, name: string): Promise<Place> => ({
      unit,
      person: await department.person(unit, { name }),
    });
    above = await placed(root, 'Giám Đốc Sở');
    own = await placed(rangers, 'Kiểm Lâm Viên');
    below = await placed(station, 'Trạm Viên');
    beside = await placed(land, 'Địa Chính Viên');
    await house.openYear();
    const period = await house.api.database.one<{ id: string }>(`select id from scoring_periods`);
    await house.api.get(ScoreRefreshService).recomputePeriod(period?.id ?? '');
    head = await house.signIn('unit-head', rangers, await department.person(rangers, { name: 'Chi Cục Trưởng' }));
  }, 120_000);
  afterAll(() => house.close());

  it('has a line here for every reading route with a person or a unit in its address', () => {
    const document = JSON.parse(
      readFileSync(join(__dirname, '..', '..', 'libs', 'api-client', 'openapi.json'), 'utf8'),
    ) as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(document.paths)
      .filter(([path, item]) => 'get' in item && /^\/api\/(people|units|scores\/units)\/\{id\}/.test(path))
      .map(([path]) => path);
    expect(Object.keys(READS).sort()).toEqual(routes.sort());
  });

  describe.each(Object.entries(READS))('%s', (_, { path, elsewhere, own: expected }) => {
    it('answers about the own unit and those below', async () => {
      for (const at of [own, below]) {
        expect(expected).toContain((await head.send('GET', path(at))).status);
      }
    });

    it(sentenceOf(elsewhere), async () => {
      for (const [at, isAbove] of [
        [beside, false],
        [above, true],
      ] as const) {
        const { status, body } = await head.send('GET', path(at));
        const isOpen = elsewhere !== REFUSED && ('open' in elsewhere || isAbove);
        expect(isOpen ? [200] : [403, 404]).toContain(status);
        expect(JSON.stringify(body)).not.toMatch(/Địa Chính Viên|Giám Đốc Sở/);
      }
    });
  });

  it.each(Object.entries(WRITES))('is refused %s of units beside or above', async (_, order) => {
    for (const at of [beside, above]) {
      const [method, path, body] = order(at);
      expect([403, 404]).toContain((await head.send(method, path, body)).status);
    }
  });

  it.each(LISTS)('finds nobody of units beside or above in %s', async (list) => {
    const { status, body } = await head.send('GET', list);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/Địa Chính Viên|Giám Đốc Sở|Phòng Đất đai/);
  });

  it('finds the people of the own units', async () => {
    const { items } = await head.call<{ items: { fullName: string }[] }>('GET', 'people?size=100');
    expect(items.map(({ fullName }) => fullName).sort()).toEqual(['Chi Cục Trưởng', 'Kiểm Lâm Viên', 'Trạm Viên']);
  });
});

function sentenceOf(rule: Rule): string {
  if (rule === REFUSED) return 'shows nothing of units beside or above';
  return 'open' in rule ? `is open, without people: ${rule.open}` : `shows nothing beside: ${rule.openAbove}`;
}
