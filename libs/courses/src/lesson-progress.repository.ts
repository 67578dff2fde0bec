import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type LessonKind } from './courses.events.js';

/** One lesson within one person's enrolment. */
export interface LessonPlace {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly nominalHalfPeriods: number;
  readonly lessonId: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly minutes: number;
  readonly bodyMarkdown: string;
  readonly resourceVersionId: string | null;
  /** Films: measured from the file. */
  readonly durationSeconds: number | null;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface ProgressRow {
  readonly state: 'started' | 'finished';
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly positionSeconds: number;
  readonly durationSeconds: number | null;
  readonly watched: string;
  readonly activeSeconds: number;
}

export interface Beat {
  readonly sittingId: string;
  readonly sequence: number;
  readonly activeSeconds: number;
  readonly positionSeconds: number | null;
  /** As a multirange; what it holds already is no change. */
  readonly watched: string;
}

const PLACE = `
  select e.id as "enrolmentId", e.person_id as "personId", e.course_id as "courseId", e.course_version_id as "courseVersionId",
         v.nominal_half_periods as "nominalHalfPeriods", l.id as "lessonId", l.kind, l.title, l.minutes,
         l.body_markdown as "bodyMarkdown", l.resource_version_id as "resourceVersionId", l.settings,
         (select f.duration_seconds from resource_versions r join stored_files f on f.id = r.file_id
          where r.id = l.resource_version_id) as "durationSeconds"
  from enrolments e
  join course_versions v on v.id = e.course_version_id
  join lessons l on l.course_version_id = v.id
  where e.id = $1 and l.id = $2 and e.person_id = $3 and e.state <> 'withdrawn'`;

// The sitting's row decides what of its total is new; nobody is active for longer than the lesson has been open.
const BEAT = `
  with sitting as (
    insert into lesson_sittings (id, enrolment_id, lesson_id, sequence, active_seconds, updated_at)
    values ($3, $1, $2, $4, $5, $8)
    on conflict (id) do update set sequence = greatest(lesson_sittings.sequence, excluded.sequence),
      active_seconds = greatest(lesson_sittings.active_seconds, excluded.active_seconds), updated_at = excluded.updated_at
      where lesson_sittings.enrolment_id = excluded.enrolment_id and lesson_sittings.lesson_id = excluded.lesson_id
    returning coalesce(old.active_seconds, 0) as active_before, new.active_seconds as active_now,
              old.sequence is null or new.sequence > old.sequence as latest
  )
  update lesson_progress p
  set active_seconds = least(p.active_seconds + s.active_now - s.active_before,
                             greatest(p.active_seconds, ceil(extract(epoch from $8::timestamptz - p.started_at))::int + 60)),
      position_seconds = case when s.latest then coalesce($6::int, p.position_seconds) else p.position_seconds end,
      watched = p.watched + $7::int4multirange
  from sitting s
  where p.enrolment_id = $1 and p.lesson_id = $2`;

@Injectable()
export class LessonProgressRepository {
  constructor(private readonly database: Database) {}

  async findPlace(personId: string, enrolmentId: string, lessonId: string): Promise<LessonPlace | null> {
    return (
      (await this.database.named<LessonPlace>('courses.place', PLACE, [enrolmentId, lessonId, personId]))[0] ?? null
    );
  }

  /** The same, with the enrolment locked: whatever decides about finishing goes one after the other. */
  async lockPlace(personId: string, enrolmentId: string, lessonId: string): Promise<LessonPlace | null> {
    const [row] = await this.database.named<LessonPlace>('courses.lock-place', `${PLACE} for no key update of e`, [
      enrolmentId,
      lessonId,
      personId,
    ]);
    return row ?? null;
  }

  async find(enrolmentId: string, lessonId: string): Promise<ProgressRow | null> {
    const [row] = await this.database.named<ProgressRow>(
      'courses.progress',
      `select state, started_at as "startedAt", finished_at as "finishedAt", position_seconds as "positionSeconds",
              duration_seconds as "durationSeconds", watched::text, active_seconds as "activeSeconds"
       from lesson_progress where enrolment_id = $1 and lesson_id = $2`,
      [enrolmentId, lessonId],
    );
    return row ?? null;
  }

  /** Opens the lesson: the first time it starts, later it only becomes the one to continue with. */
  async open(enrolmentId: string, lessonId: string, durationSeconds: number | null, at: Date): Promise<void> {
    await this.database.named(
      'courses.open-lesson',
      `with opened as (
         insert into lesson_progress (enrolment_id, lesson_id, started_at, last_opened_at, duration_seconds)
         values ($1, $2, $4, $4, $3)
         on conflict (enrolment_id, lesson_id) do update set last_opened_at = greatest(lesson_progress.last_opened_at, excluded.last_opened_at)
         returning enrolment_id)
       update enrolments e set last_opened_at = greatest(e.last_opened_at, $4) from opened where e.id = opened.enrolment_id`,
      [enrolmentId, lessonId, durationSeconds, at],
    );
  }

  async saveBeat(enrolmentId: string, lessonId: string, beat: Beat, at: Date): Promise<boolean> {
    const { sittingId, sequence, activeSeconds, positionSeconds, watched } = beat;
    const parameters = [enrolmentId, lessonId, sittingId, sequence, activeSeconds, positionSeconds, watched, at];
    return (await this.database.affected(BEAT, parameters)) === 1;
  }

  /** @returns false when it was finished before. */
  async finish(enrolmentId: string, lessonId: string, at: Date): Promise<boolean> {
    const changed = await this.database.affected(
      `update lesson_progress set state = 'finished', finished_at = $3
       where enrolment_id = $1 and lesson_id = $2 and state = 'started'`,
      [enrolmentId, lessonId, at],
    );
    return changed === 1;
  }

  /** Completes the enrolment when no lesson is left: the number of its lessons, or null when it is not (or no longer) to be completed. */
  async completeEnrolment(enrolmentId: string, at: Date): Promise<number | null> {
    const row = await this.database.one<{ lessons: number }>(
      `update enrolments e set state = 'completed', completed_at = $2
       where e.id = $1 and e.state = 'active' and not exists (
         select from lessons l left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
         where l.course_version_id = e.course_version_id and p.state is distinct from 'finished')
       returning (select count(*)::int from lessons l where l.course_version_id = e.course_version_id) as lessons`,
      [enrolmentId, at],
    );
    return row?.lessons ?? null;
  }
}
