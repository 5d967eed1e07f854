import type { Page } from 'playwright';

/** Types as an input method does that has finished its word, then waits for the window to draw; a clerk types where a cursor is. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.waitForFunction(cursorIsInTheTopForm);
  await page.keyboard.insertText(text);
  await drawn(page);
}

/** Presses keys one after the other; a clerk is no faster than the window draws. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await drawn(page);
  }
}

/** As press, but faster than the window draws: for keys whose effect does not wait for the office. */
export async function hit(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const MOST_PAGES = 5;

/**
 * What a key has changed is on the screen. A key that locks takes the page away, and with it the question that is being asked
 * of it, at whatever point that is: then the page that comes is asked.
 */
async function drawn(page: Page): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    try {
      await nextFrame(page);
      return;
    } catch (error) {
      if (turn === MOST_PAGES) throw error;
      await page.waitForLoadState();
    }
  }
}

/** A task that comes after a frame finds that frame drawn. */
async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          setTimeout(resolve, 0);
        });
      }),
  );
}

/** Runs in the page: the cursor is in a field, and where dialogs and drawers are open in one of the last. */
function cursorIsInTheTopForm(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.matches('input, textarea')) return false;
  const open = [...document.querySelectorAll('[role=dialog]')].filter(
    (dialog) => dialog.getClientRects().length > 0,
  );
  return open.length === 0 || open[open.length - 1]?.contains(focused) === true;
}

/** Runs in the page: what the focus is on, by the name a reader would say. */
function nameOfFocus(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return '';
  const labelled = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  const label = labelled
    ? [...(focused.labels ?? [])].map((each) => each.textContent).join('')
    : '';
  return focused.getAttribute('aria-label') ?? (label === '' ? focused.textContent : label);
}

/** What the focus is on, by the name a reader would say. */
export async function focusedName(page: Page): Promise<string> {
  return page.evaluate(nameOfFocus);
}

/** Presses Tab (or Shift+Tab) until the focus is on what has this name; fails after more than a round, and tells the way it went. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const way: string[] = [];
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await focusedName(page);
    if (typeof name === 'string' ? found === name : name.test(found)) return;
    way.push(found.slice(0, 8));
    await press(page, key);
  }
  throw new Error(`${key} never comes to ${String(name)}: ${way.join(' > ')}`);
}

/** The page has put the focus where the keyboard begins: from there the way to a button is always the same. */
export async function focusSettled(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
}

/** The page has put the focus on what has this name: a key that is pressed now acts there. */
export async function focusOn(page: Page, name: string): Promise<void> {
  await page.waitForFunction(`(${nameOfFocus.toString()})() === ${JSON.stringify(name)}`);
}
