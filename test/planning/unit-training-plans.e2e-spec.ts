import { newId } from '#platform';
import { PlanningHttpModule, PlanningModule } from '#planning';
import { ServedHouse, type SignedIn } from '../fixtures/served-house.js';

interface Found {
  readonly plan: { readonly id: string; readonly state: string; readonly courses: { people: number }[] } | null;
}

describe('the training plan of a unit over HTTP', () => {
  let house: ServedHouse;
  let office: SignedIn;
  let unitId: string;
  let personId: string;
  let courseIds: string[];

  const plan = (unit: string, year = 2026): string => `units/${unit}/training-plans/${year}`;

  beforeAll(async () => {
    house = await ServedHouse.boot([PlanningModule], [PlanningHttpModule]);
    const root = await house.department.unit('Sở');
    unitId = await house.department.unit('Phòng Đất đai', root);
    personId = await house.department.person(unitId);
    courseIds = [];
    for (let made = 0; made < 6; made += 1) courseIds.push((await house.department.course(root, 4)).courseId);
    office = await house.signIn('office', root, await house.department.person(root));
  });
  afterAll(() => house.close());

  it('takes the first courses of a year from several people at once', async () => {
    const answers = await Promise.all(
      courseIds.map((courseId) => office.send<Found>('POST', `${plan(unitId)}/courses`, { courseId })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(courseIds.map(() => 200));
    const found = await office.call<Found>('GET', plan(unitId));
    expect(found.plan?.courses.map((course) => course.people)).toEqual(courseIds.map(() => 1));
  });

  it('does not know a unit that does not exist, whoever asks', async () => {
    const nowhere = plan(newId());
    const courseId = courseIds[0] ?? '';
    expect(await office.refusal('GET', nowhere)).toBe('404 planning.unit-not-found');
    expect(await office.refusal('POST', `${nowhere}/courses`, { courseId })).toBe('404 planning.unit-not-found');
    expect(await office.refusal('DELETE', `${nowhere}/courses/${courseId}`)).toBe('404 planning.unit-not-found');
    expect(await office.refusal('POST', `${nowhere}/approval`, { decisionNumber: '1/QĐ' })).toBe(
      '404 planning.unit-not-found',
    );
  });

  it('refuses people who do not belong to the unit, and years that nobody plans for', async () => {
    const courseId = courseIds[0] ?? '';
    const named = { courseId, personIds: [personId, newId()] };
    expect(await office.refusal('POST', `${plan(unitId, 2027)}/courses`, named)).toBe('400 planning.person-unknown');
    expect((await office.call<Found>('GET', plan(unitId, 2027))).plan).toBeNull();
    expect(await office.refusal('POST', `${plan(unitId, 2099)}/courses`, { courseId })).toBe(
      '400 planning.year-out-of-reach',
    );
  });

  it('keeps an approved plan as it was approved', async () => {
    const approved = plan(unitId, 2025);
    await office.call('POST', `${approved}/courses`, { courseId: courseIds[0] });
    await office.call('POST', `${approved}/approval`, { decisionNumber: '12/QĐ' });
    expect(await office.refusal('POST', `${approved}/courses`, { courseId: courseIds[1] })).toBe(
      '409 planning.unit-plan-already-approved',
    );
    expect((await office.call<Found>('GET', approved)).plan?.courses).toHaveLength(1);
  });
});
