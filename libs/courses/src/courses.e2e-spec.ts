import { IdentityHttpModule, Passwords, ServiceTokens } from '#identity';
import { FilesHttpModule, newId, type ProblemDto } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { type CourseCardPageDto } from './catalogue.dto.js';
import { type CoursePageDto } from './course-page.dto.js';
import { CoursesHttpModule } from './courses-http.module.js';
import { anArticle, aQuiz, aSingle, COURSES_TEST_MODULES, CoursesWorld } from './courses.builder.js';
import { type AttemptDto, type AttemptSubmittedDto } from './quiz-attempt.dto.js';

const PASSWORD = 'rừng thông sau mưa';
const NOWHERE = '01980000-0000-7000-8000-000000000000';

describe('courses over HTTP', () => {
  let booted: TestApi;
  let world: CoursesWorld;
  let learner: Caller;
  let author: Caller;

  class Caller {
    constructor(private readonly headers: Record<string, string>) {}

    /** The body of a success; a refusal throws its status and code. */
    async call<T>(method: string, path: string, body?: object): Promise<T> {
      const response = await fetch(`${booted.url}/api/${path}`, {
        method,
        headers: { ...this.headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${(JSON.parse(text) as ProblemDto).code}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    }

    async refusal(method: string, path: string, body?: object): Promise<string> {
      return this.call(method, path, body).then(
        () => 'accepted',
        (error: unknown) => (error as Error).message,
      );
    }
  }

  const signedIn = async (role: 'staff' | 'content-admin'): Promise<Caller> => {
    const { accountId } = await world.person(role, world.departmentId);
    const username = `nguoi-${accountId?.slice(-8) ?? ''}`;
    const hash = await world.get(Passwords).hash(PASSWORD, username);
    const set = `update accounts set username = $2, password_hash = $3 where id = $1`;
    await booted.database.query(set, [accountId, username, hash]);
    await booted.database.query(
      `insert into role_grants (id, account_id, role, unit_id, valid) values ($1, $2, $3, $4, '[2024-01-01,)')`,
      [newId(), accountId, role, world.departmentId],
    );
    const response = await fetch(`${booted.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    return new Caller({ cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' });
  };

  beforeAll(async () => {
    booted = await bootTestApi({
      modules: COURSES_TEST_MODULES,
      httpModules: [IdentityHttpModule, FilesHttpModule, CoursesHttpModule],
    });
    world = new CoursesWorld(booted);
    await world.settle();
    learner = await signedIn('staff');
    author = await signedIn('content-admin');
  });

  afterAll(() => booted.close());

  it('takes a course from the catalogue to its completion', async () => {
    const [article, quiz] = [anArticle('Mở đầu'), aQuiz([aSingle('Hỏi')])];
    const course = await world.course([article, quiz], { title: 'Lửa rừng' });
    const found = await learner.call<CourseCardPageDto>('GET', 'courses?q=lua%20rung');
    expect(found.items.map((item) => item.id)).toEqual([course.id]);

    const { enrolmentId } = await learner.call<{ enrolmentId: string }>('POST', `courses/${course.id}/enrolments`);
    const lesson = (id: string): string => `me/enrolments/${enrolmentId}/lessons/${id}`;
    await learner.call('POST', `${lesson(article.id)}/openings`);
    await learner.call('POST', `${lesson(article.id)}/finish`);
    const half = await learner.call<CoursePageDto>('GET', `courses/${course.id}`);
    expect(half.enrolment?.whyNotComplete?.vi).toBe('Còn 1 bài: Kiểm tra.');

    const attempt = await learner.call<AttemptDto>('POST', `${lesson(quiz.id)}/attempts`);
    expect(JSON.stringify(attempt)).not.toMatch(/correct|Vì Hỏi/);
    const answers = attempt.questions.map((question) => ({
      questionId: question.id,
      revision: 1,
      optionIds: question.options.filter((option) => option.text === 'đúng').map((option) => option.id),
    }));
    await learner.call('PUT', `me/attempts/${attempt.id}/answers`, { answers });
    const graded = await learner.call<AttemptSubmittedDto>('POST', `me/attempts/${attempt.id}/submission`, { answers });
    expect(graded).toMatchObject({ passed: true, scorePercent: 100, courseCompleted: true });
    const whole = await learner.call<CoursePageDto>('GET', `me/enrolments/${enrolmentId}`);
    expect(whole.enrolment).toMatchObject({ state: 'completed', finishedLessons: 2, whyNotComplete: null });
  });

  it('writes and publishes a course', async () => {
    const { id } = await author.call<{ id: string }>('POST', 'author/courses', { title: 'Đất đai', topic: 'land' });
    const draft = `author/courses/${id}/draft`;
    const lesson = { kind: 'article', title: 'Mở đầu' };
    const added = await author.call<{ id: string }>('POST', `${draft}/lessons`, lesson);
    expect(await author.refusal('POST', `${draft}/publication`)).toBe('409 courses.not-publishable');
    await author.call('PATCH', draft, { revision: 1, summary: 'Ngắn', nominalHalfPeriods: 2 });
    expect(await author.refusal('PATCH', draft, { revision: 1, summary: 'Cũ' })).toBe('409 courses.draft-changed');
    const { versions } = await author.call<{ versions: object[] }>('GET', `author/courses/${id}`);
    expect(versions[0]).toMatchObject({ revision: 2, summary: 'Ngắn' });
    await author.call('PATCH', `${draft}/lessons/${added.id}`, { revision: 1, bodyMarkdown: '# Xin chào' });
    await author.call('POST', `${draft}/publication`);
    expect(await learner.call('GET', `courses/${id}`)).toMatchObject({ title: 'Đất đai', version: 1 });
  });

  it('starts one draft of a published course, however many ask for it at once', async () => {
    const course = await world.course([anArticle('Mở đầu')], { title: 'Bản đồ' });
    const draft = `author/courses/${course.id}/draft`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => author.refusal('POST', draft)));
    expect(answers.sort()).toEqual([
      '409 courses.draft-exists',
      '409 courses.draft-exists',
      '409 courses.draft-exists',
      'accepted',
    ]);
  });

  it.each([
    ['GET', `courses/${NOWHERE}`, '404 courses.course-not-found'],
    ['GET', 'courses/x', '400 http.invalid-input'],
    ['GET', 'courses?topic=moon', '400 http.invalid-input'],
    ['POST', `courses/${NOWHERE}/enrolments`, '404 courses.course-not-found'],
    ['GET', `me/enrolments/${NOWHERE}`, '404 courses.enrolment-not-found'],
    ['GET', `me/attempts/${NOWHERE}`, '404 courses.attempt-not-found'],
  ])('answers %s %s with %s', async (method, path, refused) => {
    expect(await learner.refusal(method, path)).toBe(refused);
  });

  it('keeps authoring from learners and everything from strangers', async () => {
    expect(await learner.refusal('GET', 'author/courses')).toMatch(/^403 /);
    expect(await new Caller({}).refusal('GET', 'courses')).toMatch(/^401 /);
  });

  it('lets another system read the catalogue with a token, but not learn', async () => {
    const issuer = await world.person();
    const order = { name: 'Cổng', scopes: ['courses.learn'], expiresAt: null };
    const { token } = await world.get(ServiceTokens).issue(issuer, order);
    const system = new Caller({ authorization: `Bearer ${token}` });
    const course = await world.course([anArticle('Một')]);
    expect(await system.call('GET', `courses/${course.id}`)).toMatchObject({ id: course.id, enrolment: null });
    expect(await system.refusal('POST', `courses/${course.id}/enrolments`)).toBe('403 courses.people-only');
  });
});
