import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

export interface NewEnrolment {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  readonly unitId: string | null;
  readonly at: Date;
}

export interface EnrolmentRow {
  readonly id: string;
  readonly courseId: string;
  readonly title: string;
  readonly topic: string;
  readonly nominalHalfPeriods: number;
  readonly state: 'active' | 'completed';
  readonly enrolledAt: Date;
  readonly completedAt: Date | null;
  readonly lastOpenedAt: Date;
  readonly lessons: number;
  readonly finishedLessons: number;
  readonly nextLessonId: string | null;
  readonly nextLessonTitle: string | null;
  readonly total: number;
}

// "Next" is the unfinished lesson that was opened last, else the first unfinished one.
const LIST = `
  select e.id, e.course_id as "courseId", v.title, v.topic, v.nominal_half_periods as "nominalHalfPeriods", e.state,
         e.enrolled_at as "enrolledAt", e.completed_at as "completedAt", e.last_opened_at as "lastOpenedAt",
         n.lessons, n.finished as "finishedLessons", next.id as "nextLessonId", next.title as "nextLessonTitle",
         count(*) over ()::int as total
  from enrolments e
  join course_versions v on v.id = e.course_version_id
  cross join lateral (
    select count(*)::int as lessons, count(*) filter (where p.state = 'finished')::int as finished
    from lessons l left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
    where l.course_version_id = e.course_version_id) n
  left join lateral (
    select l.id, l.title from lessons l left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
    where l.course_version_id = e.course_version_id and p.state is distinct from 'finished'
    order by p.last_opened_at desc nulls last, l.position limit 1) next on true
  where e.person_id = $1 and e.state <> 'withdrawn' and ($2::text is null or e.state = $2)
  order by e.state = 'completed', e.last_opened_at desc, e.id
  limit $3 offset $4`;

@Injectable()
export class EnrolmentsRepository {
  constructor(private readonly database: Database) {}

  /** Enrols in the current published version; repeating it, or coming back after a withdrawal, gives the same enrolment. */
  async enrol(enrolment: NewEnrolment): Promise<string | null> {
    const row = await this.database.one<{ id: string }>(
      `insert into enrolments (id, person_id, course_id, course_version_id, unit_id, enrolled_at, last_opened_at)
       select $1, $2, c.id, v.id, $4, $5, $5
       from courses c join course_versions v on v.id = c.current_version_id and v.state = 'published' where c.id = $3
       on conflict (person_id, course_version_id) do update
         set state = case when enrolments.state = 'withdrawn' then 'active' else enrolments.state end
       returning id`,
      [enrolment.id, enrolment.personId, enrolment.courseId, enrolment.unitId, enrolment.at],
    );
    return row?.id ?? null;
  }

  async list(
    personId: string,
    state: 'active' | 'completed' | null,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<EnrolmentRow[]> {
    return this.database.named<EnrolmentRow>('courses.enrolments', LIST, [personId, state, limit, offset]);
  }
}
