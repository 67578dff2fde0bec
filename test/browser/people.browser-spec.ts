import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { IdentityHttpModule, IdentityModule, issueSetupToken, PeopleBulk } from '#identity';
import { newId } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

// Each walk goes through several pages at three widths, with axe on each.
jest.setTimeout(180_000);

const PASSWORD = 'rừng thông sau mưa';
const SINCE = '2025-07-01';

const UNITS = [
  ['office', 'root', 'Văn phòng Sở', 'office'],
  ['land', 'root', 'Phòng Quản lý đất đai', 'division'],
  ['rangers', 'root', 'Chi cục Kiểm lâm', 'sub_department'],
  ['station', 'rangers', 'Hạt Kiểm lâm huyện Ba Tơ và các xã lân cận', 'ranger_station'],
  ['post', 'station', 'Trạm Kiểm lâm Ba Vì', 'post'],
] as const;

const PEOPLE = [
  ['Nguyễn Thị Thu Hà', 'land', 'Trưởng phòng', 'civil_servant'],
  ['Trần Văn Đức', 'land', 'Chuyên viên', 'civil_servant'],
  ['Lê Minh Ánh', 'office', 'Văn thư', 'contract_worker'],
  ['Đinh Văn Ơn', 'post', 'Kiểm lâm viên', 'civil_servant'],
  ['Phạm Quốc Bảo', 'station', 'Hạt trưởng', 'civil_servant'],
  ['Trần Văn Đức', 'office', 'Chuyên viên', 'civil_servant'],
] as const;

