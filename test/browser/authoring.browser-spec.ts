import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { CoursesHttpModule, CoursesModule } from '#courses';
import { IdentityHttpModule, IdentityModule, Passwords, PeopleBulk } from '#identity';
import { LibraryHttpModule, LibraryModule } from '#library';
import { FilesHttpModule, newId } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser, type Width } from './browser.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(120_000);

const PASSWORD = 'rừng thông sau mưa';

/** The same author at the desk and on the phone, both with the same draft open. */
describe('one draft in two windows', () => {
  let api: TestApi;
  let browser: TestBrowser;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule, LibraryModule, CoursesModule],
      httpModules: [IdentityHttpModule, LibraryHttpModule, CoursesHttpModule, FilesHttpModule],
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    await addAuthor(api);
    browser = await openBrowser(api.url);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const summaryOf = (page: Page) => page.getByLabel('Giới thiệu ngắn');
  const save = (page: Page) => page.getByRole('button', { name: 'Lưu phần giới thiệu' }).click();
  const conflict = (page: Page) => page.getByRole('alert').filter({ hasText: 'Nơi khác vừa lưu' });

  async function signedIn(width: Width): Promise<Page> {
    const page = await browser.openPage('/sign-in', width);
    await signIn(page, 'noi.dung', PASSWORD);
    return page;
  }

  it('saves the first, tells the second, and lets the author keep either text', async () => {
    const desk = await signedIn(1280);
    await desk.goto('/author/courses');
    await desk.getByRole('button', { name: 'Tạo khóa học' }).click();
    await desk.getByRole('dialog').getByLabel('Tên khóa học').fill('Phòng cháy rừng');
    await desk.getByRole('dialog').getByRole('button', { name: 'Tạo bản nháp' }).click();
    await desk.waitForURL(/author\/courses\/[0-9a-f-]{36}/);
    const phone = await signedIn(360);
    await phone.goto(new URL(desk.url()).pathname);
    await settled(phone);

    await summaryOf(desk).fill('Viết ở bàn làm việc');
    await save(desk);
    await desk.getByText('Đã lưu').first().waitFor();
    await summaryOf(phone).fill('Viết trên điện thoại');
    await save(phone);
    await conflict(phone).waitFor();
    expect(await summaryOf(phone).inputValue()).toBe('Viết trên điện thoại');
    await screenshot(phone, 'authoring-conflict');
    await expectNoAxeViolations(phone);

    await phone.getByRole('button', { name: 'Lấy bản vừa lưu' }).click();
    expect(await summaryOf(phone).inputValue()).toBe('Viết ở bàn làm việc');
    await conflict(phone).waitFor({ state: 'detached' });
    await summaryOf(phone).fill('Viết tiếp trên điện thoại');
    await save(phone);
    await phone.getByText('Đã lưu').first().waitFor();

    await summaryOf(desk).fill('Bản cuối ở bàn làm việc');
    await save(desk);
    await conflict(desk).waitFor();
    await desk.getByRole('button', { name: 'Giữ bản của tôi' }).click();
    await save(desk);
    await conflict(desk).waitFor({ state: 'detached' });
    await desk.reload();
    await settled(desk);
    expect(await summaryOf(desk).inputValue()).toBe('Bản cuối ở bàn làm việc');
  });
});

async function addAuthor(api: TestApi): Promise<void> {
  const bulk = api.get(PeopleBulk);
  const [unitId, personId, accountId] = [newId(), newId(), newId()];
  const from = '2025-07-01';
  await bulk.insertUnits([unitId]);
  const unit = { name: 'Sở Nông nghiệp và Môi trường', kind: 'department', parentId: null } as const;
  await bulk.insertUnitVersions([
    { id: newId(), unitId, ...unit, shortName: null, code: null, eventId: null, from, to: null },
  ]);
  const unknown = { staffCode: null, birthDate: null, email: null, gender: null };
  await bulk.insert([{ id: personId, fullName: 'Lê Thị Nội Dung', ...unknown }]);
  const post = { position: 'Chuyên viên', category: 'civil_servant', kind: 'primary' } as const;
  await bulk.insertAssignments([{ id: newId(), personId, unitId, ...post, from, to: null }]);
  const passwordHash = await api.get(Passwords).hash(PASSWORD, 'noi.dung');
  await bulk.insertAccounts([{ id: accountId, personId, username: 'noi.dung', passwordHash }]);
  await bulk.insertGrants([{ id: newId(), accountId, role: 'content-admin', unitId, from, to: null }]);
}
