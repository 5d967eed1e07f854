import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { RECOVERY, settledKeys, type CurrentSlots, type SlotOwner } from '../../db/key-current.ts';
import {
  addRecovery,
  addSlot,
  openRecovery,
  type KeyCost,
  type KeyFile,
  type NewUserSlot,
} from '../../db/key-slots.ts';

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

/** The last slot of each user and the last recovery code, as a register remembers them that made them all. */
export function lastSlots({ slots, recovery, otherRecoveries = [] }: KeyFile): CurrentSlots {
  const current = new Map<SlotOwner, string>(slots.map((slot) => [slot.userId, slot.slotId]));
  return current.set(RECOVERY, [recovery, ...otherRecoveries].at(-1)!.slotId);
}

/** A new or changed password, through to its end. */
export function putSlot(keyFile: KeyFile, dataKey: Uint8Array, user: NewUserSlot): KeyFile {
  const added = addSlot(keyFile, dataKey, user, QUICK).keyFile;
  return settledKeys(added, lastSlots(added));
}

export function removeSlot(keyFile: KeyFile, userId: number): KeyFile {
  return settledKeys(keyFile, new Map([...lastSlots(keyFile), [userId, '']]));
}

export function replaceRecovery(keyFile: KeyFile, dataKey: Uint8Array, code: string): KeyFile {
  const added = addRecovery(keyFile, dataKey, code, QUICK).keyFile;
  return settledKeys(added, lastSlots(added));
}

export function openWithRecovery(keyFile: KeyFile, typed: string): Uint8Array | undefined {
  return openRecovery(keyFile, keyFile.recovery, typed);
}
