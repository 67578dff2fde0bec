import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { IdentityHttpModule, IdentityModule, issueSetupToken } from '#identity';
import { Database } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, signIn, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

const PASSWORD = 'mưa nguồn về tháng bảy';

describe('the way in', () => {
  jest.setTimeout(180_000);
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      env: { WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web') },
    });
    browser = await openBrowser(api.url);
    page = await browser.openPage('/');
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const looksAndWorks = async (name: string) => {
    await screenshot(page, name);
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
  };

  it('sets up the department and its first administrator once, who is then signed in', async () => {
    const token = await issueSetupToken(api.get(Database));
    await page.goto(`/setup?token=${token}`);
    await settled(page);
    await looksAndWorks('setup');
    await page.getByLabel('Tên cơ quan').fill('Sở Nông nghiệp và Môi trường');
    await page.getByLabel('Họ và tên quản trị viên').fill('Trần Quốc Bảo');
    await page.getByLabel('Tên đăng nhập').fill('bao.tran');
    await page.locator('input[autocomplete="new-password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xin chào, Trần Quốc Bảo' }).waitFor();
    expect(await page.title()).toBe('Xin chào, Trần Quốc Bảo – Tự Học');
    await looksAndWorks('home-first');
  });

  it('moves the focus to the heading of the page that a link opened', async () => {
    await page.getByRole('link', { name: 'Sơ đồ tổ chức' }).first().click();
    await page.waitForURL('**/units');
    await settled(page);
    await page.locator('h1:focus').waitFor();
  });

  it('says so inside the shell when an address has no page', async () => {
    await page.goto('/khong-co-trang-nay');
    await page.getByRole('heading', { name: 'Không tìm thấy trang' }).waitFor();
    await looksAndWorks('not-found');
  });

  it('changes the language for the page and for the account', async () => {
    const saved = page.waitForResponse((response) => response.url().endsWith('/api/session/language'));
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    expect((await saved).status()).toBe(204);
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('heading', { name: 'Không tìm thấy trang' }).waitFor();
  });

  it('signs out to the sign-in page and comes back to where it was asked for', async () => {
    await page.getByRole('button', { name: 'Tài khoản: Trần Quốc Bảo' }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await page.goto('/units');
    await page.waitForURL('**/sign-in?*');
    await settled(page);
    await looksAndWorks('sign-in');
    await signIn(page, 'bao.tran', PASSWORD);
    expect(new URL(page.url()).pathname).toBe('/units');
  });

  it('says what is wrong when the password is, and how long a locked account stays locked', async () => {
    const stranger = await browser.openPage('/sign-in', 360);
    await settled(stranger);
    await stranger.getByLabel('Tên đăng nhập').fill('bao.tran');
    await stranger.locator('input[autocomplete="current-password"]').fill('đoán mò');
    await stranger.keyboard.press('Enter');
    await stranger.getByRole('alert').filter({ hasText: 'không đúng' }).waitFor();
    expect(await stranger.evaluate("document.activeElement.getAttribute('role')")).toBe('alert');
    await expectNoAxeViolations(stranger);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = stranger.waitForResponse((response) => response.url().endsWith('/api/session'));
      await stranger.locator('button[type=submit]').click();
      await answer;
      await stranger.locator('button[type=submit]:not([data-loading])').waitFor();
    }
    await stranger.getByRole('alert').filter({ hasText: 'phút' }).waitFor();
  });

  it('says that the server is away instead of showing an empty page', async () => {
    const cutOff = await browser.openPage('/sign-in');
    await settled(cutOff);
    await cutOff.route('**/api/**', (route) => route.abort());
    await cutOff.goto('/');
    await cutOff.getByRole('alert').filter({ hasText: 'Không kết nối được máy chủ' }).waitFor({ timeout: 15_000 });
    await cutOff.unroute('**/api/**');
    await cutOff.getByRole('button', { name: 'Thử lại' }).click();
    await cutOff.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  });
});
