import type { Page } from 'playwright';
import { expect } from 'vitest';

/** A call of the office from the page, as the window makes it; what it refuses fails the test with the call's name. */
export async function askOffice<T>(page: Page, method: string, input: object): Promise<T> {
  const result = (await page.evaluate(([name, given]) => window.desk.invoke(name, given), [
    method,
    input,
  ] as const)) as { ok: boolean; value: T };
  expect(result.ok ? '' : `${method}: ${JSON.stringify(result)}`).toBe('');
  return result.value;
}
