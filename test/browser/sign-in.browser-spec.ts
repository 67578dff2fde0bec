import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { IdentityHttpModule, IdentityModule, issueSetupToken } from '#identity';
import { Database } from '#platform';
import { bootTestApi, FixedClock, type TestApi } from '#platform/testing';
import { expectNoAxeViolations } from './accessibility.js';
import { openBrowser, settled, type TestBrowser } from './browser.js';
import { expectUsableByKeyboard } from './keyboard.js';
import { screenshot } from './screenshots.js';

jest.setTimeout(240_000);

const ADMINISTRATOR = { username: 'bao.tran', password: 'mưa nguồn về tháng bảy' };
const NEWCOMER = {
  username: 'sau.vo',
  first: 'mật khẩu lần đầu tiên',
  own: 'đèo cao gió lộng bốn mùa',
  next: 'suối trong chảy dưới chân đồi',
};

describe('accounts and sign-in in the browser', () => {
  const clock = new FixedClock(new Date());
  let api: TestApi;
  let browser: TestBrowser;
  let page: Page;
  let secret = '';
  let recoveryCodes: string[] = [];

  beforeAll(async () => {
    api = await bootTestApi({
      modules: [IdentityModule],
      httpModules: [IdentityHttpModule],
      clock,
      env: {
        WEB_ROOT: process.env['TEST_WEB_ROOT'] ?? join(process.cwd(), 'dist', 'web'),
        REQUIRE_SECOND_FACTOR: 'on',
      },
    });
    browser = await openBrowser(api.url);
    page = await browser.openPage('/', 360);
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
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const alert = (hasText: string) => page.getByRole('alert').filter({ hasText }).waitFor();
  /** What the app on the phone shows: a new code each half minute. */
  const nextCode = (): string => {
    clock.advance({ seconds: 30 });
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });
  };
  const typePassword = async (username: string, password: string, on = page) => {
    await on.goto('/sign-in');
    await on.getByLabel('Tên đăng nhập').fill(username);
    await on.locator('input[autocomplete="current-password"]').fill(password);
    await on.keyboard.press('Enter');
  };
  const typeCode = async (code: string) => {
    await page.locator('input[autocomplete="one-time-code"]').fill(code);
    await page.keyboard.press('Enter');
  };
  const signOut = async () => {
    await page.getByRole('button', { name: /^Tài khoản: / }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await heading('Đăng nhập');
  };

  describe('an installation without demo data', () => {
    it('leads its first administrator from the printed link to the second factor', async () => {
      await page.goto(`/setup?token=${await issueSetupToken(api.get(Database))}`);
      await page.getByLabel('Tên cơ quan').fill('Sở Nông nghiệp và Môi trường');
      await page.getByLabel('Họ và tên quản trị viên').fill('Trần Quốc Bảo');
      await page.getByLabel('Tên đăng nhập').fill(ADMINISTRATOR.username);
      await page.locator('input[autocomplete="new-password"]').fill(ADMINISTRATOR.password);
      await page.keyboard.press('Enter');
      await heading('Cài đặt lớp xác thực thứ hai');
      await page.getByRole('img', { name: /Mã QR/ }).waitFor();
      await looksAndWorks('sign-in-enrolment');
      // No other page opens before, and none is forgotten: after the enrolment it goes on to the one asked for.
      await page.goto('/units');
      await heading('Cài đặt lớp xác thực thứ hai');
    });

    it('refuses a code that is not the app’s, then shows the recovery codes once', async () => {
      secret = (await page.locator('#main code').innerText()).replaceAll(' ', '');
      await typeCode('000000');
      await alert('Mã không đúng');
      await typeCode(nextCode());
      await page.getByRole('heading', { name: 'Mười mã khôi phục' }).waitFor();
      recoveryCodes = await page.locator('#main li code').allInnerTexts();
      expect(new Set(recoveryCodes).size).toBe(10);
      await looksAndWorks('sign-in-recovery-codes');
    });

    it('keeps the recovery codes on the page while they are written down elsewhere', async () => {
      // Ten minutes later the window comes to the front again, and what has gone stale is asked for anew.
      await page.evaluate('{ const now = Date.now; Date.now = () => now() + 600_000; }');
      const asked = page.waitForResponse((response) => response.url().endsWith('/api/session'));
      await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
      await (await asked).finished();
      await settled(page);
      expect(await page.locator('#main li code').allInnerTexts()).toEqual(recoveryCodes);
    });

    it('opens home with the first steps, of which the import is the fastest', async () => {
      await page.getByRole('button', { name: 'Tôi đã cất các mã, tiếp tục' }).click();
      await heading('Sơ đồ tổ chức');
      await page.goto('/');
      await heading('Xin chào, Trần Quốc Bảo');
      await looksAndWorks('home-first-steps');
      await page.getByRole('link', { name: /Nhập từ bảng tính/ }).click();
      await page.waitForURL('**/imports');
      await settled(page);
    });

    it('asks for a new code at the next sign-in, and refuses the one that was used, kindly', async () => {
      await signOut();
      await typePassword(ADMINISTRATOR.username, ADMINISTRATOR.password);
      await heading('Nhập mã xác thực');
      await looksAndWorks('sign-in-code');
      const code = nextCode();
      await typeCode(code);
      await heading('Xin chào, Trần Quốc Bảo');
      await signOut();
      await typePassword(ADMINISTRATOR.username, ADMINISTRATOR.password);
      await heading('Nhập mã xác thực');
      await typeCode(code);
      await alert('Mã không đúng hoặc đã dùng rồi');
      await expectNoAxeViolations(page);
    });

    it('takes a recovery code without the phone, once, and counts what is left', async () => {
      await typeCode(recoveryCodes[0] ?? '');
      await heading('Xin chào, Trần Quốc Bảo');
      await page.goto('/account');
      await settled(page);
      await page.getByText('Còn 9 mã khôi phục').waitFor();
      await looksAndWorks('account');
      await signOut();
      await typePassword(ADMINISTRATOR.username, ADMINISTRATOR.password);
      await heading('Nhập mã xác thực');
      await typeCode(recoveryCodes[0] ?? '');
      await alert('Mã không đúng hoặc đã dùng rồi');
      await typeCode(nextCode());
      await heading('Xin chào, Trần Quốc Bảo');
    });
  });

  describe('an account that an administrator opens', () => {
    let other: Page;

    it('comes with its person', async () => {
      await page.goto('/people/new');
      await settled(page);
      await page.getByLabel('Họ và tên').fill('Võ Thị Sáu');
      await page.getByRole('combobox', { name: 'Đơn vị công tác' }).click();
      await page.locator('[role="option"]').first().click();
      await page.getByLabel('Chức vụ, chức danh').fill('Chuyên viên');
      await page.getByLabel('Tên đăng nhập').fill(NEWCOMER.username);
      await page.locator('input[autocomplete="new-password"]').fill(NEWCOMER.first);
      await page.getByRole('button', { name: 'Thêm người' }).click();
      await heading('Võ Thị Sáu');
    });

    it('makes its person choose another password, and says what is wrong with one', async () => {
      other = await browser.openPage('/sign-in', 360);
      await typePassword(NEWCOMER.username, NEWCOMER.first, other);
      await other.getByRole('heading', { name: 'Đặt mật khẩu của riêng bạn' }).waitFor();
      await screenshot(other, 'sign-in-first-password');
      await expectNoAxeViolations(other);
      await expectUsableByKeyboard(other);
      const choose = async (next: string, again = next) => {
        await other.getByLabel('Mật khẩu hiện tại').fill(NEWCOMER.first);
        await other.getByLabel('Mật khẩu mới', { exact: true }).fill(next);
        await other.getByLabel('Nhập lại mật khẩu mới').fill(again);
        await other.keyboard.press('Enter');
      };
      const says = (hasText: string) => other.getByText(hasText).first().waitFor();
      await choose('ngắn quá');
      await says('cần ít nhất 14 ký tự');
      await choose(NEWCOMER.own, 'khác hẳn câu trên kia');
      await says('Hai lần nhập chưa giống nhau');
      await choose(`${NEWCOMER.username} vui vẻ yêu đời`);
      await says('chứa tên đăng nhập');
      await choose('aaaabbbbaaaabbbb');
      await says('lặp lại quá ít ký tự');
      await choose(NEWCOMER.first);
      await says('phải khác mật khẩu hiện tại');
      await screenshot(other, 'sign-in-first-password-refused');
      await expectNoAxeViolations(other);
      await choose(NEWCOMER.own);
      await other.getByRole('heading', { name: 'Xin chào, Võ Thị Sáu' }).waitFor();
      await other.context().close();
    });

    it('is not opened by the first password any more', async () => {
      const late = await browser.openPage('/sign-in', 360);
      await typePassword(NEWCOMER.username, NEWCOMER.first, late);
      await late.getByRole('alert').filter({ hasText: 'không đúng' }).waitFor();
      await late.context().close();
    });
  });

  describe('the account on the page of its person', () => {
    let theirs: Page;
    const act = async (name: string) => {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').getByRole('button', { name }).click();
    };
    const asNewcomer = async (password: string): Promise<Page> => {
      const opened = await browser.openPage('/sign-in', 360);
      await typePassword(NEWCOMER.username, password, opened);
      await opened.getByRole('heading', { name: 'Xin chào, Võ Thị Sáu' }).waitFor();
      return opened;
    };

    it('says how they sign in, and gives a link to a new password, once', async () => {
      theirs = await asNewcomer(NEWCOMER.own);
      await page.goto('/people');
      await page.getByRole('link', { name: 'Võ Thị Sáu' }).first().click();
      await page.getByText('Người dùng tự đặt').waitFor();
      await looksAndWorks('person-account');
      await page.getByRole('button', { name: 'Tạo liên kết đặt mật khẩu' }).click();
      await screenshot(page, 'person-password-link-asked');
      await expectNoAxeViolations(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Tạo liên kết đặt mật khẩu' }).click();
      await page.getByRole('dialog').getByLabel('Liên kết', { exact: true }).waitFor();
      await screenshot(page, 'person-password-link');
      await expectNoAxeViolations(page);
    });

    it('the link sets one password, ends every session and is dead afterwards', async () => {
      const link = await page.getByRole('dialog').getByLabel('Liên kết', { exact: true }).inputValue();
      await page.getByRole('button', { name: 'Đã chép, đóng lại' }).click();
      const reset = await browser.openPage(link, 360);
      await reset.getByRole('heading', { name: 'Đặt mật khẩu mới' }).waitFor();
      await settled(reset);
      await screenshot(reset, 'reset-password');
      await expectNoAxeViolations(reset);
      await reset.locator('input[autocomplete="new-password"]').fill(NEWCOMER.next);
      await reset.keyboard.press('Enter');
      await reset.getByRole('heading', { name: 'Đã đặt mật khẩu mới' }).waitFor();
      await theirs.goto('/account');
      await theirs.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
      await theirs.context().close();
      await reset.goto('about:blank');
      await reset.goto(link);
      await reset.getByRole('heading', { name: 'Liên kết không còn dùng được' }).waitFor();
      await screenshot(reset, 'reset-password-dead');
      await expectNoAxeViolations(reset);
      await reset.context().close();
    });

    it('lists the sessions, and one that is ended from afar is out at its next request', async () => {
      theirs = await asNewcomer(NEWCOMER.next);
      const phone = await asNewcomer(NEWCOMER.next);
      await theirs.goto('/account');
      await settled(theirs);
      await screenshot(theirs, 'account-sessions');
      await expectNoAxeViolations(theirs);
      await theirs.getByRole('button', { name: /^Kết thúc phiên trên/ }).click();
      await theirs.getByRole('button', { name: /^Kết thúc phiên trên/ }).waitFor({ state: 'detached' });
      await phone.goto('/my/data');
      await phone.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
      await phone.context().close();
    });

    it('disables and enables: signed out at once, and in again only anew', async () => {
      await page.reload();
      await settled(page);
      await act('Vô hiệu hóa');
      await page.getByText('do quản trị hệ thống').waitFor();
      await looksAndWorks('person-account-disabled');
      await theirs.goto('/account');
      await theirs.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
      await typePassword(NEWCOMER.username, NEWCOMER.next, theirs);
      await theirs.getByRole('alert').filter({ hasText: 'không đúng' }).waitFor();
      await act('Mở lại tài khoản');
      await page.getByText('Đang hoạt động').waitFor();
      await typePassword(NEWCOMER.username, NEWCOMER.next, theirs);
      await theirs.getByRole('heading', { name: 'Xin chào, Võ Thị Sáu' }).waitFor();
      await theirs.context().close();
    });

    it('shows a lock after five wrong passwords, and ends it', async () => {
      const stranger = await browser.openPage('/sign-in', 360);
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const answer = stranger.waitForResponse((response) => response.url().endsWith('/api/session'));
        await typePassword(NEWCOMER.username, 'đoán mò một câu nào đó', stranger);
        await answer;
        await stranger.getByRole('alert').waitFor();
      }
      await typePassword(NEWCOMER.username, NEWCOMER.next, stranger);
      await stranger.getByRole('alert').filter({ hasText: 'tạm khóa' }).waitFor();
      await page.reload();
      await page.getByText('vì nhập sai nhiều lần').waitFor();
      await act('Mở khóa tạm');
      await page.getByText('Đang hoạt động').waitFor();
      await typePassword(NEWCOMER.username, NEWCOMER.next, stranger);
      await stranger.getByRole('heading', { name: 'Xin chào, Võ Thị Sáu' }).waitFor();
      await stranger.context().close();
    });
  });
});
