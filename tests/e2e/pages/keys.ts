import type { Page } from 'playwright';

/** Types as an input method does that has finished its word, then waits for the window to draw. */
export async function typeText(page: Page, text: string): Promise<void> {
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

/** Two frames: what a key has changed is on the screen. A key that locks takes the page away: then the next one is waited for. */
async function drawn(page: Page): Promise<void> {
  try {
    await twoFrames(page);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('context was destroyed')) throw error;
    await page.waitForLoadState();
    await twoFrames(page);
  }
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve();
          });
        });
      }),
  );
}

/** What the focus is on, by the name a reader would say. */
export async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return '';
    const labelled = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
    const label = labelled
      ? [...(focused.labels ?? [])].map((each) => each.textContent).join('')
      : '';
    return focused.getAttribute('aria-label') ?? (label === '' ? focused.textContent : label);
  });
}

/** Presses Tab until the focus is on what has this name; fails after a round without it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    const found = await focusedName(page);
    if (typeof name === 'string' ? found === name : name.test(found)) return;
    await press(page, 'Tab');
  }
  throw new Error(`Tab never comes to ${String(name)}`);
}
