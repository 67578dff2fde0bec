import { type CatalogueQuery } from './catalogue.dto.js';
import { Catalogue } from './catalogue.service.js';
import { anArticle, someCourses, type CoursesWorld } from './courses.builder.js';
import { LessonProgress } from './lesson-progress.service.js';

describe('Catalogue', () => {
  let world: CoursesWorld;
  let catalogue: Catalogue;

  beforeAll(async () => {
    world = await someCourses();
    catalogue = world.get(Catalogue);
    await world.course([anArticle('A')], {
      title: 'Phòng cháy, chữa cháy rừng',
      topic: 'forestry',
      publishedAt: '2026-01-01T00:00:00Z',
    });
    await world.course([anArticle('A'), anArticle('B')], {
      title: 'Luật Đất đai',
      summary: 'Nơi có rừng',
      topic: 'land',
      publishedAt: '2026-02-01T00:00:00Z',
    });
    await world.course([anArticle('A')], {
      title: 'Rung chuông vàng',
      topic: 'emulation',
      publishedAt: '2026-03-01T00:00:00Z',
    });
  });

  afterAll(() => world.module.close());

  const titles = async (query: Partial<CatalogueQuery>): Promise<string[]> => {
    const { items } = await catalogue.search(await world.person(), { page: 1, size: 20, ...query });
    return items.map((item) => item.title);
  };

  it.each<[string, Partial<CatalogueQuery>, string[]]>([
    ['the newest first without words', {}, ['Rung chuông vàng', 'Luật Đất đai', 'Phòng cháy, chữa cháy rừng']],
    ['words without marks', { q: 'luat dat' }, ['Luật Đất đai']],
    [
      'exact marks first, then titles, then summaries',
      { q: 'rừng' },
      ['Phòng cháy, chữa cháy rừng', 'Luật Đất đai', 'Rung chuông vàng'],
    ],
    [
      'the decomposed form',
      { q: 'rừng'.normalize('NFD') },
      ['Phòng cháy, chữa cháy rừng', 'Luật Đất đai', 'Rung chuông vàng'],
    ],
    ['the name of a topic', { q: 'thi dua' }, ['Rung chuông vàng']],
    ['a topic', { topic: ['land', 'forestry'] }, ['Luật Đất đai', 'Phòng cháy, chữa cháy rừng']],
    [
      'titles in Vietnamese order',
      { sort: 'title' },
      ['Luật Đất đai', 'Phòng cháy, chữa cháy rừng', 'Rung chuông vàng'],
    ],
    ['nothing for what is not there', { q: 'thủy điện' }, []],
  ])('finds by %s', async (_, query, found) => {
    expect(await titles(query)).toEqual(found);
  });

  it('shows how I stand, and lists by it', async () => {
    const lesson = anArticle('Một');
    const { actor, course, enrolmentId } = await world.enrolled([lesson, anArticle('Hai')]);
    await world.get(LessonProgress).open(actor, enrolmentId, lesson.id);
    await world.get(LessonProgress).finish(actor, enrolmentId, lesson.id);
    const { items } = await catalogue.search(actor, { page: 1, size: 20, standing: 'active' });
    expect(items).toMatchObject([
      { id: course.id, enrolmentId, lessons: 2, minutes: 20, finishedLessons: 1, standing: 'active' },
    ]);
    const mine = await catalogue.enrolmentsOf(actor, { page: 1, size: 20 });
    expect(mine).toMatchObject({
      total: 1,
      items: [{ id: enrolmentId, nextLessonTitle: 'Hai', finishedLessons: 1, lessons: 2 }],
    });
  });

  it('enrols once, in the unit of that day, however often the button is pressed', async () => {
    const { actor, course, enrolmentId } = await world.enrolled([anArticle('Một')]);
    const again = await Promise.all(Array.from({ length: 5 }, () => catalogue.enrol(actor, course.id)));
    expect(new Set(again)).toEqual(new Set([enrolmentId]));
    const rows = await world.module.database.query(
      `select unit_id as "unitId", source from enrolments where person_id = $1`,
      [actor.personId],
    );
    expect(rows).toEqual([{ unitId: world.forestryId, source: 'self' }]);
  });
});
