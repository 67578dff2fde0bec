import type { Page } from 'playwright-core';

/** Everything a mouse could use; of a radio group the keyboard enters one. */
const MARK_CONTROLS = `(() => {
  const selector = 'a[href], button, input, select, textarea, summary, video[controls], [role="button"], [tabindex="0"]';
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor].join('|');
  };
  window.focusLook = look;
  // First, or what is in focus now would be compared with itself.
  document.activeElement?.blur();
  const groups = new Set();
  let count = 0;
  for (const element of document.querySelectorAll(selector)) {
    const hidden = !element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert], [aria-hidden="true"]');
    if (hidden || element.disabled || element.tabIndex < 0 || element.type === 'hidden') continue;
    if (element.type === 'radio') {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    element.dataset.walk = String(count++);
    element.dataset.look = look(element);
  }
  return count;
})()`;

const DESCRIBE_FOCUS = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const radio = element.type === 'radio'
    ? document.querySelector('input[type=radio][name="' + element.name + '"][data-walk]') : null;
  return {
    walk: (radio ?? element).dataset.walk ?? null,
    shown: (radio ?? element).dataset.look === undefined || (radio ?? element).dataset.look !== window.focusLook(element),
    html: element.outerHTML.slice(0, 160),
  };
})()`;

interface Focus {
  readonly walk: string | null;
  readonly shown: boolean;
  readonly html: string;
}

export interface KeyboardWalk {
  readonly order: readonly string[];
  readonly unreached: readonly string[];
  readonly withoutVisibleFocus: readonly string[];
}

/** Presses Tab through the whole page: which controls the keyboard never reaches, and where the focus is not seen. */
export async function keyboardWalk(page: Page): Promise<KeyboardWalk> {
  const controls = await page.evaluate<number>(MARK_CONTROLS);
  const seen = new Map<string, Focus>();
  for (let step = 0; step < controls * 2 + 10 && seen.size < controls; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<Focus | null>(DESCRIBE_FOCUS);
    if (focus?.walk) seen.set(focus.walk, focus);
  }
  const unreached = await page.evaluate<string[]>(
    `[...document.querySelectorAll('[data-walk]')].filter((e) => !${JSON.stringify([...seen.keys()])}.includes(e.dataset.walk)).map((e) => e.outerHTML.slice(0, 160))`,
  );
  const visits = [...seen.values()];
  return {
    order: visits.map(({ html }) => html),
    unreached,
    withoutVisibleFocus: visits.filter(({ shown }) => !shown).map(({ html }) => html),
  };
}

export async function expectUsableByKeyboard(page: Page): Promise<void> {
  const { unreached, withoutVisibleFocus } = await keyboardWalk(page);
  expect({ unreached, withoutVisibleFocus }).toEqual({ unreached: [], withoutVisibleFocus: [] });
}
