import { type MigrationInterface, type QueryRunner } from 'typeorm';

const COURSES = [
  `create table courses (
     id uuid constraint courses_pkey primary key,
     slug text not null constraint courses_slug_taken unique constraint courses_slug_plain check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
     owner_unit_id uuid not null constraint courses_owner_known references org_units,
     current_version_id uuid,
     created_by uuid constraint courses_author_known references people,
     created_at timestamptz not null default now()
   )`,
  `create index courses_of_unit on courses (owner_unit_id)`,
  // Two search columns as in the library: one without diacritics that finds, one with them that ranks exact marks first.
  `create table course_versions (
     id uuid constraint course_versions_pkey primary key,
     course_id uuid not null constraint course_versions_course_known references courses,
     number int not null constraint course_versions_number_counted check (number >= 1),
     state text not null default 'draft' constraint course_versions_state_known check (state in ('draft', 'published', 'retired')),
     title text not null constraint course_versions_title_normalised
       check (title is nfc normalized and title = btrim(title) and title <> ''),
     summary text not null default '',
     topic text not null,
     language text not null default 'vi' constraint course_versions_language_known check (language in ('vi', 'en')),
     legal_basis text[] not null default '{}',
     nominal_half_periods int not null default 0 constraint course_versions_credit_not_negative check (nominal_half_periods >= 0),
     published_at timestamptz,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     search_text text not null generated always as (folded_words(title || ' ' || summary)) stored,
     search tsvector not null generated always as (
       setweight(to_tsvector('simple', folded_words(title)), 'A') ||
       setweight(to_tsvector('simple', folded_words(summary)), 'B') ||
       setweight(to_tsvector('simple', folded_words(topic)), 'D')) stored,
     search_marked tsvector not null generated always as (
       setweight(to_tsvector('simple', marked_words(title)), 'A') ||
       setweight(to_tsvector('simple', marked_words(summary)), 'B')) stored,
     constraint course_versions_numbered unique (course_id, number),
     constraint course_versions_published_dated check ((state = 'draft') = (published_at is null))
   )`,
  `create unique index course_versions_one_draft on course_versions (course_id) where state = 'draft'`,
  `create unique index course_versions_one_published on course_versions (course_id) where state = 'published'`,
  `create index course_versions_search on course_versions using gin (search)`,
  `create index course_versions_search_text on course_versions using gin (search_text gin_trgm_ops)`,
  `alter table courses add constraint courses_current_version_known
     foreign key (current_version_id) references course_versions deferrable initially deferred`,
];

const LESSONS = [
  `create table lessons (
     id uuid constraint lessons_pkey primary key,
     course_version_id uuid not null constraint lessons_version_known references course_versions,
     position int not null constraint lessons_position_counted check (position >= 1),
     slug text not null,
     kind text not null constraint lessons_kind_known check (kind in ('article', 'file', 'video', 'quiz')),
     title text not null constraint lessons_title_normalised check (title is nfc normalized and title = btrim(title) and title <> ''),
     body_markdown text not null default '',
     resource_version_id uuid constraint lessons_resource_version_known references resource_versions,
     minutes int not null default 0 constraint lessons_minutes_in_range check (minutes between 0 and 600),
     settings jsonb not null default '{}',
     constraint lessons_in_order unique (course_version_id, position) deferrable initially deferred,
     constraint lessons_slug_taken unique (course_version_id, slug),
     constraint lessons_resource_fits check (resource_version_id is null or kind in ('file', 'video'))
   )`,
  `create index lessons_of_resource_version on lessons (resource_version_id) where resource_version_id is not null`,
  `create table quiz_questions (
     id uuid constraint quiz_questions_pkey primary key,
     lesson_id uuid not null constraint quiz_questions_lesson_known references lessons on delete cascade,
     position int not null constraint quiz_questions_position_counted check (position >= 1),
     kind text not null constraint quiz_questions_kind_known check (kind in ('single', 'multiple', 'true_false', 'numeric')),
     prompt text not null,
     explanation text not null default '',
     settings jsonb not null default '{}',
     constraint quiz_questions_in_order unique (lesson_id, position) deferrable initially deferred
   )`,
  `create table quiz_options (
     id uuid constraint quiz_options_pkey primary key,
     question_id uuid not null constraint quiz_options_question_known references quiz_questions on delete cascade,
     position int not null constraint quiz_options_position_counted check (position >= 1),
     text text not null,
     correct boolean not null default false,
     constraint quiz_options_in_order unique (question_id, position) deferrable initially deferred
   )`,
];

