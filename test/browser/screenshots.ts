import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled, WIDTHS } from './browser.js';

const FOLDER = join(process.cwd(), '.cache', 'screenshots');

/** The page at the three widths, whole, as `.cache/screenshots/<name>-<width>.png`; also fails when it scrolls sideways. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await settled(page);
    // The window grows to the page's height, so that bars which stick to its edges stand where they belong.
    const height = await page.evaluate<number>('Math.min(6000, document.documentElement.scrollHeight)');
    await page.setViewportSize({ width, height: Math.max(height, width === 360 ? 740 : 900) });
    await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`) });
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect({ name, width, overflow: Math.max(0, overflow) }).toEqual({ name, width, overflow: 0 });
  }
  if (before) await page.setViewportSize(before);
}
