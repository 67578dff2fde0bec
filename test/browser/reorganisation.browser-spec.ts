import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { AwardsModule } from '#awards';
import { IdentityHttpModule, IdentityModule, issueSetupToken, PeopleBulk } from '#identity';
import { PlanningModule } from '#planning';
import { newId } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { ScoringModule, ScoringPeriods } from '#scoring';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(240_000);

const PASSWORD = 'rừng thông sau mưa';
const UNITS = [
  ['land', 'root', 'Phòng Quản lý đất đai', 'division'],
  ['water', 'root', 'Phòng Tài nguyên nước', 'division'],
  ['rangers', 'root', 'Chi cục Kiểm lâm', 'sub_department'],
  ['lab', 'land', 'Trạm Quan trắc đất', 'post'],
] as const;
const PEOPLE = [
  ['Nguyễn Thị Thu Hà', 'land'],
  ['Trần Văn Đức', 'land'],
  ['Lê Minh Ánh', 'water'],
  ['Đinh Văn Ơn', 'rangers'],
] as const;

describe('a reorganisation in the browser', () => {
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule, PlanningModule, ScoringModule, AwardsModule],
      httpModules: [IdentityHttpModule],
      clock: new FixedClock('2026-07-15T03:00:00Z'),
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    await fill(api);
    await api.get(ScoringPeriods).openYear(2026);
    browser = await openBrowser(api.url);
    page = await browser.openPage('/sign-in');
    await signIn(page, 'mai.tran', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const main = () => page.locator('#main');
  const step = (name: string) => main().getByRole('heading', { level: 2, name }).waitFor();
  const next = () => page.getByRole('button', { name: 'Tiếp tục' }).click();
  const choose = async (label: string, typed: string) => {
    await page.getByRole('combobox', { name: label }).fill(typed);
    await page.locator('[role="option"]:visible').first().click();
  };
  const decide = async (operation: string, day: string, number: string) => {
    await page.getByRole('radio', { name: operation, exact: true }).check();
    await page.getByLabel('Có hiệu lực từ ngày').fill(day);
    await page.getByLabel('Số quyết định').fill(number);
    await page.getByLabel('Ngày quyết định').fill('2026-06-20');
    await next();
    await step('Đơn vị');
  };

  it('merges two units in four steps, saying first what it will do, and tells the story', async () => {
    await page.goto('/units');
    await settled(page);
    await page.getByRole('link', { name: 'Tổ chức lại' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tổ chức lại đơn vị' }).waitFor();
    await settled(page);
    await next();
    await page.getByRole('alert').getByText('số và ngày quyết định').waitFor();
    await screenshot(page, 'reorganise-decision');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await decide('Hợp nhất', '2026-07-01', '12/QĐ-SNNMT');

    await choose('Các đơn vị hợp nhất', 'dat dai');
    await choose('Các đơn vị hợp nhất', 'nuoc');
    await page.keyboard.press('Escape');
    await page.getByLabel('Tên đơn vị').fill('Phòng Đất đai và Tài nguyên nước');
    await page.getByLabel('Tên đơn vị').blur();
    await screenshot(page, 'reorganise-units');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await next();

    await page.getByLabel('Trạm Quan trắc đất chuyển về').selectOption({ label: 'Trực thuộc đơn vị khác' });
    await choose('Cấp trên mới của Trạm Quan trắc đất', 'kiem lam');
    await page.getByRole('combobox', { name: 'Cấp trên mới của Trạm Quan trắc đất' }).blur();
    await screenshot(page, 'reorganise-places');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();

    await main().getByText('Từ ngày 01/07/2026, theo Quyết định số 12/QĐ-SNNMT ngày 20/06/2026').waitFor();
    await main().getByText('3 người chuyển đơn vị').waitFor();
    await main().getByText('chuyển từ Phòng Quản lý đất đai sang Chi cục Kiểm lâm').waitFor();
    await main().getByText('1 kỳ chấm điểm đang mở sẽ tính lại: Năm 2026').waitFor();
    await screenshot(page, 'reorganise-preview');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('button', { name: 'Thực hiện hợp nhất' }).click();

    await page.getByRole('heading', { level: 1, name: 'Phòng Đất đai và Tài nguyên nước' }).waitFor();
    await settled(page);
    const merged = 'Hợp nhất Phòng Quản lý đất đai và Phòng Tài nguyên nước thành Phòng Đất đai và Tài nguyên nước';
    await main().getByText(merged).waitFor();
    await main().getByText('Theo Quyết định số 12/QĐ-SNNMT ngày 20/06/2026 · 0 → 3 người').waitFor();
    await main().getByText('Ghi nhận muộn').waitFor();
    await screenshot(page, 'reorganise-story');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await main().getByRole('link', { name: 'Phòng Tài nguyên nước', exact: true }).click();
    await main().getByText('Phòng Tài nguyên nước hợp nhất vào Phòng Đất đai và Tài nguyên nước').waitFor();
  });

  it('splits a unit that goes on, by the keyboard alone', async () => {
    await page.goto('/units/reorganise');
    await settled(page);
    await page.getByRole('radio', { name: 'Hợp nhất', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await decide('Chia, tách', '2026-07-10', '15/QĐ-SNNMT');
    await choose('Đơn vị được chia, tách', 'kiem lam');
    await page.getByLabel('Đơn vị cũ tiếp tục hoạt động').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Tên đơn vị').fill('Phòng Pháp chế lâm nghiệp');
    await choose('Trực thuộc', 'so nong nghiep');
    await next();
    await step('Người, đơn vị trực thuộc và vai trò');
    await page.getByLabel('Đinh Văn Ơn').selectOption({ label: 'Phòng Pháp chế lâm nghiệp' });
    await screenshot(page, 'reorganise-split');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Thực hiện chia, tách' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Chi cục Kiểm lâm' }).waitFor();
    await main().getByText('Chi cục Kiểm lâm tách ra Phòng Pháp chế lâm nghiệp và tiếp tục hoạt động').waitFor();
  });

  it('says why a unit that was merged away cannot be dissolved', async () => {
    await page.goto('/units/reorganise');
    await settled(page);
    await decide('Giải thể', '2026-06-01', '16/QĐ-SNNMT');
    await choose('Đơn vị giải thể', 'nuoc');
    await next();
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    await page.getByRole('alert').getByText('Đơn vị đã có thay đổi khác').waitFor();
  });
});

async function fill(api: TestApi): Promise<void> {
  const response = await fetch(`${api.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: await issueSetupToken(api.database),
      fullName: 'Trần Thị Mai',
      username: 'mai.tran',
      password: PASSWORD,
      departmentName: 'Sở Nông nghiệp và Môi trường',
    }),
  });
  expect(response.status).toBe(204);
  const root = await api.database.one<{ id: string }>('select id from org_units');
  const ids = new Map<string, string>([['root', root?.id ?? '']]);
  for (const [key] of UNITS) ids.set(key, newId());
  const id = (key: string) => ids.get(key) ?? '';
  const bulk = api.get(PeopleBulk);
  await bulk.insertUnits(UNITS.map(([key]) => id(key)));
  await bulk.insertUnitVersions(
    UNITS.map(([key, parent, name, kind]) => {
      const rest = { eventId: null, shortName: null, code: null, from: '2026-01-01', to: null };
      return { id: newId(), unitId: id(key), parentId: id(parent), name, kind, ...rest };
    }),
  );
  const people = PEOPLE.map(([fullName, unit]) => ({ fullName, unit, personId: newId() }));
  await bulk.insert(
    people.map(({ personId, fullName }) => {
      return { id: personId, fullName, staffCode: null, birthDate: null, email: null, gender: null };
    }),
  );
  await bulk.insertAssignments(
    people.map(({ personId, unit }) => {
      const rest = { kind: 'primary' as const, category: 'civil_servant' as const, from: '2026-01-01', to: null };
      return { id: newId(), personId, unitId: id(unit), position: 'Chuyên viên', ...rest };
    }),
  );
}
