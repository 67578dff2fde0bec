import { newId, type Database } from '#platform';
import { type CourseOfTest, DepartmentBuilder } from '../fixtures/department.builder.js';
import { issueServiceToken, signIn } from '../system/credentials.js';

export interface Townsman {
  readonly id: string;
  readonly staffCode: string;
  readonly unitId: string;
}

export interface Learner extends Townsman {
  readonly cookie: string;
}

export interface ReportedCourse extends CourseOfTest {
  readonly slug: string;
}

export interface TaughtCourse extends CourseOfTest {
  readonly lessonIds: readonly string[];
}

/** Who may learn what in the fault tests: people in a tree of units, courses reported from outside and taught here. */
export interface LearningTown {
  readonly units: readonly { readonly id: string; readonly parentId: string | null }[];
  readonly people: readonly Townsman[];
  readonly learners: readonly Learner[];
  readonly reported: readonly ReportedCourse[];
  readonly taught: readonly TaughtCourse[];
  readonly authorization: string;
}

/** Becomes part of each fact's source: `api:<name>`. */
export const TOKEN_NAME = 'faults';

const SIZE = { branches: 4, divisions: 3, people: 15, learners: 60, reported: 30, taught: 12, lessons: 3 };

export async function buildTown(database: Database): Promise<LearningTown> {
  return database.transaction(async () => {
    const builder = new DepartmentBuilder(database);
    const units = await buildUnits(builder);
    const people = await buildPeople(database, builder, units);
    const root = units[0]?.id ?? '';
    const reported: ReportedCourse[] = [];
    // From one half period to three periods: some days and weeks stay below their caps, others go over.
    for (let index = 0; index < SIZE.reported; index += 1)
      reported.push(await withSlug(database, await builder.course(root, 1 + (index % 6))));
    const taught: TaughtCourse[] = [];
    for (let index = 0; index < SIZE.taught; index += 1) taught.push(await taughtCourse(database, root, index));
    const learners: Learner[] = [];
    for (const person of people.slice(0, SIZE.learners))
      learners.push({ ...person, ...(await signIn(database, { ...person, role: 'staff' })) });
    const { authorization } = await issueServiceToken(database, TOKEN_NAME, ['records.submit-facts']);
    return { units, people, learners, reported, taught, authorization };
  });
}

async function buildUnits(builder: DepartmentBuilder): Promise<{ id: string; parentId: string | null }[]> {
  const rootId = await builder.unit('Sở');
  const units: { id: string; parentId: string | null }[] = [{ id: rootId, parentId: null }];
  for (let branch = 1; branch <= SIZE.branches; branch += 1) {
    const branchId = await builder.unit(`Chi cục ${branch}`, rootId);
    units.push({ id: branchId, parentId: rootId });
    for (let division = 1; division <= SIZE.divisions; division += 1)
      units.push({ id: await builder.unit(`Phòng ${branch}.${division}`, branchId), parentId: branchId });
  }
  return units;
}

async function buildPeople(
  database: Database,
  builder: DepartmentBuilder,
  units: readonly { id: string }[],
): Promise<Townsman[]> {
  const people: Townsman[] = [];
  for (const { id: unitId } of units) {
    for (let place = 0; place < SIZE.people; place += 1) {
      const id = await builder.person(unitId, place % 5 === 0 ? { category: 'contract_worker' } : {});
      const row = await database.one<{ code: string }>('select staff_code as code from people where id = $1', [id]);
      people.push({ id, unitId, staffCode: row?.code ?? '' });
    }
  }
  return people;
}

async function withSlug(database: Database, course: CourseOfTest): Promise<ReportedCourse> {
  const row = await database.one<{ slug: string }>('select slug from courses where id = $1', [course.courseId]);
  return { ...course, slug: row?.slug ?? '' };
}

/** Written as a draft first: what is published is not edited any more. */
async function taughtCourse(database: Database, ownerUnitId: string, place: number): Promise<TaughtCourse> {
  const course = { courseId: newId(), courseVersionId: newId(), halfPeriods: 2 + (place % 3) };
  const lessonIds = Array.from({ length: SIZE.lessons }, newId);
  await database.query(`insert into courses (id, slug, owner_unit_id) values ($1, $2, $3)`, [
    course.courseId,
    `lop-${place}`,
    ownerUnitId,
  ]);
  await database.query(
    `insert into course_versions (id, course_id, number, state, title, topic, nominal_half_periods)
     values ($1, $2, 1, 'draft', $3, 'digital-general', $4)`,
    [course.courseVersionId, course.courseId, `Lớp ${place}`, course.halfPeriods],
  );
  await database.query(
    `insert into lessons (id, course_version_id, position, slug, kind, title, body_markdown)
     select id, $2, place, 'bai-' || place, 'article', 'Bài ' || place, 'Nội dung'
     from unnest($1::uuid[]) with ordinality as l (id, place)`,
    [lessonIds, course.courseVersionId],
  );
  await database.query(`update course_versions set state = 'published', published_at = now() where id = $1`, [
    course.courseVersionId,
  ]);
  await database.query(`update courses set current_version_id = $2 where id = $1`, [
    course.courseId,
    course.courseVersionId,
  ]);
  return { ...course, lessonIds };
}
