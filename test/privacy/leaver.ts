import { AuditTrail } from '#identity';
import { newId, systemActor, type Database } from '#platform';
import { type ServedHouse } from '../fixtures/served-house.js';

export const LEAVER = { name: 'Trương Quỳnh Uyển', email: 'uyen.truong@example.vn', code: 'CBUYEN77' };
const AT = '2026-03-02T02:00:00Z';

/** Writes about a person what every domain may hold, each free text with the name in it. */
export async function fillTraces(house: ServedHouse, personId: string, unitId: string): Promise<void> {
  const { database } = house.api;
  const run = (sql: string, ...parameters: unknown[]) => database.query(sql, parameters);
  await run(
    `update people set email = $2, staff_code = $3, birth_date = '1990-09-02', gender = 'female' where id = $1`,
    personId,
    LEAVER.email,
    LEAVER.code,
  );
  await house.department.leave(personId, 'maternity', '2025-01-01', '2025-03-01');
  await learning(house, personId, unitId);
  await planning(database, personId, unitId);
  await award(database, personId, unitId);
  await house.api.get(AuditTrail).record(systemActor('an import'), {
    action: 'identity.person-corrected',
    subject: { kind: 'person', id: personId },
    personId,
    personal: { before: { fullName: LEAVER.name }, after: { email: LEAVER.email } },
  });
}

async function learning(house: ServedHouse, personId: string, unitId: string): Promise<void> {
  const { database } = house.api;
  const run = (sql: string, ...parameters: unknown[]) => database.query(sql, parameters);
  const course = { courseId: newId(), courseVersionId: newId() };
  const [enrolment, lesson, fact, judgement] = [newId(), newId(), newId(), newId()];
  await run(`insert into courses (id, slug, owner_unit_id) values ($1, 'khoa-nghi', $2)`, course.courseId, unitId);
  await run(
    `insert into course_versions (id, course_id, number, title, topic, nominal_half_periods)
     values ($1, $2, 1, 'Kỹ năng số', 'digital-general', 8)`,
    ...[course.courseVersionId, course.courseId],
  );
  await run(
    `insert into lessons (id, course_version_id, position, slug, kind, title) values ($1, $2, 1, 'bai-1', 'article', 'Bài 1')`,
    ...[lesson, course.courseVersionId],
  );
  await run(
    `update course_versions set state = 'published', published_at = now() where id = $1`,
    course.courseVersionId,
  );
  await run(
    `insert into enrolments (id, person_id, course_id, course_version_id, unit_id, state, completed_at)
     values ($1, $2, $3, $4, $5, 'completed', $6)`,
    ...[enrolment, personId, course.courseId, course.courseVersionId, unitId, AT],
  );
  await run(
    `insert into lesson_progress (enrolment_id, lesson_id, state, finished_at, active_seconds) values ($1, $2, 'finished', $3, 900)`,
    ...[enrolment, lesson, AT],
  );
  await run(
    `insert into lesson_sittings (id, enrolment_id, lesson_id, sequence, active_seconds) values ($1, $2, $3, 1, 900)`,
    ...[newId(), enrolment, lesson],
  );
  await run(
    `insert into quiz_attempts (id, enrolment_id, lesson_id, number, questions, answers) values ($1, $2, $3, 1, '[]', $4)`,
    ...[newId(), enrolment, lesson, { text: `Tôi là ${LEAVER.name}` }],
  );
  await run(
    `insert into learning_facts (id, kind, person_id, course_id, course_version_id, occurred_at, source, source_key, nominal_half_periods)
     values ($1, 'course', $2, $3, $4, $5, 'courses', $6, 8)`,
    ...[fact, personId, course.courseId, course.courseVersionId, AT, `course:${enrolment}`],
  );
  await run(
    `insert into judgements (id, fact_id, rule_version, verdict, reason_code) values ($1, $2, 1, 'accepted', 'course-finished')`,
    ...[judgement, fact],
  );
  await run(
    `insert into completions (id, fact_id, judgement_id, person_id, course_id, course_version_id, year, completed_at, completed_on,
       unit_id, credit_half_periods) values ($1, $2, $3, $4, $5, $6, 2026, $7, '2026-03-02', $8, 8)`,
    ...[newId(), fact, judgement, personId, course.courseId, course.courseVersionId, AT, unitId],
  );
}

async function planning(database: Database, personId: string, unitId: string): Promise<void> {
  const plan = newId();
  await database.query(
    `insert into self_study_plans (id, person_id, year, unit_id, state, commitment_accepted_at, submitted_at, approved_on,
       return_reason, planned_half_periods)
     values ($1, $2, 2026, $3, 'approved', '2026-02-01', '2026-02-01', '2026-02-10', $4, 20)`,
    [plan, personId, unitId, `${LEAVER.name} ghi thiếu`],
  );
  await database.query(
    `insert into self_study_plan_items (id, plan_id, position, kind, title, planned_half_periods, due_on)
     values ($1, $2, 1, 'hours', $3, 20, '2026-12-01')`,
    [newId(), plan, `Tự học của ${LEAVER.name}`],
  );
}

async function award(database: Database, personId: string, unitId: string): Promise<void> {
  await database.query(
    `insert into nominations (id, period_id, subject_kind, person_id, unit_id, title_code, grounds, state, created_by, submitted_at,
       decided_at, reason)
     select $1, p.id, 'individual', $2, $3, 'advanced_worker', $4, 'declined', $2, now(), now(), $5 from scoring_periods p limit 1`,
    [newId(), personId, unitId, `Bà ${LEAVER.name} có thành tích`, `Bà ${LEAVER.name} chưa đủ năm`],
  );
}
