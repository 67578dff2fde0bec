import { chromium, type Browser, type Page } from 'playwright-core';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const WIDTHS = [360, 768, 1280] as const;
export type Width = (typeof WIDTHS)[number];

export interface TestBrowser {
  /** A fresh profile each time: nobody is signed in. */
  openPage(address: string, width?: Width): Promise<Page>;
  close(): Promise<void>;
}

/** `baseUrl` is where the application under test listens; pages are opened by their path. */
export async function openBrowser(baseUrl: string): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  return {
    openPage: async (address, width = 1280) => {
      const context = await browser.newContext({
        baseURL: baseUrl,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        viewport: { width, height: width === 360 ? 740 : 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Goes through the sign-in page like a person, and waits for the page behind it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await settled(page);
}

/** The page has its heading and nothing on it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#main h1').first().waitFor();
  // Not by a function in the page: its content security policy forbids what playwright would need for that.
  await page.locator('[data-loading-state]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}
