import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type LessonKind } from './courses.events.js';

export interface LessonRow {
  readonly id: string;
  readonly position: number;
  readonly kind: LessonKind;
  readonly title: string;
  readonly minutes: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly state: 'started' | 'finished' | null;
  readonly durationSeconds: number | null;
  readonly watchedSeconds: number;
  readonly attempts: number;
  readonly bestPercent: number | null;
}

export interface CourseRow {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly version: number;
  readonly currentVersionId: string | null;
  readonly title: string;
  readonly summary: string;
  readonly topic: string;
  readonly language: string;
  readonly legalBasis: string[];
  readonly nominalHalfPeriods: number;
  readonly publishedAt: Date | null;
  readonly ownerUnitId: string;
  readonly ownerUnitName: string | null;
  readonly enrolmentId: string | null;
  readonly enrolmentState: 'active' | 'completed' | null;
  readonly enrolledAt: Date | null;
  readonly completedAt: Date | null;
  readonly lastLessonId: string | null;
  readonly lessons: LessonRow[];
}

// One round trip: the course page is the most read page of all.
const LESSONS = `
  (select json_agg(json_build_object(
            'id', l.id, 'position', l.position, 'kind', l.kind, 'title', l.title, 'minutes', l.minutes,
            'settings', l.settings, 'state', p.state, 'durationSeconds', p.duration_seconds,
            'watchedSeconds', case when l.kind = 'video' then (select coalesce(sum(upper(r) - lower(r)), 0) from unnest(p.watched) r) else 0 end,
            'attempts', coalesce(a.attempts, 0), 'bestPercent', a.best) order by l.position)
   from lessons l
   left join lesson_progress p on p.enrolment_id = mine.id and p.lesson_id = l.id
   left join lateral (
     select count(*) as attempts, max(floor(100 * q.points / nullif(q.max_points, 0))) as best
     from quiz_attempts q where q.enrolment_id = mine.id and q.lesson_id = l.id) a on l.kind = 'quiz'
   where l.course_version_id = v.id)`;

const COLUMNS = `
  c.id, c.slug, v.id as "versionId", v.number as version, c.current_version_id as "currentVersionId", v.title, v.summary,
  v.topic, v.language, v.legal_basis as "legalBasis", v.nominal_half_periods as "nominalHalfPeriods",
  v.published_at as "publishedAt", c.owner_unit_id as "ownerUnitId",
  (select coalesce(u.short_name, u.name) from current_unit_versions u where u.unit_id = c.owner_unit_id
   order by u.valid_from desc limit 1) as "ownerUnitName",
  mine.id as "enrolmentId", mine.state as "enrolmentState", mine.enrolled_at as "enrolledAt",
  mine.completed_at as "completedAt",
  (select p.lesson_id from lesson_progress p where p.enrolment_id = mine.id order by p.last_opened_at desc limit 1) as "lastLessonId",
  coalesce(${LESSONS}, '[]') as lessons`;

const PAGE = `
  select ${COLUMNS}
  from courses c
  left join lateral (
    select e.* from enrolments e where e.course_id = c.id and e.person_id = $2 and e.state <> 'withdrawn'
    order by e.enrolled_at desc limit 1) mine on true
  join course_versions v on v.id = coalesce(mine.course_version_id, c.current_version_id)
  where c.id = $1`;

const LEARNING = `
  select ${COLUMNS}
  from enrolments mine
  join courses c on c.id = mine.course_id
  join course_versions v on v.id = mine.course_version_id
  where mine.id = $1 and mine.person_id = $2 and mine.state <> 'withdrawn'`;

/** A course as one person sees it: the version they are enrolled in, else the current one. */
@Injectable()
export class CourseReadingRepository {
  constructor(private readonly database: Database) {}

  async findPage(courseId: string, personId: string | null): Promise<CourseRow | null> {
    return (await this.database.named<CourseRow>('courses.page', PAGE, [courseId, personId]))[0] ?? null;
  }

  async findLearning(enrolmentId: string, personId: string): Promise<CourseRow | null> {
    return (await this.database.named<CourseRow>('courses.learning', LEARNING, [enrolmentId, personId]))[0] ?? null;
  }
}
