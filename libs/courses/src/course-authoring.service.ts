import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, windowOf, type Actor, type Page } from '#platform';
import { AuthorScope } from './author-scope.service.js';
import {
  type AuthoredCourseCardDto,
  type AuthoredCourseDto,
  type AuthoredCoursesQuery,
  type CreateCourseDto,
  type EditDraftDto,
} from './authoring.dto.js';
import { AuthoringRepository, type VersionRow } from './authoring.repository.js';
import { CourseTrail, fieldsIn } from './course-trail.service.js';
import { CoursesErrors, refuse } from './courses.errors.js';
import { DraftContent } from './draft-content.service.js';
import { freeSlug, slugOf } from './slug.rules.js';

/** Courses from their authors' side: made, described, given a new draft. */
@Injectable()
export class CourseAuthoring {
  constructor(
    private readonly authoring: AuthoringRepository,
    private readonly content: DraftContent,
    private readonly scope: AuthorScope,
    private readonly trail: CourseTrail,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: AuthoredCoursesQuery): Promise<Page<AuthoredCourseCardDto>> {
    const filter = { q: query.q ?? '', state: query.state ?? null, ...windowOf(query) };
    const rows = await this.authoring.list(await this.scope.of(actor), filter);
    const items = rows.map(({ total: _, ...row }) => row);
    return { items, total: rows[0]?.total ?? 0, page: query.page, size: query.size };
  }

  async read(actor: Actor, courseId: string): Promise<AuthoredCourseDto> {
    const course = await this.authoring.find(await this.scope.of(actor), courseId);
    const versions = course ? await this.authoring.listVersions(courseId) : [];
    const shown = shownVersion(versions);
    if (!course || !shown) throw CoursesErrors.courseNotFound(courseId);
    return { ...course, shown: shown.number, versions, lessons: await this.content.view(shown.id) };
  }

  async create(actor: Actor, { title, topic, language = 'vi', ownerUnitId }: CreateCourseDto): Promise<string> {
    const unit = await this.scope.ownerUnit(actor, ownerUnitId ?? null);
    const [id, at] = [newId(), this.clock.now()];
    await this.database
      .transaction(async () => {
        const slug = freeSlug(slugOf(title), await this.authoring.listSlugsLike(slugOf(title)));
        await this.authoring.insertCourse({ id, slug, ownerUnitId: unit, createdBy: actor.personId, at });
        const fields = { title, summary: '', topic, language, legalBasis: [], nominalHalfPeriods: 0 };
        await this.authoring.insertDraft({ id: newId(), courseId: id, at, ...fields });
        await this.trail.record(actor, 'course-drafted', id, { title, topic, language });
      })
      .catch(refuse);
    return id;
  }

  /** @throws courses.draft-changed when somebody has edited it since the revision was read */
  async editDraft(actor: Actor, courseId: string, { revision, ...change }: EditDraftDto): Promise<void> {
    await this.content.changeDraft(actor, courseId, async (versionId) => {
      if (!(await this.authoring.updateDraft(versionId, revision, change, this.clock.now())))
        throw CoursesErrors.draftChanged();
      await this.trail.record(actor, 'draft-described', courseId, { versionId, fields: fieldsIn(change) });
    });
  }

  /** A new draft with everything that the published version holds. */
  async startDraft(actor: Actor, courseId: string): Promise<void> {
    const { versions } = await this.read(actor, courseId);
    const published = versions.find((version) => version.state === 'published');
    if (!published || versions.some((version) => version.state === 'draft')) throw CoursesErrors.draftExists();
    const id = newId();
    await this.database
      .transaction(async () => {
        await this.authoring.lockCourse(courseId);
        await this.authoring.insertDraft({ ...published, id, courseId, at: this.clock.now() });
        await this.content.copy(published.id, id);
        await this.trail.record(actor, 'draft-started', courseId, { versionId: id, from: published.number });
      })
      .catch(refuse);
  }

  async discardDraft(actor: Actor, courseId: string): Promise<void> {
    await this.content.changeDraft(actor, courseId, async (versionId) => {
      await this.trail.record(actor, 'draft-discarded', courseId, { versionId });
      await this.content.clear(versionId);
      await this.authoring.deleteDraft(courseId, versionId);
    });
  }
}

function shownVersion(versions: readonly VersionRow[]): VersionRow | undefined {
  return (
    versions.find((version) => version.state === 'draft') ??
    versions.find((version) => version.state === 'published') ??
    versions[0]
  );
}
