import { AuditChain, PersonalData } from '#identity';
import { violatedConstraint } from '#platform';
import { ScoreRefreshService, ScoringPeriods } from '#scoring';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';
import { EVERY_DOMAIN, EVERY_HTTP } from './every-domain.js';
import { fillTraces, LEAVER } from './leaver.js';

interface Entries {
  items: { action: string; personalState: string; personName: string | null }[];
}

describe('the erasure of somebody who has left', () => {
  let house: ServedHouse;
  let admin: SignedIn;
  let head: SignedIn;
  let root: string;
  let unit: string;
  let leaver: string;
  let username: string;
  let before: unknown;

  const rows = <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
    house.api.database.query<Row>(sql, parameters);
  const figures = async () => {
    await house.api.get(ScoreRefreshService).recomputePeriod((await house.api.get(ScoringPeriods).current()).id);
    return {
      people: await rows(`select to_jsonb(f) - 'as_of' as f from person_score_facts f order by person_id`),
      units: await rows(`select to_jsonb(s) - 'computed_at' - 'changed_at' as s from unit_scores s order by unit_id`),
      indicators: await rows(`select to_jsonb(s) as s from unit_indicator_scores s order by unit_id, indicator_code`),
      completions: await rows(`select * from completions order by id`),
    };
  };

  beforeAll(async () => {
    house = await ServedHouse.boot(EVERY_DOMAIN, EVERY_HTTP);
    await house.openYear();
    root = await house.department.unit('Sở Nông nghiệp và Môi trường');
    unit = await house.department.unit('Phòng Đất đai', root);
    admin = await house.signIn('administrator', root, await house.department.person(root, { name: 'Lê Quản Trị' }));
    head = await house.signIn('unit-head', root, await house.department.person(root));
    const office = await house.signIn('office', root, await house.department.person(root, { name: 'Ngô Văn Phòng' }));
    const leader = await house.signIn(
      'leadership',
      root,
      await house.department.person(root, { name: 'Bùi Giám Đốc' }),
    );
    leaver = await house.department.person(unit, { name: LEAVER.name });
    const person = await house.signIn('office', unit, leaver);
    username =
      (await rows<{ username: string }>(`select username from accounts where person_id = $1`, [leaver]))[0]?.username ??
      '';
    await fillTraces(house, leaver, unit);
    await person.call('POST', 'me/privacy-requests', {
      kind: 'correction',
      text: `Tôi là ${LEAVER.name}, sửa ngày sinh`,
    });
    const { items } = await admin.call<{ items: { id: string }[] }>('GET', 'privacy-requests');
    await admin.call('POST', `privacy-requests/${items[0]?.id}/answers`, {
      state: 'done',
      note: `Đã sửa cho ${LEAVER.name}`,
    });
    const purpose = `Xem xét đơn của bà ${LEAVER.name}`;
    await leader.call('POST', `people/${leaver}/record-openings`, { reason: 'other', purpose });
    const asked = (q: string, requestKey: string) => ({ format: 'csv', filter: { q }, requestKey });
    await office.call('POST', 'exports', asked('truong quynh', '01900000-0000-7000-8000-000000000001'));
    await person.call('POST', 'exports', asked('', '01900000-0000-7000-8000-000000000002'));
    before = await figures();
  });
  afterAll(() => house.close());

  it('is refused while the person works here', async () => {
    expect(await admin.call('GET', `people/${leaver}/erasure`)).toMatchObject({ obstacle: 'employed' });
    expect(await admin.refusal('POST', `people/${leaver}/erasure`, { confirmation: LEAVER.name })).toBe(
      '409 identity.erasure-refused',
    );
  });

  describe('once the person has left', () => {
    beforeAll(async () => {
      await rows(`update assignments set recorded = tstzrange(lower(recorded), now()) where person_id = $1`, [leaver]);
      await house.department.assign(leaver, unit, '2020-01-01', '2026-10-01');
      before = await figures();
    });

    it('says first what goes and what stays', async () => {
      const preview = await admin.call<{ items: { code: string; fate: string; rows: number }[] }>(
        'GET',
        `people/${leaver}/erasure`,
      );
      expect(preview).toMatchObject({ fullName: LEAVER.name, obstacle: null });
      const fates = Object.fromEntries(preview.items.map(({ code, fate, rows: count }) => [code, `${fate} ${count}`]));
      expect(fates).toMatchObject({
        'identity.account': 'destroyed 1',
        'courses.behaviour': 'destroyed 1',
        'records.completions': 'kept 1',
        'planning.plans': 'reduced 1',
      });
    });

    it('wants the name typed, and an administrator', async () => {
      expect(await admin.refusal('POST', `people/${leaver}/erasure`, { confirmation: 'Trương Uyển' })).toBe(
        '409 identity.erasure-not-confirmed',
      );
      expect(await head.refusal('POST', `people/${leaver}/erasure`, { confirmation: LEAVER.name })).toBe(
        '403 http.forbidden',
      );
      expect(await rows(`select full_name from people where id = $1`, [leaver])).toEqual([{ full_name: LEAVER.name }]);
    });

    describe('and it is done', () => {
      beforeAll(async () => {
        await admin.call('POST', `people/${leaver}/erasure`, { confirmation: LEAVER.name });
      });

      it('leaves the name, address, code and user name in no column of any table', async () => {
        const tables = await rows<{ name: string }>(
          `select format('%I.%I', schemaname, tablename) as name from pg_tables
           where schemaname not in ('pg_catalog', 'information_schema')`,
        );
        const words = [LEAVER.name, 'truong quynh uyen', LEAVER.email, LEAVER.code, username];
        const needles = words.flatMap((word) => [word.toLowerCase(), Buffer.from(word, 'utf8').toString('hex')]);
        const found: string[] = [];
        for (const { name } of tables) {
          const hits = await rows<{ needle: string }>(
            `select distinct n.needle from ${name} t cross join unnest($1::text[]) n (needle)
             where strpos(lower(to_jsonb(t)::text), n.needle) > 0`,
            [needles],
          );
          found.push(...hits.map(({ needle }) => `${name}: ${needle}`));
        }
        expect(tables.length).toBeGreaterThan(40);
        expect(found).toEqual([]);
      });

      it('leaves the chain whole, and what it said of the person unreadable', async () => {
        expect((await house.api.get(AuditChain).verify()).broken).toBeNull();
        const { items } = await admin.call<Entries>('GET', `audit-entries?personId=${leaver}&size=100`);
        expect(items[0]).toMatchObject({ action: 'identity.person-erased', personName: 'Đã xóa dữ liệu' });
        expect(items.map(({ personalState }) => personalState)).not.toContain('open');
        expect(items.find(({ action }) => action === 'identity.person-corrected')?.personalState).toBe('erased');
      });

      it('moves no figure: a full recompute gives the same, to the bit', async () => {
        expect(await figures()).toEqual(before);
      });

      it('leaves no way to sign in, and no session', async () => {
        const response = await fetch(`${house.api.url}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username, password: 'rừng thông sau mưa' }),
        });
        expect(response.status).toBe(401);
        expect(await rows(`select id from accounts where person_id = $1`, [leaver])).toEqual([]);
      });

      it('destroys what behaviour was logged, and the requests with their words', async () => {
        const held = new Map(
          (await house.api.get(PersonalData).overview(leaver)).map(({ code, rows: count }) => [code, count]),
        );
        expect(held.get('courses.behaviour')).toBe(0);
        expect(held.get('courses.quizzes')).toBe(0);
        expect(held.get('records.completions')).toBe(1);
        const { items } = await admin.call<{ items: { text: string | null }[] }>('GET', 'privacy-requests');
        expect(items).toMatchObject([{ text: null, personName: 'Đã xóa dữ liệu' }]);
      });

      it('is for good', async () => {
        expect(await admin.refusal('POST', `people/${leaver}/erasure`, { confirmation: 'Đã xóa dữ liệu' })).toBe(
          '409 identity.erasure-refused',
        );
        const refused = await rows(`update people set email = 'x@example.vn' where id = $1`, [leaver]).catch(
          violatedConstraint,
        );
        expect(refused).toBe('people_erased_for_good');
      });
    });
  });
});
