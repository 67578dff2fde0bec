import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type QuestionText } from '#courses';

export interface CourseFileLesson {
  readonly slug: string;
  readonly kind: 'article' | 'file' | 'video' | 'quiz';
  readonly title: string;
  readonly minutes: number;
  readonly file?: string;
  readonly resource?: string;
  readonly passPercent?: number;
  readonly maxAttempts?: number;
  readonly draw?: number;
  readonly questions?: readonly (Omit<QuestionText, 'options'> & { readonly options?: QuestionText['options'] })[];
}

interface CourseFile {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly topic: string;
  readonly language: string;
  readonly nominalPeriods: number;
  readonly legalBasis: readonly string[];
  readonly lessons: readonly CourseFileLesson[];
}

export interface DemoCourseText extends CourseFile {
  readonly bodies: ReadonlyMap<string, string>;
}

/** The twelve courses as their authors wrote them: one folder each, a description and the articles beside it. */
export function readCourses(projectRoot: string): DemoCourseText[] {
  const folder = join(projectRoot, 'apps/local/demo/content/courses');
  return readdirSync(folder)
    .sort()
    .map((slug) => {
      const course = parse(readFileSync(join(folder, slug, 'course.yaml'), 'utf8')) as CourseFile;
      const articles = course.lessons.filter(({ file }) => file !== undefined);
      const bodies = articles.map(({ slug: lesson, file = '' }): [string, string] => [
        lesson,
        readFileSync(join(folder, slug, file), 'utf8'),
      ]);
      return { ...course, bodies: new Map(bodies) };
    });
}
