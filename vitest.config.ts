import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Pure functions: nothing is kept between files, so that they need not be read anew for each. */
const rules = ['tests/{domain,renderer}/**/*.test.ts'];
const unit = ['tests/{architecture,db,application,exports,ledger,resources}/**/*.test.ts'];
const documents = ['tests/reports/**/*.test.ts'];

/** Whoever puts something else in the place of a module has to read all modules anew. */
const replaced = ['architecture', 'db', 'application', 'exports', 'ledger', 'resources']
  .flatMap(testsIn)
  .filter((file) => readFileSync(file, 'utf8').includes('vi.mock('));

/** Eight groups, by what they need; `npm test` runs all, `npx vitest run --project rules` one. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Of two cores vitest would leave one idle.
    maxWorkers: '100%',
    // One second is too little for a window on a busy machine of two cores.
    expect: { poll: { timeout: 20_000 } },
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      { extends: true, test: { name: 'rules', include: rules, isolate: false } },
      { extends: true, test: { name: 'unit', include: unit, exclude: replaced, isolate: false } },
      { extends: true, test: { name: 'replaced', include: replaced } },
      {
        extends: true,
        test: {
          name: 'properties',
          include: ['tests/properties/**/*.test.ts'],
          setupFiles: ['tests/properties/same-lives.ts'],
        },
      },
      { extends: true, test: { name: 'documents', include: documents, isolate: false } },
      {
        extends: true,
        test: {
          name: 'shell',
          include: ['tests/shell/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/build-once.ts'],
          // A real browser on a busy machine of two cores; a second failure is a fault.
          retry: 1,
          fileParallelism: false,
          // One after the other in one process: the office and the build are loaded once, not once a file.
          isolate: false,
          // A group of its own, as its number of workers is.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], testTimeout: 180_000 },
      },
    ],
  },
});

/** Paths from the folder of the project, where vitest runs. */
function testsIn(folder: string): string[] {
  return readdirSync(`tests/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `tests/${folder}/${name.replaceAll('\\', '/')}`);
}
