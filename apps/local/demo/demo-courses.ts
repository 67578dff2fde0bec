import { type BulkCourse, type BulkLesson } from '#courses';
import { type Chance } from './chance.js';
import { addDays, instantOf } from './civil-days.js';
import { type CourseFileLesson, type DemoCourseText } from './course-files.js';
import { type DemoCalendar } from './demo-calendar.js';

function settingsOf({ kind, passPercent, maxAttempts, draw }: CourseFileLesson): BulkLesson['settings'] {
  return kind === 'quiz' ? { passPercent: passPercent ?? 70, maxAttempts: maxAttempts ?? 3, draw: draw ?? 5 } : {};
}

/** The courses of the demo, published before the history begins. */
export function makeCourses(
  chance: Chance,
  calendar: DemoCalendar,
  texts: readonly DemoCourseText[],
  owner: { unitId: string; personId: string },
  versionBySlug: ReadonlyMap<string, string>,
): BulkCourse[] {
  return texts.map((text) => ({
    id: chance.id(),
    versionId: chance.id(),
    slug: text.slug,
    ownerUnitId: owner.unitId,
    createdBy: owner.personId,
    title: text.title,
    summary: text.summary,
    topic: text.topic,
    language: text.language,
    legalBasis: text.legalBasis,
    nominalHalfPeriods: Math.round(text.nominalPeriods * 2),
    publishedAt: instantOf(addDays(calendar.start, -chance.whole(5, 40)), 600),
    lessons: text.lessons.map((lesson) => ({
      id: chance.id(),
      slug: lesson.slug,
      kind: lesson.kind,
      title: lesson.title,
      bodyMarkdown: text.bodies.get(lesson.slug) ?? '',
      resourceVersionId: lesson.resource === undefined ? null : (versionBySlug.get(lesson.resource) ?? null),
      minutes: lesson.minutes,
      settings: settingsOf(lesson) ?? {},
      questions: (lesson.questions ?? []).map((question) => ({ ...question, options: question.options ?? [] })),
    })),
  }));
}
