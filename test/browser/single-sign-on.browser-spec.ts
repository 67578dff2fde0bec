import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { IdentityHttpModule, IdentityModule, PeopleBulk } from '#identity';
import { Clock, newId } from '#platform';
import { bootTestApi, type TestApi } from '#platform/testing';
import { OidcProviderProcess } from '../system/oidc-provider-process.js';
import { freePort } from '../system/served-process.js';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(180_000);

/** The machine's own time, because tokens are measured against it; later on an hour ahead. */
class ShiftedClock extends Clock {
  ahead = 0;

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

describe('single sign-on in the browser', () => {
  const clock = new ShiftedClock();
  let provider: OidcProviderProcess;
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await OidcProviderProcess.start({
      id: 'tinh',
      publicUrl,
      accounts: { lan: { staff_code: 'CB-01' }, khach: { staff_code: 'CB-77', name: 'Đặng Thị Lan' } },
    });
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      port,
      clock,
      env: {
        WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web'),
        PUBLIC_URL: publicUrl,
        OIDC_TEST_ISSUERS: 'on',
        OIDC_PROVIDERS: JSON.stringify([
          provider.settings({ name: { vi: 'Cổng đăng nhập của tỉnh', en: 'Portal of the province' } }),
        ]),
      },
    });
    await aPersonWithAccount();
    browser = await openBrowser(publicUrl);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
    await provider?.stop();
  });

  async function aPersonWithAccount(): Promise<void> {
    const bulk = api.get(PeopleBulk);
    const [unitId, personId, accountId] = [newId(), newId(), newId()];
    await bulk.insertUnits([unitId]);
    const name = { name: 'Sở Nông nghiệp và Môi trường', shortName: null, code: null, kind: 'department' as const };
    await bulk.insertUnitVersions([
      { id: newId(), unitId, eventId: null, parentId: null, from: '2025-07-01', to: null, ...name },
    ]);
    const none = { birthDate: null, email: null, gender: null };
    await bulk.insert([{ ...none, id: personId, fullName: 'Đặng Thị Lan', staffCode: 'CB-01' }]);
    const post = { position: 'Chuyên viên', category: 'civil_servant' as const, kind: 'primary' as const };
    await bulk.insertAssignments([{ id: newId(), personId, unitId, ...post, from: '2025-07-01', to: null }]);
    await bulk.insertAccounts([{ id: accountId, personId, username: 'lan.dang', passwordHash: '-' }]);
    await bulk.insertGrants([{ id: newId(), accountId, role: 'staff', unitId, from: '2025-07-01', to: null }]);
  }

  /** To the provider by its button, and on as that person. */
  const goThrough = async (login: string) => {
    await page.getByRole('link', { name: 'Đăng nhập bằng Cổng đăng nhập của tỉnh' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.getByLabel('Login').fill(login);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  const alert = (hasText: string) => page.getByRole('alert').filter({ hasText }).waitFor();

  it('leads to the provider, and back signed in to the page that was asked for', async () => {
    page = await browser.openPage('/my/data', 360);
    await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Đăng nhập bằng Cổng đăng nhập của tỉnh' }).waitFor();
    await screenshot(page, 'single-sign-on');
    await expectNoAxeViolations(page);
    await expectUsableByKeyboard(page);
    await goThrough('lan');
    await page.waitForURL('**/my/data');
    await settled(page);
    await page.getByRole('button', { name: 'Tài khoản: Đặng Thị Lan' }).waitFor();
    await page.context().close();
  });

  it('tells a person of the provider who has no account here, even under a known name, whom to ask', async () => {
    page = await browser.openPage('/sign-in', 360);
    await goThrough('khach');
    await page.waitForURL('**/sign-in?problem=*');
    await alert('ở đây chưa có tài khoản nào ứng với bạn');
    await screenshot(page, 'single-sign-on-unknown');
    await expectNoAxeViolations(page);
    await page.context().close();
  });

  it('tells a person whose account is disabled that it is', async () => {
    await api.database.query(`update accounts set state = 'disabled' where username = 'lan.dang'`);
    page = await browser.openPage('/sign-in', 360);
    await goThrough('lan');
    await alert('đang bị vô hiệu hóa');
    await page.context().close();
  });

  it('says that the provider does not answer, and still takes a password', async () => {
    await provider.stop();
    // What it said about itself an hour ago is asked for anew.
    clock.ahead = 3_700_000;
    page = await browser.openPage('/sign-in?to=/my/data', 360);
    await page.getByRole('link', { name: 'Đăng nhập bằng Cổng đăng nhập của tỉnh' }).click();
    await alert('đang không trả lời');
    await page.getByLabel('Tên đăng nhập').waitFor();
    await screenshot(page, 'single-sign-on-away');
    await expectNoAxeViolations(page);
    await page.context().close();
  });
});