// What people learn from never changes under them: a published version is frozen by the database itself.
const FREEZE = [
  `create function refuse_frozen_version() returns trigger language plpgsql as $$
   declare
     -- Generated columns are not computed yet when the trigger runs.
     passing text[] := array['state', 'updated_at', 'search_text', 'search', 'search_marked'];
   begin
     if old.state <> 'draft' and (tg_op = 'DELETE'
        or to_jsonb(new) - passing is distinct from to_jsonb(old) - passing
        or (old.state, new.state) not in (('published', 'published'), ('published', 'retired'), ('retired', 'retired'))) then
       raise exception 'course version % is published', old.id using errcode = '23514', constraint = 'course_versions_frozen';
     end if;
     return case when tg_op = 'DELETE' then old else new end;
   end $$`,
  `create trigger course_versions_kept before update or delete on course_versions
     for each row execute function refuse_frozen_version()`,
  // The share lock makes an edit wait for a publication under way, and the publication for the edit.
  `create function refuse_frozen_content() returns trigger language plpgsql as $$
   declare
     touched jsonb;
     frozen boolean;
   begin
     for touched in select to_jsonb(old) where tg_op <> 'INSERT' union all select to_jsonb(new) where tg_op <> 'DELETE' loop
       case tg_table_name
         when 'lessons' then
           select v.state <> 'draft' into frozen from course_versions v where v.id = (touched ->> 'course_version_id')::uuid for share of v;
         when 'quiz_questions' then
           select v.state <> 'draft' into frozen from lessons l join course_versions v on v.id = l.course_version_id
           where l.id = (touched ->> 'lesson_id')::uuid for share of v;
         else
           select v.state <> 'draft' into frozen from quiz_questions q join lessons l on l.id = q.lesson_id
           join course_versions v on v.id = l.course_version_id where q.id = (touched ->> 'question_id')::uuid for share of v;
       end case;
       if frozen then
         raise exception 'the course version is published' using errcode = '23514', constraint = 'course_versions_frozen';
       end if;
     end loop;
     return case when tg_op = 'DELETE' then old else new end;
   end $$`,
  ...['lessons', 'quiz_questions', 'quiz_options'].map(
    (table) => `create trigger ${table}_frozen before insert or update or delete on ${table}
       for each row execute function refuse_frozen_content()`,
  ),
];

const ENROLMENTS = [
  `create table enrolments (
     id uuid constraint enrolments_pkey primary key,
     person_id uuid not null constraint enrolments_person_known references people,
     course_id uuid not null constraint enrolments_course_known references courses,
     course_version_id uuid not null constraint enrolments_version_known references course_versions,
     unit_id uuid constraint enrolments_unit_known references org_units,
     source text not null default 'self' constraint enrolments_source_known check (source in ('self', 'assigned')),
     state text not null default 'active' constraint enrolments_state_known check (state in ('active', 'completed', 'withdrawn')),
     enrolled_at timestamptz not null default now(),
     last_opened_at timestamptz not null default now(),
     completed_at timestamptz,
     constraint enrolments_once unique (person_id, course_version_id),
     constraint enrolments_completed_dated check ((state = 'completed') = (completed_at is not null))
   )`,
  `create index enrolments_of_course on enrolments (course_id, state)`,
];

const PROGRESS = [
  `create table lesson_progress (
     enrolment_id uuid not null constraint lesson_progress_enrolment_known references enrolments,
     lesson_id uuid not null constraint lesson_progress_lesson_known references lessons,
     state text not null default 'started' constraint lesson_progress_state_known check (state in ('started', 'finished')),
     started_at timestamptz not null default now(),
     finished_at timestamptz,
     last_opened_at timestamptz not null default now(),
     position_seconds int not null default 0 constraint lesson_progress_position_not_negative check (position_seconds >= 0),
     duration_seconds int constraint lesson_progress_duration_counted check (duration_seconds > 0),
     watched int4multirange not null default '{}',
     active_seconds int not null default 0 constraint lesson_progress_active_not_negative check (active_seconds >= 0),
     constraint lesson_progress_pkey primary key (enrolment_id, lesson_id),
     constraint lesson_progress_finished_dated check ((state = 'finished') = (finished_at is not null))
   )`,
  // One opening of the player. A beat tells the sitting's total so far, so a lost, late or repeated beat changes nothing.
  `create table lesson_sittings (
     id uuid constraint lesson_sittings_pkey primary key,
     enrolment_id uuid not null,
     lesson_id uuid not null,
     sequence int not null,
     active_seconds int not null constraint lesson_sittings_active_not_negative check (active_seconds >= 0),
     updated_at timestamptz not null default now(),
     constraint lesson_sittings_progress_known foreign key (enrolment_id, lesson_id) references lesson_progress
   )`,
  `create table quiz_attempts (
     id uuid constraint quiz_attempts_pkey primary key,
     enrolment_id uuid not null constraint quiz_attempts_enrolment_known references enrolments,
     lesson_id uuid not null constraint quiz_attempts_lesson_known references lessons,
     number int not null constraint quiz_attempts_number_counted check (number >= 1),
     started_at timestamptz not null default now(),
     submitted_at timestamptz,
     questions jsonb not null,
     answers jsonb not null default '{}',
     points numeric,
     max_points numeric,
     passed boolean,
     constraint quiz_attempts_numbered unique (enrolment_id, lesson_id, number),
     constraint quiz_attempts_graded check (
       (submitted_at is null) = (points is null) and (points is null) = (max_points is null) and (points is null) = (passed is null))
   )`,
  `create unique index quiz_attempts_one_open on quiz_attempts (enrolment_id, lesson_id) where submitted_at is null`,
];

const DOWN = [
  `drop table quiz_attempts`,
  `drop table lesson_sittings`,
  `drop table lesson_progress`,
  `drop table enrolments`,
  `drop table quiz_options`,
  `drop table quiz_questions`,
  `drop table lessons`,
  `drop function refuse_frozen_content()`,
  `alter table courses drop constraint courses_current_version_known`,
  `drop table course_versions`,
  `drop function refuse_frozen_version()`,
  `drop table courses`,
];

export class CreateCourses20261124000130 implements MigrationInterface {
  readonly name = 'CreateCourses20261124000130';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COURSES, ...LESSONS, ...FREEZE, ...ENROLMENTS, ...PROGRESS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await runner.query(statement);
    }
  }
}
