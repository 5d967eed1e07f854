import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { FailingDisk } from './failing-disk.ts';
import {
  keyFilePath,
  readKeyFile,
  setAsideKeys,
  settleKeyFiles,
  writeKeyFile,
} from '../../db/key-file.ts';
import { addRecovery, createKeyFile, newDataKey, openSlot } from '../../db/key-slots.ts';
import type { KeyFile } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { failureOf, lastSlots, QUICK, scratchFolder, putSlot } from './scratch.ts';

const disk = vi.hoisted<FailingDisk>(() => ({ failAt: 0, forever: false, count: 0 }));
vi.mock('node:fs', async (real) => {
  const { withFailures } = await import('./failing-disk.ts');
  return withFailures(await real(), disk);
});

const WANG = { userId: 1, userName: '王经办', password: 'old' };

function anOffice() {
  const register = join(scratchFolder(), 'office.register');
  const dataKey = newDataKey();
  const before = createKeyFile(dataKey, WANG, newRecoveryCode(), QUICK);
  const after = putSlot(before, dataKey, { ...WANG, password: 'new' });
  return { register, dataKey, before, after };
}

function opens(keyFile: KeyFile, password: string): boolean {
  return openSlot(keyFile, keyFile.slots[0]!, password) !== undefined;
}

