import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFilePath } from '../../db/key-file.ts';
import { bundleChild, type ChildProgram } from '../support/child-program.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';
import { killWhileWorking } from './kill-while.ts';

/** 20 in `npm test`, 100 and more in `npm run test:faults` (KILLS=100). */
const KILLS = Number(process.env['KILLS'] ?? 20);
const LONGEST_MS = 120;
const DAY = '2026-11-15';

describe('a program that is killed while passwords are changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'password-kills-'));

  let child: ChildProgram;

  beforeAll(async () => {
    child = await bundleChild(join(import.meta.dirname, 'password-child.ts'));
    const { office, call } = officeAt(folder, DAY);
    await setUpAnew({ call });
    office.close();
  });
  afterAll(() => {
    child.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `opens by exactly one of the last two passwords after each of ${KILLS} kills`,
    async () => {
      let password = CHIEF.password;
      let cutOff = 0;
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const lines = await killWhileWorking({
          script: child.script,
          parameters: [folder, password, String(kill)],
          startWord: 'open',
          afterMs: LONGEST_MS * ((kill * 0.618) % 1),
        });
        const done = last(lines, 'done') ?? password;
        const asked = last(lines, 'asking') ?? done;
        const candidates = asked === done ? [done] : [asked, done];
        if (candidates.length === 2) cutOff += 1;
        const opening: string[] = [];
        for (const each of candidates) if (await opens(folder, each)) opening.push(each);
        expect(opening).toHaveLength(1);
        password = opening[0] ?? password;
        const path = keyFilePath(join(folder, 'test.register'));
        expect(readFileSync(path)).toEqual(readFileSync(`${path}.bak`));
      }
      console.log(`${KILLS} kills, ${cutOff} of them in the middle of a change`);
      expect(cutOff).toBeGreaterThan(0);
    },
    30_000 + KILLS * 20_000,
  );
});

function last(lines: readonly string[], word: string): string | undefined {
  return lines.findLast((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
}

async function opens(folder: string, password: string): Promise<boolean> {
  const { office } = officeAt(folder, DAY);
  try {
    return (await office.invoke('session.unlock', { ...CHIEF, password })).ok;
  } finally {
    office.close();
  }
}
