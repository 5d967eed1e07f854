import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { FailingDisk } from './failing-disk.ts';
import { openConnection } from '../../db/connection.ts';
import { keyFilePath, writeKeyFile } from '../../db/key-file.ts';
import { createKeyFile, newDataKey } from '../../db/key-slots.ts';
import type { KeyFile } from '../../db/key-slots.ts';
import { createRegisterFile } from '../../db/new-register.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { unlock } from '../../db/unlock.ts';
import { failureOf, QUICK, scratchFolder } from './scratch.ts';

const disk = vi.hoisted<FailingDisk>(() => ({ failAt: 0, forever: false, count: 0 }));
vi.mock('node:fs', async (real) => {
  const { withFailures } = await import('./failing-disk.ts');
  return withFailures(await real(), disk);
});

function build(temporary: string): KeyFile {
  const dataKey = newDataKey();
  const db = openConnection(temporary, dataKey, { create: true });
  db.exec("CREATE TABLE office (name TEXT); INSERT INTO office VALUES ('台前县')");
  db.close();
  return createKeyFile(
    dataKey,
    { userId: 1, userName: '王', password: 'p' },
    newRecoveryCode(),
    QUICK,
  );
}

function officeName(file: string): unknown {
  const db = openConnection(file, unlock(file, '王', 'p', 0).dataKey);
  const name = db.prepare('SELECT name FROM office').pluck().get();
  db.close();
  return name;
}

describe('new register', () => {
  it('is there whole, with its keys and nothing else', () => {
    const file = join(scratchFolder(), 'office.register');
    createRegisterFile(file, build);
    expect(readdirSync(join(file, '..')).sort()).toEqual([
      'office.register',
      'office.register.keys',
      'office.register.keys.bak',
    ]);
    expect(officeName(file)).toBe('台前县');
  });

  it('never replaces one that is there', () => {
    const file = join(scratchFolder(), 'office.register');
    createRegisterFile(file, build);
    expect(failureOf(() => createRegisterFile(file, build))).toEqual({ kind: 'EXISTS' });
    expect(officeName(file)).toBe('台前县');
  });

  it('sets keys without a register aside', () => {
    const file = join(scratchFolder(), 'office.register');
    const orphan = createKeyFile(
      newDataKey(),
      { userId: 1, userName: '李', password: 'q' },
      newRecoveryCode(),
      QUICK,
    );
    writeKeyFile(file, orphan);
    createRegisterFile(file, build);
    expect(existsSync(`${keyFilePath(file)}.old-1`)).toBe(true);
    expect(officeName(file)).toBe('台前县');
  });

  it('is not there at all when its set-up fails, and can be made anew', () => {
    const file = join(scratchFolder(), 'office.register');
    const failing = (temporary: string): KeyFile => {
      build(temporary);
      throw new Error('set-up failed');
    };
    expect(() => createRegisterFile(file, failing)).toThrow('set-up failed');
    expect(readdirSync(join(file, '..'))).toEqual([]);
    writeFileSync(`${file}.partial`, 'rest of a set-up that was killed');
    createRegisterFile(file, build);
    expect(officeName(file)).toBe('台前县');
  });

  it.each([false, true])(
    'is whole or not there whichever change of the disk fails (from then on: %s)',
    (forever) => {
      let failAt = 1;
      for (; ; failAt += 1) {
        const file = join(scratchFolder(), 'office.register');
        Object.assign(disk, { failAt, forever, count: 0 });
        const error = failureOf(() => createRegisterFile(file, build));
        disk.failAt = 0;
        if (error !== 'no failure') expect(error).toEqual({ kind: 'DISK_FULL' });
        if (!existsSync(file)) createRegisterFile(file, build);
        expect(officeName(file)).toBe('台前县');
        if (error === 'no failure') break;
      }
      expect(failAt).toBeGreaterThan(10);
    },
  );
});
