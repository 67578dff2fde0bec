import { join } from 'node:path';
import { IdentityHttpModule, IdentityModule, Passwords, PeopleBulk } from '#identity';
import { newId } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(180_000);

const PASSWORD = 'rừng thông sau mưa';

describe('personal data in the browser', () => {
  let api: TestApi;
  let browser: TestBrowser;
  let leaverId: string;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      clock: new FixedClock('2026-06-15T03:00:00Z'),
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    leaverId = await fill(api);
    browser = await openBrowser(api.url);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  it('shows a person who looked and what is held, and takes a request', async () => {
    const viewer = await browser.openPage('/sign-in');
    await signIn(viewer, 'kiem.tra', PASSWORD);
    const lan = await api.database.one<{ id: string }>(`select id from people where full_name = 'Đặng Thị Lan'`);
    const stated = await viewer.request.post(`/api/people/${lan?.id}/record-openings`, {
      data: { reason: 'inspection', purpose: 'Kiểm tra theo kế hoạch số 15/KH-SNNMT' },
    });
    expect(stated.status()).toBe(200);
    await viewer.context().close();

    const page = await browser.openPage('/sign-in', 360);
    await signIn(page, 'lan.dang', PASSWORD);
    await page.goto('/my/data');
    await settled(page);
    await page.getByText('Hoàng Thị Soát').waitFor();
    await page.getByText('Kiểm tra theo kế hoạch số 15/KH-SNNMT').waitFor();
    await page.getByText('Quá trình công tác').first().waitFor();
    await page.getByText('Gửi yêu cầu mới').click();
    await page.getByLabel('Loại yêu cầu').selectOption('correction');
    await page.getByLabel('Nội dung').fill('Ngày sinh của tôi ghi sai, đúng là 02/9/1990.');
    await screenshot(page, 'privacy-my-data');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.getByText('giải quyết trước hết ngày').waitFor();
    const download = await page.request.get('/api/me/data/file');
    expect(await download.text()).toContain('Đặng Thị Lan');
    await page.context().close();
  });

  it('lets an administrator take up a request, and erase somebody who has left', async () => {
    const page = await browser.openPage('/sign-in');
    await signIn(page, 'quan.tri', PASSWORD);
    await page.goto('/privacy/requests');
    await settled(page);
    await page.getByText('Ngày sinh của tôi ghi sai').waitFor();
    await screenshot(page, 'privacy-requests');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: /^Tiếp nhận/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.locator('#main li').getByText('Đã tiếp nhận').first().waitFor();

    await page.goto(`/people/${leaverId}/erasure`);
    await settled(page);
    const erase = page.getByRole('button', { name: 'Xóa vĩnh viễn' });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel(/Gõ đúng họ và tên/).fill('Võ Văn Nghỉ');
    await screenshot(page, 'privacy-erasure');
    await expectNoAxeViolations(page);
    await erase.click();
    await page.waitForURL(/\/people$/);
    expect(await api.database.one(`select full_name from people where id = $1`, [leaverId])).toEqual({
      full_name: 'Đã xóa dữ liệu',
    });
    await page.context().close();
  });
});

/** @returns who has left. */
async function fill(api: TestApi): Promise<string> {
  const bulk = api.get(PeopleBulk);
  const unitId = newId();
  await bulk.insertUnits([unitId]);
  const name = { name: 'Sở Nông nghiệp và Môi trường', shortName: null, code: null, kind: 'department' as const };
  const version = { id: newId(), unitId, eventId: null, parentId: null, from: '2025-07-01', to: null };
  await bulk.insertUnitVersions([{ ...version, ...name }]);
  const passwordHash = await api.get(Passwords).hash(PASSWORD, 'ai.do');
  const people = [
    ['Đặng Thị Lan', 'lan.dang', 'staff', null],
    ['Trần Quản Trị', 'quan.tri', 'administrator', null],
    ['Hoàng Thị Soát', 'kiem.tra', 'auditor', null],
    ['Võ Văn Nghỉ', 'nghi.vo', 'staff', '2026-02-01'],
  ] as const;
  let leaver = '';
  for (const [fullName, username, role, to] of people) {
    const personId = newId();
    const accountId = newId();
    await bulk.insert([
      { id: personId, fullName, staffCode: null, birthDate: '1990-09-02', email: null, gender: null },
    ]);
    const post = { position: 'Chuyên viên', category: 'civil_servant' as const, kind: 'primary' as const };
    await bulk.insertAssignments([{ id: newId(), personId, unitId, ...post, from: '2025-07-01', to }]);
    await bulk.insertAccounts([{ id: accountId, personId, username, passwordHash }]);
    await bulk.insertGrants([{ id: newId(), accountId, role, unitId, from: '2025-07-01', to }]);
    if (to !== null) leaver = personId;
  }
  return leaver;
}
