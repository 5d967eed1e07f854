import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What no test of this machine can show; the README and docs/first-run-checklist.md say how it is shown elsewhere. */
const NEVER_HERE = [
  "Electron's own binary (real isolation, key store, fuses: npm start -- --self-check on an office PC)",
  'Windows (drives, paths, installer: npm run dist on a Windows PC)',
  'Word and WPS (documents were judged by XSD, own rules and LibreOffice only)',
];

/** Two closing lines: what the run counted, and what could not be run here and why. */
// eslint-disable-next-line no-restricted-syntax -- vitest loads a reporter by its default export
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter(
      (module) =>
        module.state() === 'failed' &&
        ![...module.children.allTests()].some((test) => test.result().state === 'failed'),
    );
    const failed = count('failed') + broken.length;
    process.stdout.write(
      `\nTests: ${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped\n`,
    );
    process.stdout.write(`Not run here: ${[...skippedBecause(tests), ...NEVER_HERE].join('; ')}\n`);
  }
}

function skippedBecause(tests: readonly TestCase[]): string[] {
  const reasons = new Map<string, number>();
  for (const test of tests) {
    const result = test.result();
    if (result.state !== 'skipped') continue;
    const reason = result.note ?? test.fullName;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(([reason, times]) =>
    times === 1 ? reason : `${reason} (${times} tests)`,
  );
}
