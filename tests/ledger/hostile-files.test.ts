import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleChild } from '../support/child-program.ts';
import { HOSTILE_FILES } from './hostile-files.ts';

const MOST_MEGABYTES = 512;
const MOST_SECONDS = 20;

interface Outcome {
  outcome: unknown;
  seconds: number;
  megabytes: number;
}

describe('a file that is no ledger', () => {
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    const child = await bundleChild(join(import.meta.dirname, 'hostile-child.ts'));
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    try {
      for (const [index, file] of HOSTILE_FILES.entries()) {
        const path = join(folder, `${index}-${file.name}`);
        writeFileSync(path, await file.bytes());
        const printed = execFileSync(process.execPath, [child.script, path], { encoding: 'utf8' });
        outcomes.push(JSON.parse(printed) as Outcome);
        rmSync(path);
      }
    } finally {
      child.remove();
      rmSync(folder, { recursive: true, force: true });
    }
    const seconds = Math.max(...outcomes.map((outcome) => outcome.seconds));
    const megabytes = Math.max(...outcomes.map((outcome) => outcome.megabytes));
    console.log(
      `${outcomes.length} hostile files: at most ${seconds.toFixed(1)} s of processor time each, ${megabytes.toFixed(0)} MB`,
    );
  }, 240_000);

  it.each(HOSTILE_FILES.map((file, index) => [file.kind, file.reason, index] as const))(
    '%s is answered with its own sentence, quickly and in little memory',
    (_, reason, index) => {
      const { outcome, seconds, megabytes } = outcomes[index]!;
      expect(outcome).toEqual({ code: 'NOT_A_LEDGER', reason });
      expect(megabytes).toBeLessThan(MOST_MEGABYTES);
      expect(seconds).toBeLessThan(MOST_SECONDS);
    },
  );
});
