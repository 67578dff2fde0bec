import { Injectable } from '@nestjs/common';
import { Membership } from '#identity';
import { searchWordsOf } from '#library';
import { Clock, newId, sortingOf, windowOf, type Actor, type Page } from '#platform';
import { toCourseCard, type CatalogueQuery, type CourseCardDto } from './catalogue.dto.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { toCoursePage, type CoursePageDto } from './course-page.dto.js';
import { CourseReadingRepository } from './course-reading.repository.js';
import { CoursesErrors } from './courses.errors.js';
import { toEnrolment, type EnrolmentDto, type EnrolmentsQuery } from './enrolment.dto.js';
import { EnrolmentsRepository } from './enrolments.repository.js';
import { learnerOf } from './learner.rules.js';

/** What there is to learn, and what somebody has chosen of it. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly catalogue: CatalogueRepository,
    private readonly courses: CourseReadingRepository,
    private readonly enrolments: EnrolmentsRepository,
    private readonly membership: Membership,
    private readonly clock: Clock,
  ) {}

  async search(actor: Actor, query: CatalogueQuery): Promise<Page<CourseCardDto>> {
    const sort = query.sort === undefined ? null : sortingOf(query.sort, ['title', 'newest'], 'newest');
    const rows = await this.catalogue.list({
      personId: actor.personId,
      words: searchWordsOf(query.q ?? ''),
      topics: query.topic ?? null,
      standing: query.standing ?? null,
      order: sort?.field ?? 'relevance',
      ...windowOf(query),
    });
    return { items: rows.map(toCourseCard), total: rows[0]?.total ?? 0, page: query.page, size: query.size };
  }

  async page(actor: Actor, courseId: string): Promise<CoursePageDto> {
    const row = await this.courses.findPage(courseId, actor.personId);
    if (!row) throw CoursesErrors.courseNotFound(courseId);
    return toCoursePage(row);
  }

  /** @returns the id of the enrolment, made now or before. */
  async enrol(actor: Actor, courseId: string): Promise<string> {
    const personId = learnerOf(actor);
    const unitId = await this.membership.unitOf(personId, this.clock.today());
    const id = await this.enrolments.enrol({ id: newId(), personId, courseId, unitId, at: this.clock.now() });
    if (id === null) throw CoursesErrors.courseNotFound(courseId);
    return id;
  }

  async enrolmentsOf(actor: Actor, query: EnrolmentsQuery): Promise<Page<EnrolmentDto>> {
    const rows = await this.enrolments.list(learnerOf(actor), query.state ?? null, windowOf(query));
    return { items: rows.map(toEnrolment), total: rows[0]?.total ?? 0, page: query.page, size: query.size };
  }

  async learning(actor: Actor, enrolmentId: string): Promise<CoursePageDto> {
    const row = await this.courses.findLearning(enrolmentId, learnerOf(actor));
    if (!row) throw CoursesErrors.enrolmentNotFound(enrolmentId);
    return toCoursePage(row);
  }
}
