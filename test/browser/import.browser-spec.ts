import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  IdentityHttpModule,
  IdentityModule,
  importSpreadsheets,
  ImportSteps,
  issueSetupToken,
  PeopleBulk,
} from '#identity';
import { newId, UploadsHttpModule } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

// One walk through reading, planning, applying and undoing, at three widths and with axe on each page.
jest.setTimeout(240_000);

const PASSWORD = 'rừng thông sau mưa';
const FILE = [
  'Mã cán bộ;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;Đối tượng;Từ ngày;Sở thích',
  'NV-1;Võ Thị Sáu;15/03/1985;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026;đọc sách',
  'NV-2;Lê Văn Tám;01/02/1990;Phòng Đất đai;Văn thư;NLĐ;01/01/2026;',
  'NV-3;Trần Bình;1/2/85;Phòng Đất đai;Chuyên viên;Công chức;01/01/2026;',
  'NV-4;Phạm Quốc Bảo;;Phòng Không Có;Chuyên viên;Công chức;01/01/2026;',
].join('\n');

describe('imports in the browser', () => {
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule, UploadsHttpModule.forRoot({ permission: importSpreadsheets })],
      clock: new FixedClock(new Date()),
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

  const drop = (name: string, text: string) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const chosen = (label: string) => page.getByRole('button', { name: label });

  it('says what is wrong with a file of another kind', async () => {
    await page.goto('/imports');
    await settled(page);
    await screenshot(page, 'imports-empty');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('radio', { name: 'Nhân sự' }).check();
    await drop('danh sách.csv', '%PDF-1.7 không phải bảng tính');
    await page.getByRole('alert').getByText('không phải là bảng tính').waitFor();
  });

  it('shows every change before it is made, and why rows are refused', async () => {
    await page.goto('/imports');
    await settled(page);
    await page.getByRole('radio', { name: 'Nhân sự' }).check();
    await drop('nhân sự.csv', FILE);
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await api.drainEvents();
    await page.getByText('Chờ duyệt').first().waitFor();
    await settled(page);
    await page.getByText('15/03/1985').first().waitFor();
    await page.getByText('Các cột không dùng đến: Sở thích.').waitFor();
    await screenshot(page, 'import-planned');
    await expectNoAxeViolations(page);
    await chosen('2 bị từ chối').click();
    await page.waitForURL(/outcome=refused/);
    await page.getByText('ghi năm hai chữ số').first().waitFor();
    await page.getByText('Không có đơn vị nào là “Phòng Không Có”.').first().waitFor();
    await chosen('2 bị từ chối').click();
  });

  it('applies after saying what will happen, and undoes it again', async () => {
    await page.getByRole('button', { name: 'Nhập 2 dòng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Thêm mới 2 dòng và thay đổi 0 dòng.').waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Nhập', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await api.drainEvents();
    await page.getByText('Các dòng hợp lệ đã được nhập.').waitFor();
    await settled(page);
    await screenshot(page, 'import-applied');
    await expectNoAxeViolations(page);
    expect(await people()).toEqual(['Lê Văn Tám', 'Võ Thị Sáu']);

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await api.drainEvents();
    await page.getByText('Đã trả lại như trước khi nhập.').waitFor();
    await screenshot(page, 'import-undone');
    await page.getByRole('button', { name: /^2\s*đã hoàn tác$/ }).waitFor();
    expect(await people()).toEqual([]);
  });

  it('shows how far it has come while it goes on', async () => {
    const many = Array.from(
      { length: 1300 },
      (_, at) => `ĐT-${at};Người Thứ ${at};;Phòng Đất đai;Chuyên viên;VC;01/01/2026;`,
    );
    await page.goto('/imports');
    await page.getByRole('radio', { name: 'Nhân sự' }).check();
    await drop('đợt tuyển.csv', [FILE.split('\n')[0], ...many].join('\n'));
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await api.drainEvents();
    await page.getByRole('button', { name: /^Nhập 1.?300 dòng$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nhập', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await api.get(ImportSteps).step(page.url().split('/').at(-1) ?? '');
    await page.getByText('1.000').first().waitFor();
    await screenshot(page, 'import-applying');
    await expectNoAxeViolations(page);
    await api.drainEvents();
    await page.getByText('Các dòng hợp lệ đã được nhập.').waitFor();
  });

  it('says which list a file is of when the wrong kind was chosen', async () => {
    await page.goto('/imports');
    await page.getByRole('radio', { name: 'Đơn vị' }).check();
    await drop('nhầm.csv', FILE);
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await api.drainEvents();
    await page.getByRole('alert').getByText('Các cột của tệp này là của danh sách «Nhân sự».').waitFor();
    await screenshot(page, 'import-failed');
    await expectNoAxeViolations(page);
  });

  it('is done on a phone with the keyboard alone', async () => {
    const phone = await browser.openPage('/sign-in', 360);
    await signIn(phone, 'mai.tran', PASSWORD);
    await phone.goto('/imports');
    await settled(phone);
    await tabTo(phone, 'Đơn vị');
    await phone.keyboard.press('ArrowDown');
    expect(await phone.getByRole('radio', { name: 'Nhân sự' }).isChecked()).toBe(true);
    await tabTo(phone, 'Chọn tệp');
    const [chooser] = await Promise.all([phone.waitForEvent('filechooser'), phone.keyboard.press('Enter')]);
    await chooser.setFiles({ name: 'điện thoại.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await phone.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    await api.drainEvents();
    await phone.getByText('Chờ duyệt').first().waitFor();
    await expectUsableByKeyboard(phone);
    await byKeyboard(phone, 'Nhập 2 dòng', 'Nhập');
    await phone.getByText('Các dòng hợp lệ đã được nhập.').waitFor();
    await expectNoAxeViolations(phone);
    await byKeyboard(phone, 'Hoàn tác', 'Hoàn tác');
    await phone.getByText('Đã trả lại như trước khi nhập.').waitFor();
    expect(await people()).toEqual([]);
    await phone.context().close();
  });

  /** Opens a dialog by its button and says yes, with Tab and Enter. */
  const byKeyboard = async (at: Page, opens: string, confirms: string): Promise<void> => {
    await tabTo(at, opens);
    await at.keyboard.press('Enter');
    await at.getByRole('dialog').waitFor();
    await tabTo(at, confirms);
    await at.keyboard.press('Enter');
    await at.getByRole('dialog').waitFor({ state: 'detached' });
    await api.drainEvents();
  };

  const people = async (): Promise<string[]> => {
    const rows = await api.database.query<{ name: string }>(
      `select full_name as name from people where staff_code like 'NV-%' and withdrawn_at is null order by full_name collate vi`,
    );
    return rows.map(({ name }) => name);
  };
});

/** Presses Tab until the control of this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = `(() => {
    const element = document.activeElement;
    return (element?.labels?.[0]?.textContent || element?.textContent || '').trim();
  })()`;
  for (let step = 0; step < 80; step += 1) {
    if ((await page.evaluate<string>(focused)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${name}.`);
}

async function fill(api: TestApi): Promise<void> {
  const setup = {
    token: await issueSetupToken(api.database),
    fullName: 'Trần Thị Mai',
    username: 'mai.tran',
    password: PASSWORD,
    departmentName: 'Sở Nông nghiệp và Môi trường',
  };
  await fetch(`${api.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify(setup),
  });
  const root = await api.database.one<{ id: string }>(
    'select unit_id as id from current_unit_versions where parent_id is null',
  );
  const bulk = api.get(PeopleBulk);
  const unitId = newId();
  await bulk.insertUnits([unitId]);
  await bulk.insertUnitVersions([
    {
      id: newId(),
      unitId,
      eventId: null,
      name: 'Phòng Đất đai',
      shortName: null,
      code: null,
      kind: 'division',
      parentId: root?.id ?? null,
      from: '2025-07-01',
      to: null,
    },
  ]);
}
