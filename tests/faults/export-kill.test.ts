import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { isTemporaryName } from '../../electron/exports/package-name.ts';
import { verifyPackage } from '../../electron/exports/verify-package.ts';
import { aStick, disk, drop, written } from '../exports/sample.ts';

const KILLS = 24;
const CHILD = join(import.meta.dirname, 'export-child.ts');
const ONE_EXPORT_MS = 40;

interface Aftermath {
  acknowledged: string[];
  whole: string[];
  broken: string[];
  leftovers: string[];
}

/** Kills a process that exports, `wait` milliseconds after it began or after its first package. */
async function killedAfter(stick: string, wait: number, packages: number): Promise<Aftermath> {
  const child = spawn(process.execPath, [CHILD, stick], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (complaint += String(text)));
  const ended = once(child, 'close');
  while (output.split('\n').length < packages + 2) await once(child.stdout, 'data');
  await sleep(wait);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  expect([signal, complaint]).toEqual(['SIGKILL', '']);
  const names = readdirSync(stick);
  const finals = names.filter((name) => !isTemporaryName(name));
  const isWhole = (name: string): boolean => verifyPackage(join(stick, name), disk).ok;
  return {
    acknowledged: output.split('\n').slice(1, -1),
    whole: finals.filter(isWhole),
    broken: finals.filter((name) => !isWhole(name)),
    leftovers: names.filter(isTemporaryName),
  };
}

it(`leaves only whole packages under a final name when it is killed (${KILLS} kills)`, async () => {
  let inTheMiddle = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const stick = aStick();
    try {
      const after = await killedAfter(stick, (ONE_EXPORT_MS * kill) / 6, kill % 2);
      expect(after.broken).toEqual([]);
      expect(after.whole).toEqual(expect.arrayContaining(after.acknowledged));
      if (after.leftovers.length > 0) inTheMiddle++;
      expect(written(stick, { name: '台禁毒办_20261116_001' }).leftovers).toEqual(after.leftovers);
    } finally {
      drop(stick);
    }
  }
  expect(inTheMiddle).toBeGreaterThanOrEqual(KILLS / 4);
});
