import type { Page } from 'playwright-core';
import { DemoSystem } from '../system/demo-system.js';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { answerQuiz } from './quiz-answers.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(300_000);

const PASSWORD = 'hoc-tap-suot-doi-2030';

interface Learner {
  username: string;
  person_id: string;
  staff_code: string;
  unit_id: string;
  slug: string;
  course_id: string;
  title: string;
}

/** Every page that the navigation names, each by the role that sees most of it; the home page by all. */
const PAGES: readonly [string, readonly string[]][] = [
  ['canbo', ['/', '/courses', '/library', '/my/learning', '/my/plan', '/unit', '/units']],
  ['truongdonvi', ['/', '/plans', '/unit']],
  ['vanphong', ['/', '/office', '/office/exports']],
  ['noidung', ['/', '/author/courses', '/contributions', '/library/upload']],
  ['lanhdao', ['/', '/awards']],
  ['quantri', ['/', '/people', '/units', '/operations']],
];

describe('the main job', () => {
  let demo: DemoSystem;
  let browser: TestBrowser;

  beforeAll(async () => {
    demo = await DemoSystem.start();
    browser = await openBrowser(demo.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(path);
    await settled(page);
  }

  /** Somebody with a sign-in and a course of articles and a quiz that is new to them. */
  async function aLearner(): Promise<Learner> {
    const learner = await demo.database.one<Learner>(
      `select a.username, p.id as person_id, p.staff_code, s.unit_id, c.slug, c.id as course_id, v.title
       from accounts a join people p on p.id = a.person_id join current_assignments s on s.person_id = p.id
       cross join courses c join course_versions v on v.id = c.current_version_id
       where not exists (select from enrolments e where e.person_id = p.id and e.course_id = c.id)
         and not exists (select from completions d where d.person_id = p.id and d.course_id = c.id)
         and not exists (select from lessons l where l.course_version_id = v.id and l.kind in ('file', 'video'))
       order by a.username <> 'canbo', a.username, c.slug limit 1`,
    );
    if (learner === null) throw new Error('The demo holds nobody with a course left');
    return learner;
  }

  async function ownFigures({ person_id }: Learner): Promise<{ credited: number; completions: number }> {
    const row = await demo.database.one<{ credited: number; completions: number }>(
      `select coalesce(max(f.credited_half_periods), 0)::int as credited,
              (select count(*) from completions c where c.person_id = $1)::int as completions
       from person_score_facts f join scoring_periods p on p.id = f.period_id and current_date between p.starts_on and p.ends_on
       where f.person_id = $1`,
      [person_id],
    );
    return row ?? { credited: 0, completions: 0 };
  }

  async function takeCourse(page: Page, learner: Learner): Promise<void> {
    await open(page, `/courses/${learner.course_id}`);
    await page.getByRole('button', { name: 'Ghi danh và bắt đầu học' }).click();
    await page.waitForURL(/\/learn\//);
    for (let lesson = 0; lesson < 12; lesson += 1) {
      await settled(page);
      const read = page.getByRole('button', { name: 'Tôi đã đọc xong bài này' });
      const quiz = page.getByRole('button', { name: 'Bắt đầu làm bài' });
      await read.or(quiz).first().waitFor();
      if (await quiz.isVisible()) {
        await quiz.click();
        return answerQuiz(page, demo.database, learner.course_id);
      }
      await read.click();
      await page.getByText('Bạn đã học xong bài này').waitFor();
      await page.getByRole('link', { name: /^Bài tiếp theo/ }).click();
    }
  }

  it('takes a course in the browser to the ledger, the score and the export of the Office', async () => {
    const learner = await aLearner();
    const before = await ownFigures(learner);
    const page = await browser.openPage('/sign-in', 360);
    await signIn(page, learner.username, PASSWORD);
    await takeCourse(page, learner);

    // The learner sees it at once and with the credit that the record gave.
    await page
      .getByText(/Bạn đã hoàn thành kh[óo]/)
      .first()
      .waitFor();
    await page
      .getByText(/Đã ghi nhận 4 tiết/)
      .first()
      .waitFor();
    const after = await until(async () => {
      const now = await ownFigures(learner);
      return now.completions === before.completions + 1 && now.credited > before.credited ? now : null;
    });
    expect(after.completions).toBe(before.completions + 1);
    await open(page, '/my/learning');
    await page.getByRole('link', { name: learner.title }).first().waitFor();
    await page.context().close();

    await expectInExport(learner);
  });

  /** The Office makes a file for that person; its rows are those of the preview, and the new completion is among them. */
  async function expectInExport({ staff_code, title }: Learner): Promise<void> {
    const page = await browser.openPage('/sign-in', 1280);
    await signIn(page, 'vanphong', PASSWORD);
    await open(page, `/office/exports?q=${staff_code}`);
    await page.getByText('CSV', { exact: false }).first().click();
    await page.getByRole('button', { name: 'Tạo tệp kết xuất' }).click();
    const link = page.getByRole('link', { name: /Tải tệp/ }).first();
    await link.waitFor({ timeout: 60_000 });
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    const text = (await answer.body()).toString('utf8');
    const rows = text.trimEnd().split('\r\n').length === 1 ? text.trimEnd().split('\n') : text.trimEnd().split('\r\n');
    const counted = await demo.database.one<{ count: number }>(
      `select count(*)::int as count from completions c join people p on p.id = c.person_id where p.staff_code = $1`,
      [staff_code],
    );
    expect(rows).toHaveLength((counted?.count ?? 0) + 1);
    expect(rows.filter((row) => row.includes(staff_code) && row.includes(title.slice(0, 20)))).not.toEqual([]);
    await page.context().close();
  }

  it.each(PAGES)(
    'shows %s every page without an axe finding and without sideways scrolling',
    async (username, paths) => {
      const page = await browser.openPage('/sign-in', 1280);
      await signIn(page, username, PASSWORD);
      for (const path of paths) {
        await open(page, path);
        // The two layouts; the width between them is looked at by `screenshot`, which fails on sideways scrolling.
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await settled(page);
          await expectNoAxeViolations(page);
        }
        await page.setViewportSize({ width: 1280, height: 900 });
        await screenshot(page, `${username}${path.replaceAll('/', '-')}`);
      }
      await page.context().close();
    },
  );

  async function until<T>(look: () => Promise<T | null>): Promise<T> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const found = await look();
      if (found !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('It did not happen within 20 seconds');
  }
});