describe('key file', () => {
  it('reads what was written, the same from the copy', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    expect(readKeyFile(register)).toEqual(before);
    rmSync(keyFilePath(register));
    expect(readKeyFile(register)).toEqual(before);
  });

  it('is missing only when both are', () => {
    const { register } = anOffice();
    expect(failureOf(() => readKeyFile(register))).toEqual({ kind: 'MISSING' });
  });

  it('is read from the copy wherever the first is cut off or has an altered byte', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    const whole = readFileSync(keyFilePath(register));
    for (let length = 0; length < whole.length - 1; length += 13) {
      writeFileSync(keyFilePath(register), whole.subarray(0, length));
      expect(readKeyFile(register)).toEqual(before);
    }
    for (let place = 0; place < whole.length; place += 3) {
      const altered = Buffer.from(whole);
      altered[place]! ^= 1;
      writeFileSync(keyFilePath(register), altered);
      // A changed version digit is the one alteration that reads as something else than damage.
      if (/"version": [2-9]/.test(altered.toString())) continue;
      expect(readKeyFile(register)).toEqual(before);
    }
  });

  it('is damaged when neither is whole', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    writeFileSync(keyFilePath(register), '{"format":');
    writeFileSync(`${keyFilePath(register)}.bak`, 'null');
    expect(failureOf(() => readKeyFile(register))).toEqual({ kind: 'DAMAGED', what: 'keys' });
  });

  it('of a newer program is refused, not guessed at', () => {
    const { register, before } = anOffice();
    writeFileSync(keyFilePath(register), JSON.stringify({ ...before, version: 2 }));
    const error = { kind: 'NEWER', fileVersion: 2, programVersion: 1 };
    expect(failureOf(() => readKeyFile(register))).toEqual(error);
  });

  it.each([
    ['2^40 memory', { N: 2 ** 30 }],
    ['no cost', { N: 1 }],
    ['a cost that is no power of two', { N: 2 ** 14 + 1 }],
    ['many lanes', { p: 1000 }],
    ['a product of bounds that each allow it: 1 GiB four times', { N: 2 ** 20, p: 4 }],
    ['a product of bounds that each allow it: 640 MiB', { N: 2 ** 19, r: 10 }],
    ['another function', { name: 'none' }],
  ])('does not ask this machine for %s', (_what, kdf) => {
    const { register, before } = anOffice();
    const slots = before.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, ...kdf } }));
    writeKeyFile(register, { ...before, slots } as KeyFile);
    expect(failureOf(() => readKeyFile(register))).toEqual({ kind: 'DAMAGED', what: 'keys' });
  });

  it('may ask for four times what the program itself asks for', () => {
    const { register, before } = anOffice();
    const slots = before.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, N: 2 ** 19 } }));
    writeKeyFile(register, { ...before, slots });
    expect(readKeyFile(register).slots).toEqual(slots);
  });

  it('is not read into memory when it is far too long to be one', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    const long = `${readFileSync(keyFilePath(register), 'utf8')}${' '.repeat(1024 * 1024)}`;
    writeFileSync(keyFilePath(register), long);
    writeFileSync(`${keyFilePath(register)}.bak`, long);
    expect(failureOf(() => readKeyFile(register))).toEqual({ kind: 'DAMAGED', what: 'keys' });
  });

  it('is read from the copy where the disk does not give the first', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    rmSync(keyFilePath(register));
    mkdirSync(keyFilePath(register));
    expect(readKeyFile(register)).toEqual(before);
  });

  it('keeps a recovery code that is being replaced beside the new one', () => {
    const { register, dataKey, before } = anOffice();
    const { keyFile } = addRecovery(before, dataKey, newRecoveryCode(), QUICK);
    writeKeyFile(register, keyFile);
    expect(readKeyFile(register)).toEqual(keyFile);
    settleKeyFiles(register, lastSlots(before));
    expect(readKeyFile(register)).toEqual(before);
  });

  it('holds nothing about a user but number and login name', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    const { slots } = JSON.parse(readFileSync(keyFilePath(register), 'utf8')) as KeyFile;
    expect(slots.map((slot) => Object.keys(slot).sort())).toEqual([
      ['kdf', 'slotId', 'userId', 'userName', 'wrapped'],
    ]);
  });

  it.each([false, true])(
    'opens by the old or the new password whichever write fails (from then on: %s)',
    (forever) => {
      let failAt = 1;
      for (; ; failAt += 1) {
        const { register, before, after } = anOffice();
        writeKeyFile(register, before);
        Object.assign(disk, { failAt, forever, count: 0 });
        let isWritten = true;
        try {
          writeKeyFile(register, after);
        } catch (error) {
          isWritten = false;
          expect(error).toMatchObject({ code: 'ENOSPC' });
        } finally {
          disk.failAt = 0;
        }
        expect(() => void JSON.parse(readFileSync(keyFilePath(register), 'utf8'))).not.toThrow();
        const kept = readKeyFile(register);
        expect([before, after]).toContainEqual(kept);
        expect(
          opens(kept, kept.slots[0]!.wrapped === after.slots[0]!.wrapped ? 'new' : 'old'),
        ).toBe(true);
        if (isWritten) expect(kept).toEqual(after);
        settleKeyFiles(register, lastSlots(readKeyFile(register)));
        expect(readFileSync(`${keyFilePath(register)}.bak`)).toEqual(
          readFileSync(keyFilePath(register)),
        );
        if (isWritten) break;
      }
      expect(failAt).toBeGreaterThan(10);
    },
  );

  it('no longer opens by the old password from the copy after a change', () => {
    const { register, before, after } = anOffice();
    writeKeyFile(register, before);
    writeKeyFile(register, after);
    rmSync(keyFilePath(register));
    expect([opens(readKeyFile(register), 'old'), opens(readKeyFile(register), 'new')]).toEqual([
      false,
      true,
    ]);
  });

  it('is mended from whichever of the two is whole', () => {
    const { register, before } = anOffice();
    writeKeyFile(register, before);
    writeFileSync(keyFilePath(register), 'half');
    settleKeyFiles(register, lastSlots(readKeyFile(register)));
    rmSync(`${keyFilePath(register)}.bak`);
    settleKeyFiles(register, lastSlots(readKeyFile(register)));
    rmSync(keyFilePath(register));
    expect(readKeyFile(register)).toEqual(before);
  });

  it('is set aside under a new name each time, never lost', () => {
    const { register, before } = anOffice();
    for (const round of [1, 2]) {
      writeKeyFile(register, before);
      setAsideKeys(register);
      expect(existsSync(`${keyFilePath(register)}.old-${round}`)).toBe(true);
    }
    setAsideKeys(register);
    expect(readdirSync(join(register, '..')).sort()).toEqual([
      'office.register.keys.bak.old-1',
      'office.register.keys.bak.old-2',
      'office.register.keys.old-1',
      'office.register.keys.old-2',
    ]);
    copyFileSync(`${keyFilePath(register)}.old-1`, keyFilePath(register));
    expect(readKeyFile(register)).toEqual(before);
  });
});
