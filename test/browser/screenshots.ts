import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled, WIDTHS } from './browser.js';

const FOLDER = join(process.cwd(), '.cache', 'screenshots');
/** `npm test` only measures: painting whole pages takes half of its time. A single spec run by jest paints them. */
const PAINTS = process.env['SCREENSHOTS'] !== 'off';

/** The page at the three widths: fails when it scrolls sideways; whole, as `.cache/screenshots/<name>-<width>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await settled(page);
    if (PAINTS) await paint(page, `${name}-${width}.png`, width);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect({ name, width, overflow: Math.max(0, overflow) }).toEqual({ name, width, overflow: 0 });
  }
  if (before) await page.setViewportSize(before);
}

async function paint(page: Page, name: string, width: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  // The window grows to the page's height, so that bars which stick to its edges stand where they belong.
  const height = await page.evaluate<number>('Math.min(6000, document.documentElement.scrollHeight)');
  await page.setViewportSize({ width, height: Math.max(height, width === 360 ? 740 : 900) });
  await page.screenshot({ path: join(FOLDER, name) });
}
