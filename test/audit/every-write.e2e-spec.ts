import { newId } from '#platform';
import { EVERY_DOMAIN, EVERY_HTTP } from '../privacy/every-domain.js';
import { ServedHouse, SignedIn } from '../fixtures/served-house.js';
import { ScoringPeriods } from '#scoring';

interface Made {
  readonly id: string;
}

interface Entry {
  readonly action: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly isSealed: boolean;
}

describe('a write over HTTP leaves one entry in the trail', () => {
  let house: ServedHouse;
  let root: string;
  let unit: string;
  let staffId: string;
  let office: SignedIn;
  let administrator: SignedIn;
  let director: SignedIn;
  let head: SignedIn;
  let staff: SignedIn;
  let seen = 0;

  beforeAll(async () => {
    house = await ServedHouse.boot(EVERY_DOMAIN, EVERY_HTTP);
    await house.openYear();
    root = await house.department.unit('Sở');
    unit = await house.department.unit('Phòng Đất đai', root);
    staffId = await house.department.person(unit);
    const someone = async (role: string, unitId: string): Promise<SignedIn> =>
      house.signIn(role, unitId, await house.department.person(unitId));
    office = await someone('office', root);
    administrator = await someone('administrator', root);
    director = await someone('leadership', root);
    head = await someone('unit-head', unit);
    staff = await house.signIn('staff', unit, staffId);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await newEntries();
  });

  async function newEntries(): Promise<Entry[]> {
    const rows = await house.api.database.query<Entry & { number: string }>(
      `select seq::text as number, action, person_id as "personId", unit_id as "unitId", details, sealed is not null as "isSealed"
       from audit_entries where seq > $1 order by seq`,
      [seen],
    );
    seen = Number(rows.at(-1)?.number ?? seen);
    return rows;
  }
  const traces = async (): Promise<string[]> => (await newEntries()).map(({ action }) => action);
  const entry = async (): Promise<Entry> => {
    const rows = await newEntries();
    const [row] = rows;
    if (row === undefined || rows.length > 1) throw new Error(`${rows.length} entries: ${JSON.stringify(rows)}`);
    return row;
  };

  const planOf = async (year: number): Promise<string> => {
    const item = { kind: 'hours', title: 'Tự nghiên cứu', courseId: null, plannedHalfPeriods: 4 };
    const items = [{ ...item, dueOn: `${year}-12-20` }];
    await staff.call('PUT', `me/plans/${year}`, { items, commitmentAccepted: true });
    return (await staff.call<Made>('POST', `me/plans/${year}/submission`)).id;
  };

  it('for a plan that is saved, handed in, returned and approved, words about the person sealed', async () => {
    const plan = await planOf(2026);
    await head.call('POST', `plans/${plan}/decision`, { decision: 'return', reason: 'Thiếu nội dung số' });
    await planOf(2026);
    await head.call('POST', `plans/${plan}/decision`, { decision: 'approve' });
    const rows = await newEntries();
    expect(rows.map(({ action, isSealed }) => [action, isSealed])).toEqual([
      ['planning.plan-saved', true],
      ['planning.plan-submitted', false],
      ['planning.plan-returned', true],
      ['planning.plan-saved', true],
      ['planning.plan-submitted', false],
      ['planning.plan-approved', false],
    ]);
    expect(rows.at(-1)).toMatchObject({
      personId: staffId,
      unitId: unit,
      details: { year: 2026, before: { state: 'submitted' }, after: { state: 'approved' } },
    });
    expect(JSON.stringify(rows)).not.toContain('Thiếu nội dung số');
  });

  it('for a course in the training plan of a unit, and none when nothing was taken out', async () => {
    const { courseId } = await house.department.course(root, 4);
    const other = await house.department.course(root, 4);
    const path = `units/${unit}/training-plans/2026`;
    for (const planned of [courseId, other.courseId]) await head.call('POST', `${path}/courses`, { courseId: planned });
    await head.call('DELETE', `${path}/courses/${other.courseId}`);
    await head.call('DELETE', `${path}/courses/${other.courseId}`);
    await head.call('POST', `${path}/approval`, { decisionNumber: '7/QĐ' });
    expect(await traces()).toEqual([
      'planning.unit-plan-course-added',
      'planning.unit-plan-course-added',
      'planning.unit-plan-course-removed',
      'planning.unit-plan-approved',
    ]);
  });

  it('for a nomination from draft to decision, and none for a decision that is refused', async () => {
    const period = await house.api.get(ScoringPeriods).current();
    const order = {
      periodId: period.id,
      subjectKind: 'individual',
      subjectId: staffId,
      grounds: 'Học đều, chia sẻ nhiều',
    };
    const submitted = async (titleCode: string): Promise<string> => {
      const { id } = await head.call<Made>('POST', 'awards/nominations', { ...order, titleCode });
      await head.call('POST', `awards/nominations/${id}/submission`);
      return `awards/nominations/${id}/decision`;
    };
    const first = await submitted('advanced_worker');
    const second = await submitted('base_emulation_fighter');
    await director.call('POST', first, {
      decision: 'approved',
      reason: 'Xứng đáng',
      decisionNumber: '12/QĐ',
      signer: 'Trần Thị Mai',
    });
    await director.call('POST', second, { decision: 'declined', reason: 'Chưa đủ thành tích' });
    expect(
      await director.refusal('POST', second, { decision: 'declined', reason: 'Chưa đủ thành tích, lần nữa' }),
    ).toMatch(/^409/u);
    const rows = await newEntries();
    expect(rows.map(({ action }) => action)).toEqual([
      'awards.nomination-drafted',
      'awards.nomination-submitted',
      'awards.nomination-drafted',
      'awards.nomination-submitted',
      'awards.nomination-approved',
      'awards.nomination-declined',
    ]);
    expect(rows[4]?.details).toMatchObject({
      titleCode: 'advanced_worker',
      decisionNumber: '12/QĐ',
      before: { state: 'submitted' },
      after: { state: 'approved' },
    });
    expect(JSON.stringify(rows)).not.toContain('Trần Thị Mai');
  });

  it('for a course from its first draft to the next one', async () => {
    const { id } = await office.call<Made>('POST', 'author/courses', { title: 'Đất đai cơ bản', topic: 'land' });
    const draft = `author/courses/${id}/draft`;
    const article = await office.call<Made>('POST', `${draft}/lessons`, { kind: 'article', title: 'Bài một' });
    const quiz = await office.call<Made>('POST', `${draft}/lessons`, { kind: 'quiz', title: 'Kiểm tra' });
    await office.call('PATCH', draft, { revision: 1, summary: 'Những điều cần biết', nominalHalfPeriods: 2 });
    await office.call('PATCH', `${draft}/lessons/${article.id}`, {
      revision: 1,
      bodyMarkdown: 'Nội dung bài học.',
      minutes: 45,
    });
    await office.call('PUT', `${draft}/lesson-order`, { lessonIds: [quiz.id, article.id] });
    await office.call('PUT', `${draft}/lessons/${quiz.id}/questions`, { revision: 1, questions: [] });
    await office.call('DELETE', `${draft}/lessons/${quiz.id}`);
    await office.call('POST', `${draft}/publication`);
    await office.call('POST', draft);
    await office.call('DELETE', draft);
    const rows = await newEntries();
    expect(rows.map(({ action, unitId }) => [action, unitId])).toEqual(
      [
        'course-drafted',
        'lesson-added',
        'lesson-added',
        'draft-described',
        'lesson-edited',
        'lessons-ordered',
        'questions-set',
        'lesson-removed',
        'version-published',
        'draft-started',
        'draft-discarded',
      ].map((deed) => [`courses.${deed}`, root]),
    );
    expect(rows[5]?.details).toMatchObject({
      before: { order: [article.id, quiz.id] },
      after: { order: [quiz.id, article.id] },
    });
  });

  /** The bytes themselves are of no concern here. */
  async function fileOf(mediaType: string): Promise<string> {
    const id = newId();
    const sha256 = `${id.replaceAll('-', '')}${newId().replaceAll('-', '')}`;
    await house.api.database.query(
      `insert into stored_files (id, sha256, size_bytes, media_type, storage_key, state) values ($1, $2, 9, $3, $4, 'stored')`,
      [id, sha256, mediaType, sha256],
    );
    await house.api.database.query(
      `insert into file_arrivals (file_id, account_id, file_name)
       select $1, a.id, 'tệp' from accounts a join role_grants g on g.account_id = a.id and g.role = 'office'`,
      [id],
    );
    return id;
  }

  it('for a resource from its draft to its withdrawal, with what its description was before', async () => {
    const terms = { summary: '', documentNumber: null, topic: 'land', licence: 'CC-BY-4.0', language: 'vi' };
    const made = async (title: string, key: string): Promise<string> => {
      const file = { fileId: await fileOf('video/webm'), fileName: 'a.webm', requestKey: key };
      return (await office.call<Made>('POST', 'library/contributions', { ...terms, title, ...file })).id;
    };
    const path = `library/contributions/${await made('Đo đạc', newId())}`;
    await office.call('PATCH', path, { title: 'Đo đạc địa chính' });
    await office.call('POST', `${path}/versions`, { fileId: await fileOf('video/webm'), fileName: 'b.webm' });
    await office.call('PUT', `${path}/captions`, { fileId: await fileOf('text/vtt') });
    await office.call('POST', `${path}/publication`);
    await office.call('POST', `${path}/withdrawal`);
    await office.call('DELETE', `library/contributions/${await made('Nháp', newId())}`);
    const rows = await newEntries();
    expect(rows.map(({ action }) => action.replace('library.resource-', ''))).toEqual(
      'drafted described replaced captioned published withdrawn drafted discarded'.split(' '),
    );
    expect(rows[1]?.details).toEqual({ before: { title: 'Đo đạc' }, after: { title: 'Đo đạc địa chính' } });
  });

  it('for whoever asks for rows, stops that, or takes the file, with the filter and without the name looked for', async () => {
    const filter = { unitIds: [unit], q: 'Nguyễn Thị Hoa' };
    const asked = { format: 'csv', filter, requestKey: newId() };
    const { id } = await office.call<Made>('POST', 'exports', asked);
    await office.call('POST', 'exports', asked);
    const stopped = await office.call<Made>('POST', 'exports', { ...asked, requestKey: newId() });
    await office.call('POST', `exports/${stopped.id}/cancellation`);
    await house.api.drainEvents();
    await office.call('GET', `exports/${id}/file`);
    const rows = await newEntries();
    expect(rows.map(({ action, unitId }) => [action, unitId])).toEqual([
      ['reporting.export-requested', unit],
      ['reporting.export-requested', unit],
      ['reporting.export-cancelled', unit],
      ['reporting.export-downloaded', unit],
    ]);
    expect(rows[3]?.details).toMatchObject({ unitIds: [unit], searched: true, rows: 0 });
    expect(JSON.stringify(rows)).not.toContain('Hoa');
  });

  it('for a token, one for each batch that it brings, none for a batch sent again, and for its end once', async () => {
    const token = { name: 'Cổng đào tạo tỉnh', scopes: ['records.submit-facts'] };
    const issued = await administrator.call<Made & { token: string }>('POST', 'service-tokens', token);
    const other = new SignedIn(house.api.url, { authorization: `Bearer ${issued.token}` });
    const [person] = await house.api.database.query<{ code: string }>(
      `select staff_code as code from people where id = $1`,
      [staffId],
    );
    const { courseId } = await house.department.course(root, 4);
    const [course] = await house.api.database.query<{ slug: string }>(`select slug from courses where id = $1`, [
      courseId,
    ]);
    const fact = { staffCode: person?.code, courseSlug: course?.slug, finishedAt: '2026-11-02T08:00:00+07:00' };
    const facts = ['mot', 'hai', 'ba'].map((sourceKey) => ({ ...fact, sourceKey }));
    for (let sent = 0; sent < 2; sent += 1) await other.call('POST', 'learning-facts', { facts });
    for (let told = 0; told < 2; told += 1) await administrator.call('DELETE', `service-tokens/${issued.id}`);
    const rows = await newEntries();
    expect(rows.map(({ action }) => action)).toEqual([
      'identity.service-token-issued',
      'records.facts-submitted',
      'identity.service-token-revoked',
    ]);
    expect(rows[1]?.details).toMatchObject({ facts: 3, firstKey: 'mot', lastKey: 'ba' });
    expect(JSON.stringify(rows)).not.toContain(issued.token);
  });

  it('for a unit that is created, renamed and moved, with what it was before', async () => {
    const decision = { effectiveOn: '2026-06-01', decisionNumber: '3/QĐ', decisionDate: '2026-05-20' };
    const order = { ...decision, name: 'Tổ một', kind: 'team', parentId: unit };
    const { id } = await administrator.call<Made>('POST', 'units', order);
    expect((await entry()).details).toMatchObject({ before: null, after: { name: 'Tổ một', parentId: unit } });
    await administrator.call('POST', `units/${id}/renamings`, { ...decision, name: 'Tổ hai' });
    expect((await entry()).details).toMatchObject({ before: { name: 'Tổ một' }, after: { name: 'Tổ hai' } });
    await administrator.call('POST', `units/${id}/moves`, { ...decision, parentId: root });
    expect(await entry()).toMatchObject({
      action: 'identity.unit-moved',
      unitId: id,
      details: { decisionNumber: '3/QĐ', before: { parentId: unit }, after: { parentId: root } },
    });
  });

  it('for scores that are computed anew, and deliveries that are replayed or given up', async () => {
    const period = await house.api.get(ScoringPeriods).current();
    await office.call('POST', `scores/periods/${period.id}/recompute`);
    const parked = async (): Promise<{ subscriber: string; eventId: string; reason: string }> => {
      const eventId = newId();
      await house.api.database.query(
        `insert into events (id, name, payload, occurred_at) values ($1, 'test.happened', '{}', now())`,
        [eventId],
      );
      await house.api.database.query(
        `insert into event_deliveries (event_id, subscriber, attempts, parked_at) values ($1, 'test.nobody', 5, now())`,
        [eventId],
      );
      return { subscriber: 'test.nobody', eventId, reason: 'Đã sửa dữ liệu' };
    };
    await administrator.call('POST', 'operations/parked/replay', await parked());
    await administrator.call('POST', 'operations/parked/discard', await parked());
    await parked();
    await administrator.call('POST', 'operations/parked/replay-all', {
      subscriber: 'test.nobody',
      reason: 'Đã sửa dữ liệu',
    });
    expect(await administrator.refusal('POST', 'operations/parked/discard', await parkedNowhere())).toMatch(/^404/u);
    expect(await traces()).toEqual([
      'scoring.recompute-requested',
      'reporting.delivery-replayed',
      'reporting.delivery-discarded',
      'reporting.deliveries-replayed',
    ]);
  });

  const parkedNowhere = async (): Promise<object> => ({
    subscriber: 'test.nobody',
    eventId: newId(),
    reason: 'Đã sửa dữ liệu',
  });
});