describe('people and units in the browser', () => {
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      clock: new FixedClock('2026-06-15T03:00:00Z'),
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    await fill(api);
    browser = await openBrowser(api.url);
    page = await browser.openPage('/sign-in');
    await signIn(page, 'mai.tran', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const open = async (path: string) => {
    await page.goto(path);
    await settled(page);
  };
  const main = () => page.locator('#main');

  it('lists people by given name and finds them without diacritics', async () => {
    await open('/people');
    await screenshot(page, 'people-list');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('searchbox').fill('duc');
    await page.waitForURL(/q=duc/);
    await settled(page);
    await page.getByText('Trần Văn Đức').first().waitFor();
    await main().getByText('Lê Minh Ánh').first().waitFor({ state: 'detached' });
  });

  it('adds a person, transfers them and grants a role', async () => {
    await open('/people');
    await page.getByRole('link', { name: 'Thêm người' }).click();
    await page.getByLabel('Họ và tên').fill('Võ Thị Sáu');
    await chooseUnit('Đơn vị công tác', 'van phong');
    await page.getByLabel('Chức vụ, chức danh').fill('Chuyên viên');
    await page.getByLabel('Từ ngày').fill('2026-01-01');
    await page.getByLabel('Tên đăng nhập').fill('sau.vo');
    await page.getByLabel('Mật khẩu ban đầu').fill(PASSWORD);
    await screenshot(page, 'people-add');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Thêm người' }).click();
    await page.getByRole('heading', { name: 'Võ Thị Sáu' }).waitFor();

    await page.getByRole('link', { name: 'Điều động' }).click();
    await chooseUnit('Đơn vị mới', 'dat dai');
    await page.getByLabel('Ngày bắt đầu ở đơn vị mới').fill('2026-05-01');
    await page.getByLabel('Số quyết định').fill('9/QĐ-SNNMT');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Ghi nhận điều động' }).click();
    await main().getByText('01/01/2026 – 30/04/2026').waitFor();

    await page.getByRole('button', { name: 'Cấp vai trò' }).click();
    await page.getByLabel('Vai trò', { exact: true }).selectOption('unit-head');
    await screenshot(page, 'people-grant');
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Cấp vai trò' }).click();
    await main().getByText('Trưởng đơn vị').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screenshot(page, 'people-person');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);

    await page.getByRole('button', { name: /Thu hồi vai trò Trưởng đơn vị/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await main()
      .getByRole('button', { name: /Thu hồi vai trò Trưởng đơn vị/ })
      .waitFor({ state: 'detached' });
  });

  it('records a leave and a secondment, each with a sentence that says what it will do', async () => {
    await openPerson('Đinh Văn Ơn');
    await page.getByRole('link', { name: 'Ghi nhận nghỉ' }).click();
    await page.getByLabel('Lý do').selectOption('maternity');
    await page.getByLabel('Từ ngày').fill('2026-06-01');
    await page.getByLabel('Đến hết ngày').fill('2026-11-30');
    await page.getByLabel('Số văn bản').fill('15/QĐ-SNNMT');
    await main().getByText('Từ 01/06/2026 đến hết 30/11/2026, Đinh Văn Ơn nghỉ thai sản').waitFor();
    await screenshot(page, 'people-leave');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Ghi nhận' }).click();
    await main().getByText('Văn bản số 15/QĐ-SNNMT').waitFor();

    await page.getByRole('link', { name: 'Biệt phái, kiêm nhiệm' }).click();
    await chooseUnit('Đơn vị đến', 'van phong');
    await page.getByLabel('Từ ngày').fill('2026-06-01');
    await main().getByText('vẫn tính vào Trạm Kiểm lâm Ba Vì').waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Ghi nhận' }).click();
    await main().getByText('Biệt phái', { exact: true }).waitFor();
    await screenshot(page, 'people-career');
    await expectNoAxeViolations(page);
    await open('/people?onLeave=true');
    await page.getByText('Biệt phái: Văn phòng Sở').waitFor();
    expect(await main().getByText('Lê Minh Ánh').count()).toBe(0);
  });

  it('merges two records of one person after a look at both, and takes them apart again', async () => {
    await open('/people/duplicates');
    const pair = main().getByRole('listitem').filter({ hasText: 'Trần Văn Đức' });
    await pair.getByText('cùng họ tên, cùng ngày sinh').waitFor();
    await screenshot(page, 'people-duplicates');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await pair.getByRole('button', { name: /^Gộp hồ sơ/ }).click();
    await page.getByRole('dialog').getByRole('radio', { name: /SNN-2/ }).check();
    await screenshot(page, 'people-merge');
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Gộp hồ sơ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Trần Văn Đức' }).waitFor();
    await main().getByRole('button', { name: 'Tách lại' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tách lại' }).click();
    await main()
      .getByText(/Đã tách lại lúc/)
      .waitFor();
    await open('/people/duplicates');
    await main().getByRole('listitem').filter({ hasText: 'Trần Văn Đức' }).waitFor();
  });

  it('shows the tree as of a day, and renames a unit by decision', async () => {
    await open('/units');
    await page.getByRole('button', { name: 'Mở hết' }).click();
    await screenshot(page, 'units-tree');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('link', { name: 'Phòng Quản lý đất đai' }).click();
    await page.getByRole('button', { name: 'Đổi tên' }).click();
    await page.getByLabel('Tên mới').fill('Phòng Đất đai và Đo đạc');
    await page.getByLabel('Có hiệu lực từ ngày').fill('2026-06-01');
    await page.getByLabel('Số quyết định').fill('72/QĐ-UBND');
    await page.getByLabel('Ngày quyết định').fill('2026-05-20');
    await screenshot(page, 'units-rename');
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Đổi tên' }).click();
    await page.getByRole('heading', { level: 1, name: 'Phòng Đất đai và Đo đạc' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screenshot(page, 'units-unit');
    await expectNoAxeViolations(page);
    await open('/units?on=2026-05-31');
    await page.getByRole('link', { name: 'Phòng Quản lý đất đai' }).waitFor();
  });

  it('says why a unit cannot stand below itself', async () => {
    await open('/units');
    await page.getByRole('link', { name: 'Chi cục Kiểm lâm' }).click();
    await page.getByRole('button', { name: 'Chuyển cấp trên' }).click();
    await chooseUnit('Cấp trên mới', 'ba vi');
    await page.getByLabel('Số quyết định').fill('73/QĐ-UBND');
    await page.getByLabel('Ngày quyết định').fill('2026-06-01');
    await page.getByRole('dialog').getByRole('button', { name: 'Chuyển cấp trên' }).click();
    await page.getByRole('alert').getByText('đơn vị sẽ trực thuộc chính nó').waitFor();
  });

  it('speaks English too', async () => {
    await page.request.patch('/api/session/language', { data: { language: 'en' }, headers: { origin: api.url } });
    await open('/people');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await open('/units');
    await page.getByRole('heading', { level: 1, name: 'Organisation' }).waitFor();
  });

  async function openPerson(name: string): Promise<void> {
    await open(`/people?q=${encodeURIComponent(name)}`);
    await main().getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async function chooseUnit(label: string, typed: string): Promise<void> {
    await page.getByRole('combobox', { name: label }).fill(typed);
    await page.locator('[role="option"]').first().click();
  }
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
  const people = PEOPLE.map(([fullName, unit, position, category], index) => ({
    person: {
      id: newId(),
      fullName,
      staffCode: `SNN-${index + 1}`,
      birthDate: '1985-03-12',
      email: null,
      gender: null,
    },
    unit,
    position,
    category,
  }));
  await bulk.insert(people.map(({ person }) => person));
  await bulk.insertAssignments(
    people.map(({ person, unit, position, category }) => {
      const rest = { kind: 'primary' as const, from: SINCE, to: null };
      return { id: newId(), personId: person.id, unitId: id(unit), position, category, ...rest };
    }),
  );
}
