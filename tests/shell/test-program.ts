import { join } from 'node:path';
import { buildProgram, PROGRAM } from '../../resources/build/build.ts';
import { launch, type Launched, type LaunchOptions } from '../electron-double/launch.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The real main process and preload with a small page and a small office, for tests of the shell alone. */
export const TEST_PROGRAM = {
  out: join(ROOT, 'out', 'shell-test'),
  main: {
    main: PROGRAM.main['main'] ?? '',
    'register-worker': join(ROOT, 'tests/electron-double/fake-office-worker.ts'),
  },
  preload: PROGRAM.preload,
  renderer: join(ROOT, 'tests/shell/test-page'),
};

export async function buildTestProgram(): Promise<void> {
  await buildProgram(TEST_PROGRAM);
}

export function launchTestProgram(options: Partial<LaunchOptions> = {}): Promise<Launched> {
  return launch({ out: TEST_PROGRAM.out, ...options });
}

/** A call as the page makes it. */
export function invoke(launched: Launched, method: unknown, input?: unknown): Promise<unknown> {
  return launched.page.evaluate(
    ([name, value]) => {
      const { desk } = globalThis as unknown as {
        desk: { invoke: (method: unknown, input: unknown) => Promise<unknown> };
      };
      return desk.invoke(name, value);
    },
    [method, input],
  );
}

/** The events that the page has got so far (test-page/page.ts lists them). */
export async function events(launched: Launched): Promise<unknown[]> {
  const texts = await launched.page.locator('#events li').allTextContents();
  return texts.map((text) => JSON.parse(text) as unknown);
}

/** Waits until the page runs with its bridge, e.g. after it was started again. */
export async function pageReady(launched: Launched): Promise<void> {
  await launched.page.waitForSelector('body[data-ready=yes]');
}
