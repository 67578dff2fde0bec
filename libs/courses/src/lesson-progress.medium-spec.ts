import { newId } from '#platform';
import { Catalogue } from './catalogue.service.js';
import { anArticle, aQuiz, aSingle, aVideo, someCourses, type CoursesWorld } from './courses.builder.js';
import { CoursesErrors } from './courses.errors.js';
import { LessonProgress } from './lesson-progress.service.js';

describe('LessonProgress', () => {
  let world: CoursesWorld;
  let progress: LessonProgress;

  beforeAll(async () => {
    world = await someCourses();
    progress = world.get(LessonProgress);
  });

  afterAll(() => world.module.close());

  const stateOf = (enrolmentId: string) =>
    world.module.database.one<{ state: string; completedAt: Date | null }>(
      `select state, completed_at as "completedAt" from enrolments where id = $1`,
      [enrolmentId],
    );

  it('counts ten finishes at the same moment once, and the course with them', async () => {
    const lesson = anArticle('Một');
    const { actor, course, enrolmentId } = await world.enrolled([lesson]);
    await progress.open(actor, enrolmentId, lesson.id);

    const answers = await Promise.all(Array.from({ length: 10 }, () => progress.finish(actor, enrolmentId, lesson.id)));

    expect(answers.filter((answer) => answer.courseCompleted)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.state))).toEqual(new Set(['finished']));
    const told = await world.told(enrolmentId);
    expect(told.map((event) => event.name)).toEqual(['courses.lesson-finished', 'courses.course-finished']);
    expect(told[1]?.payload).toEqual({
      personId: actor.personId,
      enrolmentId,
      courseId: course.id,
      courseVersionId: course.versionId,
      finishedAt: world.clock.now().toISOString(),
      nominalHalfPeriods: 4,
      lessons: 1,
    });
    expect(await stateOf(enrolmentId)).toEqual({ state: 'completed', completedAt: world.clock.now() });
  });

  it('completes a course once when its last two lessons are finished at the same moment', async () => {
    const lessons = ['Một', 'Hai', 'Ba'].map(anArticle);
    const { actor, enrolmentId } = await world.enrolled(lessons);
    for (const lesson of lessons) await progress.open(actor, enrolmentId, lesson.id);
    const answers = await Promise.all(lessons.map((lesson) => progress.finish(actor, enrolmentId, lesson.id)));
    expect(answers.filter((answer) => answer.courseCompleted)).toHaveLength(1);
    const names = (await world.told(enrolmentId)).map((event) => event.name);
    expect(names.filter((name) => name === 'courses.lesson-finished')).toHaveLength(3);
    expect(names.filter((name) => name === 'courses.course-finished')).toHaveLength(1);
  });

  it('keeps neither progress nor events when the transaction around it fails', async () => {
    const lesson = anArticle('Một');
    const { actor, enrolmentId } = await world.enrolled([lesson]);
    await progress.open(actor, enrolmentId, lesson.id);
    const failure = new Error('the connection is lost');

    await expect(
      world.module.database.transaction(async () => {
        await progress.finish(actor, enrolmentId, lesson.id);
        throw failure;
      }),
    ).rejects.toBe(failure);

    expect(await world.told(enrolmentId)).toEqual([]);
    expect((await stateOf(enrolmentId))?.state).toBe('active');
    expect((await progress.open(actor, enrolmentId, lesson.id)).state).toBe('started');
  });

  it('says why a course is not complete yet, and nothing once it is', async () => {
    const [first, second] = [anArticle('Mở đầu'), anArticle('Kết luận')];
    const { actor, enrolmentId } = await world.enrolled([first, second]);
    await progress.open(actor, enrolmentId, first.id);
    await progress.finish(actor, enrolmentId, first.id);
    const half = await world.get(Catalogue).learning(actor, enrolmentId);
    expect(half.enrolment).toMatchObject({
      finishedLessons: 1,
      nextLessonId: second.id,
      whyNotComplete: { vi: 'Còn 1 bài: Kết luận.' },
    });
    await progress.open(actor, enrolmentId, second.id);
    await progress.finish(actor, enrolmentId, second.id);
    const whole = await world.get(Catalogue).learning(actor, enrolmentId);
    expect(whole.enrolment).toMatchObject({ state: 'completed', whyNotComplete: null });
  });

  it('refuses to finish what was never opened, another one’s lesson and a quiz that was not passed', async () => {
    const [lesson, quiz] = [anArticle('Một'), aQuiz([aSingle('?')])];
    const { actor, enrolmentId } = await world.enrolled([lesson, quiz]);
    await expect(progress.finish(actor, enrolmentId, lesson.id)).rejects.toEqual(
      CoursesErrors.lessonNotOpened(lesson.id),
    );
    const stranger = await world.person();
    await expect(progress.open(stranger, enrolmentId, lesson.id)).rejects.toEqual(
      CoursesErrors.lessonNotFound(lesson.id),
    );
    await progress.open(actor, enrolmentId, quiz.id);
    await expect(progress.finish(actor, enrolmentId, quiz.id)).rejects.toEqual(CoursesErrors.quizFinishedByPassing());
  });

  describe('beat', () => {
    const beatOf = (sittingId: string, sequence: number, activeSeconds: number, more = {}) => ({
      sittingId,
      sequence,
      activeSeconds,
      ...more,
    });

    it('adds the active seconds of every sitting once, however often and in whatever order its beats arrive', async () => {
      const lesson = anArticle('Một');
      const { actor, enrolmentId } = await world.enrolled([lesson]);
      await progress.open(actor, enrolmentId, lesson.id);
      world.clock.advance({ minutes: 10 });
      const [first, second] = [newId(), newId()];
      const beats = [
        beatOf(first, 1, 15),
        beatOf(first, 3, 45),
        beatOf(first, 2, 30),
        beatOf(first, 3, 45),
        beatOf(second, 1, 20),
      ];
      for (const beat of beats) await progress.beat(actor, enrolmentId, lesson.id, beat);
      await Promise.all(beats.map((beat) => progress.beat(actor, enrolmentId, lesson.id, beat)));
      expect((await progress.open(actor, enrolmentId, lesson.id)).activeSeconds).toBe(65);
    });

    it('believes no more active time than has passed', async () => {
      const lesson = anArticle('Một');
      const { actor, enrolmentId } = await world.enrolled([lesson]);
      await progress.open(actor, enrolmentId, lesson.id);
      world.clock.advance({ seconds: 100 });
      const { activeSeconds } = await progress.beat(actor, enrolmentId, lesson.id, beatOf(newId(), 1, 80_000));
      expect(activeSeconds).toBe(160);
    });

    it('lets a late beat add its ranges, but not move the position back', async () => {
      const video = aVideo((await world.resource('video/mp4')).versionIds[0] ?? '');
      const { actor, enrolmentId } = await world.enrolled([video]);
      await progress.open(actor, enrolmentId, video.id);
      world.clock.advance({ minutes: 5 });
      const sitting = newId();
      await progress.beat(
        actor,
        enrolmentId,
        video.id,
        beatOf(sitting, 2, 20, { positionSeconds: 40, watched: [{ from: 20, to: 40 }] }),
      );
      const late = await progress.beat(
        actor,
        enrolmentId,
        video.id,
        beatOf(sitting, 1, 10, { positionSeconds: 20, watched: [{ from: 0, to: 20 }] }),
      );
      expect(late).toMatchObject({
        positionSeconds: 40,
        watchedPercent: 40,
        watched: [{ from: 0, to: 40 }],
        state: 'started',
      });
    });

    it('finishes a video once nine tenths of it were seen, with the share as evidence', async () => {
      const video = aVideo((await world.resource('video/mp4')).versionIds[0] ?? '');
      const { actor, enrolmentId } = await world.enrolled([video]);
      await progress.open(actor, enrolmentId, video.id);
      world.clock.advance({ minutes: 5 });
      const sitting = newId();
      await progress.beat(actor, enrolmentId, video.id, beatOf(sitting, 1, 89, { watched: [{ from: 0, to: 89 }] }));
      await expect(progress.finish(actor, enrolmentId, video.id)).rejects.toEqual(
        CoursesErrors.notWatchedEnough(89, 90),
      );
      const done = await progress.beat(
        actor,
        enrolmentId,
        video.id,
        beatOf(sitting, 2, 91, { watched: [{ from: 89, to: 91 }] }),
      );
      expect(done).toMatchObject({ state: 'finished', courseCompleted: true, watchedPercent: 91 });
      expect((await world.told(enrolmentId))[0]?.payload).toMatchObject({
        lessonKind: 'video',
        evidence: { activeSeconds: 91, watchedPercent: 91 },
      });
    });

    it('does not believe a whole film in the second after opening it', async () => {
      const video = aVideo((await world.resource('video/mp4', 1, 600)).versionIds[0] ?? '');
      const { actor, enrolmentId } = await world.enrolled([video]);
      await progress.open(actor, enrolmentId, video.id);
      const answer = await progress.beat(
        actor,
        enrolmentId,
        video.id,
        beatOf(newId(), 1, 1, { watched: [{ from: 0, to: 600 }] }),
      );
      expect(answer).toMatchObject({ state: 'started', watchedPercent: 0 });
    });
  });
});
