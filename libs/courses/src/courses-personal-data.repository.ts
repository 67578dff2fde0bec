import { type PersonalDataCategory } from '#identity';

const OWN = `(select e.id from enrolments e where e.person_id = $1)`;

export const COURSES_PERSONAL_DATA: readonly PersonalDataCategory[] = [
  {
    code: 'courses.behaviour',
    basis: 'state-agency',
    retention: 'behaviour',
    fate: 'destroyed',
    tables: ['lesson_progress', 'lesson_sittings'],
    rows: `select p.last_opened_at as at, l.title as what, p.state, p.started_at as "startedAt", p.finished_at as "finishedAt",
                  p.position_seconds as "positionSeconds", p.active_seconds as "activeSeconds", p.watched::text as watched
           from lesson_progress p join lessons l on l.id = p.lesson_id where p.enrolment_id in ${OWN}`,
    erase: [
      `delete from lesson_sittings where enrolment_id in ${OWN}`,
      `delete from lesson_progress where enrolment_id in ${OWN}`,
    ],
  },
  {
    code: 'courses.quizzes',
    basis: 'state-agency',
    retention: 'behaviour',
    fate: 'destroyed',
    tables: ['quiz_attempts'],
    rows: `select a.started_at as at, l.title as what, a.number, a.submitted_at as "submittedAt", a.points, a.max_points as "maxPoints",
                  a.passed, a.answers
           from quiz_attempts a join lessons l on l.id = a.lesson_id where a.enrolment_id in ${OWN}`,
    erase: [`delete from quiz_attempts where enrolment_id in ${OWN}`],
  },
  {
    code: 'courses.enrolments',
    basis: 'employment',
    retention: 'learning',
    fate: 'kept',
    tables: ['enrolments'],
    rows: `select e.enrolled_at as at, v.title as what, e.state, e.source, e.completed_at as "completedAt",
                  e.last_opened_at as "lastOpenedAt"
           from enrolments e join course_versions v on v.id = e.course_version_id where e.person_id = $1`,
  },
  {
    code: 'courses.authored',
    basis: 'state-agency',
    retention: 'content',
    fate: 'kept',
    tables: ['courses'],
    rows: `select c.created_at as at, c.slug as what from courses c where c.created_by = $1`,
  },
];
