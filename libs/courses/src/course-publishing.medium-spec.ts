import { ResourceUsage } from '#library';
import { violatedConstraint, type Actor } from '#platform';
import { Catalogue } from './catalogue.service.js';
import { CourseAuthoring } from './course-authoring.service.js';
import { CoursePublishing } from './course-publishing.service.js';
import { someCourses, type CoursesWorld } from './courses.builder.js';
import { CoursesErrors } from './courses.errors.js';
import { DraftLessons } from './draft-lessons.service.js';
import { LessonContent } from './lesson-content.service.js';

describe('CoursePublishing', () => {
  let world: CoursesWorld;
  let author: Actor;
  let authoring: CourseAuthoring;
  let lessons: DraftLessons;
  let publishing: CoursePublishing;

  beforeAll(async () => {
    world = await someCourses();
    author = await world.person('content-admin', world.departmentId);
    authoring = world.get(CourseAuthoring);
    lessons = world.get(DraftLessons);
    publishing = world.get(CoursePublishing);
  });

  afterAll(() => world.module.close());

  const aPublished = async (): Promise<{
    courseId: string;
    articleId: string;
    fileId: string;
    resource: { id: string; versionIds: string[] };
  }> => {
    const resource = await world.resource('application/pdf', 2);
    const courseId = await authoring.create(author, { title: 'Phòng cháy rừng', topic: 'forestry' });
    await authoring.editDraft(author, courseId, { revision: 1, summary: 'Mùa khô', nominalHalfPeriods: 3 });
    const articleId = await lessons.add(author, courseId, { kind: 'article', title: 'Mở đầu' });
    await lessons.edit(author, courseId, articleId, { revision: 1, bodyMarkdown: '# Mở đầu' });
    const fileId = await lessons.add(author, courseId, { kind: 'file', title: 'Kế hoạch' });
    await lessons.edit(author, courseId, fileId, { revision: 1, resourceId: resource.id });
    const quizId = await lessons.add(author, courseId, { kind: 'quiz', title: 'Kiểm tra' });
    await lessons.setQuestions(author, courseId, quizId, {
      revision: 1,
      questions: [
        {
          kind: 'single',
          prompt: 'A?',
          explanation: '',
          options: [
            { text: 'a', correct: true },
            { text: 'b', correct: false },
          ],
        },
        {
          kind: 'numeric',
          prompt: 'Bao nhiêu?',
          explanation: '',
          options: [],
          number: 2.5,
          tolerance: 0.5,
          unit: 'km',
        },
        { kind: 'true_false', prompt: 'Đúng?', explanation: '', options: [], value: false },
      ],
    });
    await publishing.publish(author, courseId);
    return { courseId, articleId, fileId, resource };
  };

  it('lists everything that forbids publishing at once, and publishes nothing', async () => {
    const courseId = await authoring.create(author, { title: 'Dở dang', topic: 'land' });
    const lessonId = await lessons.add(author, courseId, { kind: 'video', title: 'Phim' });
    const faults = [{ code: 'summary-missing' }, { code: 'credit-missing' }, { code: 'resource-missing', lessonId }];
    expect(await publishing.faults(author, courseId)).toEqual(faults);
    await expect(publishing.publish(author, courseId)).rejects.toMatchObject({
      code: 'courses.not-publishable',
      facts: { faults },
    });
    await expect(world.get(Catalogue).page(author, courseId)).rejects.toEqual(CoursesErrors.courseNotFound(courseId));
  });

  it('refuses an edit that started from an older text, of the description, a lesson or the questions', async () => {
    const courseId = await authoring.create(author, { title: 'Hai cửa sổ', topic: 'land' });
    const lessonId = await lessons.add(author, courseId, { kind: 'quiz', title: 'Kiểm tra' });
    const edits = [
      (revision: number) => authoring.editDraft(author, courseId, { revision, summary: `Từ bản ${String(revision)}` }),
      (revision: number) => lessons.edit(author, courseId, lessonId, { revision, bodyMarkdown: 'Mới' }),
      (revision: number) => lessons.setQuestions(author, courseId, lessonId, { revision, questions: [] }),
    ];
    for (const edit of edits) {
      const both = await Promise.allSettled([edit(1), edit(1)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(edit(1)).rejects.toEqual(CoursesErrors.draftChanged());
      await edit(2);
    }
    expect(await authoring.read(author, courseId)).toMatchObject({
      versions: [{ revision: 3, summary: 'Từ bản 2' }],
      lessons: [{ revision: 3, questionsRevision: 3 }],
    });
  });

  it('lets a file be chosen while the text is half written', async () => {
    const resource = await world.resource('application/pdf', 1);
    const courseId = await authoring.create(author, { title: 'Tệp', topic: 'land' });
    const lessonId = await lessons.add(author, courseId, { kind: 'file', title: 'Kế hoạch' });
    await lessons.edit(author, courseId, lessonId, { revision: 1, resourceId: resource.id });
    await lessons.edit(author, courseId, lessonId, { revision: 1, title: 'Kế hoạch năm' });
  });

  it('shows a published course to everyone, and freezes it', async () => {
    const { courseId, articleId } = await aPublished();
    const learner = await world.person();
    const page = await world.get(Catalogue).page(learner, courseId);
    expect(page).toMatchObject({ title: 'Phòng cháy rừng', nominalHalfPeriods: 3, enrolment: null });
    expect(page.lessons.map((lesson) => lesson.title)).toEqual(['Mở đầu', 'Kế hoạch', 'Kiểm tra']);
    await expect(lessons.edit(author, courseId, articleId, { revision: 1, title: 'Khác' })).rejects.toEqual(
      CoursesErrors.noDraft(courseId),
    );
  });

  it.each([
    `update lessons set title = 'Khác' where course_version_id = $1`,
    `delete from lessons where course_version_id = $1`,
    `update quiz_options o set correct = not correct from quiz_questions q join lessons l on l.id = q.lesson_id
     where q.id = o.question_id and l.course_version_id = $1`,
    `update course_versions set nominal_half_periods = 40 where id = $1`,
    `update course_versions set state = 'draft', published_at = null where id = $1`,
  ])('has the database itself refuse: %s', async (sql) => {
    const { courseId } = await aPublished();
    const { versionId } = await world.get(Catalogue).page(author, courseId);
    const fault: unknown = await world.module.database.query(sql, [versionId]).catch((error: unknown) => error);
    expect(violatedConstraint(fault)).toBe('course_versions_frozen');
  });

  it('keeps people on the version that they enrolled in, and offers the next one to others', async () => {
    const { courseId } = await aPublished();
    const [early, late] = [await world.person(), await world.person()];
    await world.get(Catalogue).enrol(early, courseId);
    await authoring.startDraft(author, courseId);
    await authoring.editDraft(author, courseId, { revision: 1, title: 'Phòng cháy rừng, bản mới' });
    await publishing.publish(author, courseId);
    expect(await world.get(Catalogue).page(early, courseId)).toMatchObject({
      title: 'Phòng cháy rừng',
      version: 1,
      newerVersion: true,
    });
    expect(await world.get(Catalogue).page(late, courseId)).toMatchObject({
      title: 'Phòng cháy rừng, bản mới',
      version: 2,
    });
    const { versions } = await authoring.read(author, courseId);
    expect(versions.map((version) => version.state)).toEqual(['published', 'retired']);
  });

  it('carries lessons, questions and their keys over into the next draft', async () => {
    const { courseId } = await aPublished();
    const before = await authoring.read(author, courseId);
    await authoring.startDraft(author, courseId);
    const after = await authoring.read(author, courseId);
    const withoutIds = (course: typeof before) =>
      course.lessons.map(({ id: _, revision: _r, questionsRevision: _q, ...lesson }) => lesson);
    expect(withoutIds(after)).toEqual(withoutIds(before));
    expect(after.lessons[0]?.id).not.toBe(before.lessons[0]?.id);
  });

  it('shows the file that the author chose after the resource was replaced', async () => {
    const { courseId, fileId, resource } = await aPublished();
    const learner = await world.person();
    const enrolmentId = await world.get(Catalogue).enrol(learner, courseId);
    await world.module.database.query(`update resources set current_version_id = $2 where id = $1`, [
      resource.id,
      resource.versionIds[0],
    ]);
    const content = await world.get(LessonContent).read(learner, enrolmentId, fileId);
    expect(content.file).toMatchObject({ resourceVersionId: resource.versionIds[1], fileName: 'tep-2' });
    const used = await world.get(ResourceUsage).countCourses(resource.versionIds);
    expect(used?.get(resource.versionIds[1] ?? '')).toBe(1);
  });

  it('publishes once when two authors press the button at the same moment', async () => {
    const { courseId } = await aPublished();
    await authoring.startDraft(author, courseId);
    const results = await Promise.allSettled([
      publishing.publish(author, courseId),
      publishing.publish(author, courseId),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps authors to the courses of their units', async () => {
    const { courseId } = await aPublished();
    const neighbour = await world.person('content-admin', world.forestryId);
    await expect(authoring.read(neighbour, courseId)).rejects.toEqual(CoursesErrors.courseNotFound(courseId));
    await expect(authoring.editDraft(neighbour, courseId, { revision: 1, title: 'Khác' })).rejects.toEqual(
      CoursesErrors.courseNotFound(courseId),
    );
    const { items } = await authoring.list(neighbour, { page: 1, size: 20 });
    expect(items).toEqual([]);
  });

  it('orders lessons, and refuses an order that misses one', async () => {
    const courseId = await authoring.create(author, { title: 'Thứ tự', topic: 'land' });
    const ids = [];
    for (const title of ['A', 'B', 'C']) ids.push(await lessons.add(author, courseId, { kind: 'article', title }));
    await lessons.order(author, courseId, [...ids].reverse());
    expect((await authoring.read(author, courseId)).lessons.map((lesson) => lesson.title)).toEqual(['C', 'B', 'A']);
    await expect(lessons.order(author, courseId, ids.slice(1))).rejects.toEqual(CoursesErrors.orderMisfits());
    await lessons.remove(author, courseId, ids[1] ?? '');
    expect((await authoring.read(author, courseId)).lessons.map((lesson) => lesson.position)).toEqual([1, 2]);
  });

  it('throws a course away with its only draft', async () => {
    const courseId = await authoring.create(author, { title: 'Nháp', topic: 'land' });
    await lessons.add(author, courseId, { kind: 'article', title: 'A' });
    await authoring.discardDraft(author, courseId);
    await expect(authoring.read(author, courseId)).rejects.toEqual(CoursesErrors.courseNotFound(courseId));
  });
});
