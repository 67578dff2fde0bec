import { type DynamicModule } from '@nestjs/common';
import { IdentityModule, PeopleBulk, type Role } from '#identity';
import { LibraryBulk, type BulkFile, LibraryModule } from '#library';
import { AppConfig, Clock, createStorage, newId, Storage, type Actor } from '#platform';
import { bootTestModule, type FixedClock, type TestModule } from '#platform/testing';
import { type QuestionText } from './course-content.rules.js';
import { Catalogue } from './catalogue.service.js';
import { CoursesBulk, type BulkCourse, type BulkLesson } from './courses-bulk.repository.js';
import { CoursesModule } from './courses.module.js';

const FROM = '2024-01-01';
const PUBLISHED = '2026-05-01T00:00:00Z';
const A_RESOURCE = {
  slug: null,
  title: 'Tài liệu',
  summary: '',
  documentNumber: null,
  topic: 'forestry',
  licence: 'internal',
  language: 'vi',
  fileName: 'tep',
  publishedAt: PUBLISHED,
  createdAt: PUBLISHED,
} as const;

export function anArticle(title: string): BulkLesson {
  return {
    id: newId(),
    slug: title.toLowerCase().replaceAll(' ', '-'),
    kind: 'article',
    title,
    bodyMarkdown: '## Bài',
    minutes: 10,
  };
}

export function aVideo(resourceVersionId: string): BulkLesson {
  return {
    id: newId(),
    slug: 'video',
    kind: 'video',
    title: 'Video',
    resourceVersionId,
    minutes: 2,
  };
}

/** Its first option is the right one. */
export function aSingle(prompt: string): QuestionText {
  const options = ['đúng', 'sai', 'rất sai'].map((text, index) => ({ text, correct: index === 0 }));
  return { kind: 'single', prompt, explanation: `Vì ${prompt}`, options };
}

export function aQuiz(questions: readonly QuestionText[], settings: BulkLesson['settings'] = {}): BulkLesson {
  return { id: newId(), slug: 'kiem-tra', kind: 'quiz', title: 'Kiểm tra', minutes: 5, questions, settings };
}

/** A department with a forestry branch, and whatever courses and people a test asks for. */
export class CoursesWorld {
  readonly departmentId = newId();
  readonly forestryId = newId();
  private made = 0;

  constructor(readonly module: TestModule) {}

  get<T>(type: abstract new (...parameters: never[]) => T): T {
    return this.module.get(type);
  }

  get clock(): FixedClock {
    return this.module.clock as FixedClock;
  }

  async settle(): Promise<void> {
    const people = this.get(PeopleBulk);
    const version = { eventId: null, shortName: null, code: null, from: FROM, to: null } as const;
    await people.insertUnits([this.departmentId, this.forestryId]);
    await people.insertUnitVersions([
      { ...version, id: newId(), unitId: this.departmentId, name: 'Sở', kind: 'department', parentId: null },
      {
        ...version,
        id: newId(),
        unitId: this.forestryId,
        name: 'Chi cục Kiểm lâm',
        kind: 'sub_department',
        parentId: this.departmentId,
      },
    ]);
  }

  async person(role: Role = 'staff', unitId = this.forestryId): Promise<Actor & { personId: string }> {
    const people = this.get(PeopleBulk);
    const [personId, accountId] = [newId(), newId()];
    this.made += 1;
    const name = `Người thứ ${this.made}`;
    await people.insert([
      { id: personId, fullName: name, staffCode: null, birthDate: null, email: null, gender: null },
    ]);
    const place = {
      position: 'Chuyên viên',
      category: 'civil_servant',
      kind: 'primary',
      from: FROM,
      to: null,
    } as const;
    await people.insertAssignments([{ id: newId(), personId, unitId, ...place }]);
    await people.insertAccounts([{ id: accountId, personId, username: `user-${this.made}`, passwordHash: 'none' }]);
    return { kind: 'person', accountId, personId, name, grants: [{ role, unitId }], scopes: [], sessionId: null };
  }

  async course(lessons: readonly BulkLesson[], fields: Partial<BulkCourse> = {}): Promise<BulkCourse> {
    this.made += 1;
    const course: BulkCourse = {
      id: newId(),
      versionId: newId(),
      slug: `khoa-${this.made}`,
      ownerUnitId: this.departmentId,
      createdBy: null,
      title: `Khóa học ${this.made}`,
      summary: 'Tóm tắt',
      topic: 'learning-skills',
      language: 'vi',
      legalBasis: [],
      nominalHalfPeriods: 4,
      publishedAt: PUBLISHED,
      ...fields,
      lessons,
    };
    await this.get(CoursesBulk).insertCourses([course]);
    return course;
  }

  async enrolled(
    lessons: readonly BulkLesson[],
  ): Promise<{ actor: Actor & { personId: string }; course: BulkCourse; enrolmentId: string }> {
    const actor = await this.person();
    const course = await this.course(lessons);
    return { actor, course, enrolmentId: await this.get(Catalogue).enrol(actor, course.id) };
  }

  /** A published resource with `versions` versions; their ids, the oldest first. A film is 100 seconds long unless told. */
  async resource(
    mediaType: string,
    versions = 1,
    durationSeconds: number | null = mediaType.startsWith('video/') ? 100 : null,
  ): Promise<{ id: string; versionIds: string[] }> {
    const bulk = this.get(LibraryBulk);
    const owner = await this.person();
    const id = newId();
    const files = Array.from({ length: versions }, () => ({ id: newId(), versionId: newId() }));
    await this.module.database.transaction(async () => {
      await bulk.insertFiles(files.map(({ id: fileId }) => aFile(fileId, mediaType, durationSeconds)));
      await bulk.insertResources([
        {
          ...A_RESOURCE,
          id,
          ownerPersonId: owner.personId,
          ownerUnitId: this.departmentId,
          currentVersionId: files.at(-1)?.versionId ?? '',
        },
      ]);
      await bulk.insertVersions(
        files.map((file, index) => ({
          id: file.versionId,
          resourceId: id,
          number: index + 1,
          fileId: file.id,
          fileName: `tep-${index + 1}`,
          mediaType,
          sizeBytes: 10,
          captionsFileId: null,
          createdBy: owner.personId,
          createdAt: PUBLISHED,
        })),
      );
    });
    return { id, versionIds: files.map((file) => file.versionId) };
  }

  /** What was told about one enrolment, in order. */
  async told(enrolmentId: string): Promise<{ name: string; payload: Record<string, unknown> }[]> {
    return this.module.database.query(
      `select name, payload from events where payload ->> 'enrolmentId' = $1 order by id`,
      [enrolmentId],
    );
  }
}

function aFile(id: string, mediaType: string, durationSeconds: number | null): BulkFile {
  const sha256 = id.replaceAll('-', '').padEnd(64, '0');
  return { id, sha256, sizeBytes: 10, mediaType, storageKey: `content/${sha256}`, durationSeconds };
}

export const TemporaryStorage: DynamicModule = {
  module: class TemporaryStorageModule {},
  global: true,
  providers: [
    {
      provide: Storage,
      useFactory: (config: AppConfig, clock: Clock) => createStorage(config, clock),
      inject: [AppConfig, Clock],
    },
  ],
  exports: [Storage],
};

export const COURSES_TEST_MODULES = [TemporaryStorage, IdentityModule, LibraryModule, CoursesModule];

export async function someCourses(): Promise<CoursesWorld> {
  const module = await bootTestModule({ modules: COURSES_TEST_MODULES });
  const world = new CoursesWorld(module);
  await world.settle();
  return world;
}
