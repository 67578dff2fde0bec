import { PastAwards } from '#awards';
import { ImportFiles, Imports, ImportSteps } from '#identity';
import { type Actor, newId, Storage } from '#platform';
import { LearningChain } from '../chain/learning-chain.js';
import { type CourseOfTest } from '../fixtures/department.builder.js';

describe('import of what happened before', () => {
  let chain: LearningChain;
  let admin: Actor;
  let root: string;
  let unit: string;
  let course: CourseOfTest;
  let slug: string;
  let people = 0;

  const one = async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
    (await chain.rows<Row>(sql, parameters))[0];
  const aPerson = async (): Promise<{ id: string; code: string }> => {
    const id = await chain.department.person(unit, { name: `Người ${(people += 1)}` });
    return {
      id,
      code: (await one<{ code: string }>('select staff_code as code from people where id = $1', [id]))?.code ?? '',
    };
  };
  const carryOn = async (id: string) => {
    await chain.module.get(ImportSteps).carryOn(id, new AbortController().signal);
    return chain.module.get(Imports).get(admin, id);
  };
  const plan = async (kind: string, file: string | Buffer) => {
    const [upload, bytes] = [newId(), Buffer.from(file as string)];
    const key = `uploads/${upload}/0`;
    await chain.module.get(Storage).put(key, bytes, { mediaType: 'text/csv' });
    await chain.rows(
      `insert into uploads (id, owner, file_name, metadata, size_bytes, received_bytes, parts, created_at, touched_at)
       values ($1, 'person:admin', 'cũ.csv', '{}', $2, $2, $3, now(), now())`,
      [upload, bytes.length, JSON.stringify([{ key, size: bytes.length }])],
    );
    return carryOn((await chain.module.get(Imports).start(admin, kind, upload)).id);
  };
  const apply = async (id: string) => {
    await chain.module.get(Imports).apply(admin, id);
    return carryOn(id);
  };
  const undo = async (id: string) => {
    await chain.module.get(Imports).undo(admin, id);
    return carryOn(id);
  };
  const outcomes = async (id: string) =>
    (
      await chain.module.get(Imports).listRows(admin, id, { q: undefined, show: undefined, page: 1, size: 100 })
    ).items.map(({ rowNumber, outcome, result, reason }) =>
      [rowNumber, outcome, result, reason].filter((part) => part !== null).join(' '),
    );
  const present = async (kind: string) => {
    const { content } = await chain.module.get(ImportFiles).present(admin, kind, 'vi');
    return Buffer.concat((await content.toArray()) as Buffer[]);
  };

  beforeAll(async () => {
    chain = await LearningChain.boot();
    root = await chain.department.unit('Sở Nông nghiệp và Môi trường');
    unit = await chain.department.unit('Phòng Đất đai', root);
    course = await chain.department.course(root, 8);
    slug = (await one<{ slug: string }>('select slug from courses where id = $1', [course.courseId]))?.slug ?? '';
    admin = {
      kind: 'person',
      accountId: null,
      personId: null,
      name: 'admin',
      grants: [{ role: 'administrator', unitId: root }],
      scopes: [],
      sessionId: null,
    };
  });
  afterAll(() => chain.close());

  describe('completions', () => {
    const counted = (personId: string) =>
      chain.rows<{ year: number; unit: string }>('select year, unit_id as unit from completions where person_id = $1', [
        personId,
      ]);

    it('enters the ledger once a year, with the unit of that day', async () => {
      const person = await aPerson();
      const file = `Mã cán bộ;Khóa học;Ngày hoàn thành\n${person.code};${slug};01/03/2026\n${person.code};Không có;01/03/2026\n${person.code};${slug};01/03/2027`;
      const { id } = await apply((await plan('past-completions', file)).id);
      expect(await outcomes(id)).toEqual(['2 create applied', '3 refused course-unknown', '4 refused in-the-future']);
      expect(await counted(person.id)).toEqual([{ year: 2026, unit }]);
      const again = await plan(
        'past-completions',
        `Mã cán bộ;Khóa học;Ngày hoàn thành\n${person.code};${slug};02/03/2026`,
      );
      expect(await outcomes(again.id)).toEqual(['2 refused already-credited']);
    });

    it('is taken back by a later judgement: the fact stays, the completion does not, and it can be brought in anew', async () => {
      const person = await aPerson();
      const file = `Mã cán bộ;Khóa học;Ngày hoàn thành\n${person.code};${slug};05/03/2026`;
      const { id } = await apply((await plan('past-completions', file)).id);
      await undo(id);
      expect(await outcomes(id)).toEqual(['2 create undone']);
      expect(await counted(person.id)).toEqual([]);
      const judgements = await chain.rows<{ verdict: string; reason: string }>(
        `select j.verdict, j.reason_code as reason from judgements j join learning_facts f on f.id = j.fact_id
         where f.person_id = $1 order by j.supersedes_id nulls first`,
        [person.id],
      );
      expect(judgements).toEqual([
        { verdict: 'accepted', reason: 'course-finished' },
        { verdict: 'rejected', reason: 'import-undone' },
      ]);
      const again = await apply((await plan('past-completions', file)).id);
      expect(await outcomes(again.id)).toEqual(['2 create applied']);
      expect(await counted(person.id)).toEqual([{ year: 2026, unit }]);
    });

    it('finds nothing to do in its own export', async () => {
      const planned = await plan('past-completions', await present('past-completions'));
      expect(planned.counts.map(({ outcome }) => outcome)).toEqual(['unchanged']);
    });
  });

  describe('awards', () => {
    const HEADER = 'Mã cán bộ;Đơn vị;Danh hiệu;Số quyết định;Ngày quyết định;Người ký;Năm';
    const awards = (code: string) =>
      chain.rows<{ title: string; signer: string | null; year: number }>(
        `select a.title_code as title, a.signer, a.year from current_past_awards a join people p on p.id = a.person_id where p.staff_code = $1`,
        [code],
      );

    it('takes awards of people and of units, and refuses titles that do not fit', async () => {
      const { code } = await aPerson();
      const file = [
        HEADER,
        `${code};;Chiến sĩ thi đua cơ sở;12/QĐ-SNNMT;20/01/2025;Giám đốc Sở;2024`,
        `;Phòng Đất đai;Tập thể lao động tiên tiến;13/QĐ-SNNMT;20/01/2025;;`,
        `;Phòng Đất đai;Lao động tiên tiến;14/QĐ-SNNMT;20/01/2025;;`,
        `${code};Phòng Đất đai;Giấy khen;15/QĐ-SNNMT;20/01/2025;;`,
      ].join('\n');
      const { id } = await apply((await plan('past-awards', file)).id);
      expect(await outcomes(id)).toEqual([
        '2 create applied',
        '3 create applied',
        '4 refused title-does-not-fit',
        '5 refused one-subject',
      ]);
      expect(await awards(code)).toEqual([{ title: 'base_emulation_fighter', signer: 'Giám đốc Sở', year: 2024 }]);
    });

    it('changes what differs and gives back what was before', async () => {
      const { code } = await aPerson();
      const row = (signer: string) => `${HEADER}\n${code};;Giấy khen;20/QĐ;01/02/2025;${signer};2024`;
      await apply((await plan('past-awards', row('Ông A'))).id);
      const { id } = await apply((await plan('past-awards', row('Bà B'))).id);
      expect(await awards(code)).toMatchObject([{ signer: 'Bà B' }]);
      await undo(id);
      expect(await awards(code)).toMatchObject([{ signer: 'Ông A' }]);
    });

    it('stand on the page of the person and in the register, for those within reach', async () => {
      const [known, other] = [await aPerson(), await aPerson()];
      const elsewhere = await chain.department.unit('Phòng Nước', root);
      const rows = [
        `${known.code};;Lao động tiên tiến;30/QĐ-SNNMT;20/01/2025;Giám đốc Sở;2024`,
        `${other.code};;Lao động tiên tiến;30/QĐ-SNNMT;20/01/2025;Giám đốc Sở;2024`,
        `;Phòng Nước;Tập thể lao động tiên tiến;31/QĐ-SNNMT;21/01/2025;;2024`,
      ];
      await apply((await plan('past-awards', [HEADER, ...rows].join('\n'))).id);
      const list = async (actor: Actor, asked: { personId?: string; q?: string }) => {
        const found = await chain.module.get(PastAwards).list(actor, { ...asked, page: 1, size: 50 });
        return found.items.map(({ fullName, unitName, titleCode }) => [fullName ?? unitName, titleCode].join(': '));
      };
      const name = (await one<{ name: string }>('select full_name as name from people where id = $1', [known.id]))
        ?.name;
      expect(await list(admin, { personId: known.id })).toEqual([`${name}: advanced_worker`]);
      expect(await list(admin, { q: 'phong nuoc' })).toEqual(['Phòng Nước: advanced_collective']);
      expect(await list(admin, { q: '30/QĐ' })).toHaveLength(2);
      const head: Actor = { ...admin, grants: [{ role: 'unit-head', unitId: elsewhere }] };
      expect(await list(head, {})).toEqual(['Phòng Nước: advanced_collective']);
      const self: Actor = { ...head, personId: known.id };
      expect(await list(self, { personId: known.id })).toEqual([`${name}: advanced_worker`]);
      expect(await list(self, { personId: other.id })).toEqual([]);
    });

    it('finds nothing to do in its own export', async () => {
      const planned = await plan('past-awards', await present('past-awards'));
      expect(planned.counts.map(({ outcome }) => outcome)).toEqual(['unchanged']);
    });
  });
});
