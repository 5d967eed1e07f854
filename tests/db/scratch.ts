import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KeyCost } from '../../db/key-slots.ts';

/** The least that a key file may ask for: 3 ms a password instead of half a second. */
export const QUICK: KeyCost = { N: 2 ** 10, r: 8, p: 1 };

/** An empty folder that goes away with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface SmallDisk {
  readonly folder: string;
  /** Makes it read-only, or writable again. */
  setReadOnly(readOnly: boolean): void;
}

/** A disk of its own of the given size, or null where this machine does not let a test mount one. */
export function smallDisk(mebibytes: number): SmallDisk | null {
  const folder = join(scratchFolder(), 'disk');
  mkdirSync(folder);
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder);
  if (!mounted) return null;
  onTestFinished(() => {
    run('umount', '-l', folder);
  });
  return {
    folder,
    setReadOnly: (readOnly) => {
      if (!run('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder))
        throw new Error('remount');
    },
  };
}

function run(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;
}

/** Every file below a folder with its content. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(name, readFileSync(path));
  }
  return files;
}

/** The storage error that `act` fails with; a test fails when it does not fail or fails otherwise. */
export function failureOf(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Error && 'error' in thrown) return thrown.error;
    throw thrown;
  }
  return 'no failure';
}
