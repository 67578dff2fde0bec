import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { IdentityHttpModule, IdentityModule, Passwords, PeopleBulk } from '#identity';
import { Clock, newId } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser, type Width } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(180_000);

const PASSWORD = 'rừng thông sau mưa';
const SINCE = '2025-07-01';
const DAY = 24 * 3_600_000;

/** The browser has no other clock than the real one: days count from today. */
const inDays = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(Date.now() + days * DAY));
const written = (day: string): string => day.split('-').reverse().join('/');

describe('roles in the browser', () => {
  let api: TestApi;
  let browser: TestBrowser;
  let deputyId: string;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      clock: new Clock(),
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    deputyId = await fill(api);
    browser = await openBrowser(api.url);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  async function signedIn(username: string, path: string, width: Width = 1280): Promise<Page> {
    const page = await browser.openPage('/sign-in', width);
    await signIn(page, username, PASSWORD);
    await page.goto(path);
    await settled(page);
    return page;
  }

  it('lets an administrator grant a role for some days, and says beforehand what it does', async () => {
    const page = await signedIn('quan.tri', `/people/${deputyId}`);
    const [from, last] = [inDays(30), inDays(60)];
    await page.getByRole('button', { name: 'Cấp vai trò' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vai trò', { exact: true }).selectOption('unit-focal-point');
    await dialog.getByLabel('Có hiệu lực từ ngày').fill(from);
    await dialog.getByLabel('Đến hết ngày').fill(last);
    await dialog.getByText(`từ ${written(from)} đến hết ${written(last)}`).waitFor();
    await dialog.getByText('bị đăng xuất khỏi mọi thiết bị').waitFor();
    await screenshot(page, 'roles-grant-dialog');
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Cấp vai trò' }).click();
    await page.getByText('Chưa bắt đầu').first().waitFor();

    await page.getByRole('button', { name: 'Cấp vai trò' }).click();
    await dialog.getByLabel('Vai trò', { exact: true }).selectOption('unit-focal-point');
    await dialog.getByLabel('Có hiệu lực từ ngày').fill(inDays(45));
    await dialog.getByRole('button', { name: 'Cấp vai trò' }).click();
    await dialog.getByText('trong những ngày đã chọn').waitFor();
    await page.context().close();
  });

  it('says which role may do what, and what a person may do', async () => {
    const page = await signedIn('quan.tri', '/roles');
    await page.getByText('Cấp và thu hồi vai trò').first().waitFor();
    await page.getByLabel('Vai trò', { exact: true }).selectOption('auditor');
    await page.getByText('Không ủy quyền được').waitFor();
    await screenshot(page, 'roles-matrix');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.goto(`/people/${deputyId}`);
    await settled(page);
    await page.getByRole('button', { name: /^Người này được làm/ }).click();
    await page.getByText('Xem sơ đồ tổ chức và trang thông tin của chính mình').waitFor();
    await screenshot(page, 'roles-rights-of-person');
    await expectNoAxeViolations(page);
    await page.context().close();
  });

  it('lets a head delegate on a phone; the deputy sees for whom; the head takes it back', async () => {
    const page = await signedIn('truong.hat', '/delegations', 360);
    await page.getByText('Chưa ủy quyền cho ai').waitFor();
    await page.getByRole('link', { name: 'Ủy quyền', exact: true }).click();
    await page.getByLabel('Đến hết ngày').fill(inDays(9));
    await page.getByRole('combobox', { name: 'Người được ủy quyền' }).fill('cap pho');
    await page.getByRole('option', { name: /Hồ Thị Cấp Phó/ }).click();
    await page.getByLabel('Lý do vắng mặt').fill('Nghỉ phép năm');
    await page.getByText(`Hồ Thị Cấp Phó có vai trò Trưởng đơn vị`).waitFor();
    await screenshot(page, 'roles-delegate');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    await page.getByText('Đang có hiệu lực').waitFor();
    await screenshot(page, 'roles-delegations');
    await expectNoAxeViolations(page);

    const deputy = await signedIn('cap.pho', '/');
    await deputy.getByText('Trưởng đơn vị tại Hạt Kiểm lâm Ba Tơ, thay Trần Văn Trưởng').waitFor();
    await screenshot(deputy, 'roles-home-of-deputy');
    await expectNoAxeViolations(deputy);
    await deputy.context().close();

    await page.getByRole('button', { name: /^Kết thúc ủy quyền cho/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc ủy quyền' }).click();
    await page.getByText('Đã kết thúc ủy quyền cho Hồ Thị Cấp Phó').waitFor();
    await page.context().close();
  });

  it('reviews the rights of the house: keep, shorten, own ones left to another, and reads the closed review', async () => {
    const page = await signedIn('quan.tri', '/roles/reviews');
    await page.getByRole('button', { name: 'Mở đợt rà soát' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mở đợt rà soát' }).click();
    await page.getByText('Vai trò của chính bạn: người khác kết luận.').waitFor();
    await screenshot(page, 'roles-review');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await page.getByRole('button', { name: /^Giữ nguyên vai trò .* của Lê Thị Quản Trị/ }).click();
    await page.getByText('Đã giữ nguyên vai trò của Lê Thị Quản Trị.').waitFor();
    await page.getByRole('button', { name: /^Rút ngắn vai trò .* của Trần Văn Trưởng/ }).click();
    await page.getByRole('dialog').getByLabel('Đến hết ngày').fill(inDays(20));
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Rút ngắn' }).click();
    await page.getByText('Đã rút ngắn vai trò của Trần Văn Trưởng.').waitFor();
    await page.getByRole('button', { name: 'Kết thúc đợt rà soát' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc đợt rà soát' }).click();
    await page.getByText('vai trò chưa có kết luận').waitFor();

    const second = await signedIn('quan.tri.hai', '/', 360);
    await second.getByRole('link', { name: 'Tiếp tục rà soát' }).click();
    await second.getByRole('button', { name: /^Giữ nguyên vai trò .* của Trần Quản Trị/ }).click();
    await second.getByText('Mọi vai trò đã có kết luận').waitFor();
    await second.getByRole('button', { name: 'Kết thúc đợt rà soát' }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Kết thúc đợt rà soát' }).click();
    await second.getByText('Đã kết thúc đợt rà soát.').waitFor();
    await second.getByLabel('Hiển thị').selectOption('all');
    await second.getByText(`Rút ngắn đến hết ${written(inDays(20))}`).waitFor();
    await screenshot(second, 'roles-review-closed');
    await expectNoAxeViolations(second);
    const file = await second.request.get(
      (await second.getByRole('link', { name: 'Tải tệp CSV' }).getAttribute('href')) ?? '',
    );
    expect(await file.text()).toContain('Trần Văn Trưởng,Đang dùng,Trưởng đơn vị,Hạt Kiểm lâm Ba Tơ');
    await page.context().close();
    await second.context().close();
  });
});

/** @returns the person who is lent the role. */
async function fill(api: TestApi): Promise<string> {
  const bulk = api.get(PeopleBulk);
  const [department, station] = [newId(), newId()];
  await bulk.insertUnits([department, station]);
  const version = { shortName: null, code: null, eventId: null, from: SINCE, to: null };
  await bulk.insertUnitVersions([
    {
      ...version,
      id: newId(),
      unitId: department,
      name: 'Sở Nông nghiệp và Môi trường',
      kind: 'department',
      parentId: null,
    },
    {
      ...version,
      id: newId(),
      unitId: station,
      name: 'Hạt Kiểm lâm Ba Tơ',
      kind: 'ranger_station',
      parentId: department,
    },
  ]);
  const passwordHash = await api.get(Passwords).hash(PASSWORD, 'ai.do');
  const people = [
    ['Trần Quản Trị', 'quan.tri', department, 'administrator'],
    ['Lê Thị Quản Trị', 'quan.tri.hai', department, 'administrator'],
    ['Trần Văn Trưởng', 'truong.hat', station, 'unit-head'],
    ['Hồ Thị Cấp Phó', 'cap.pho', station, 'staff'],
  ] as const;
  let deputy = '';
  for (const [fullName, username, unitId, role] of people) {
    const [personId, accountId] = [newId(), newId()];
    await bulk.insert([{ id: personId, fullName, staffCode: null, birthDate: null, email: null, gender: null }]);
    const post = { position: 'Kiểm lâm viên', category: 'civil_servant', kind: 'primary' } as const;
    await bulk.insertAssignments([{ id: newId(), personId, unitId, ...post, from: SINCE, to: null }]);
    await bulk.insertAccounts([{ id: accountId, personId, username, passwordHash }]);
    await bulk.insertGrants([{ id: newId(), accountId, role, unitId, from: SINCE, to: null }]);
    deputy = personId;
  }
  return deputy;
}
