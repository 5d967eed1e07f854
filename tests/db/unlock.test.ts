import fc from 'fast-check';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFilePath, readKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { addSlot, createKeyFile, newDataKey } from '../../db/key-slots.ts';
import type { NewUserSlot } from '../../db/key-slots.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { unlock, unlockWithRecovery, userNamesOf } from '../../db/unlock.ts';
import {
  failureOf,
  QUICK,
  scratchFolder,
  putSlot,
  removeSlot,
  replaceRecovery,
} from './scratch.ts';

const NOON = Date.parse('2026-11-15T04:00:00Z');
const HOUR = 3_600_000;

function anOffice(folder = scratchFolder()) {
  const register = join(folder, 'office.register');
  const dataKey = newDataKey();
  const code = newRecoveryCode();
  const wang = { userId: 1, userName: '王经办', password: 'right' };
  const first = createKeyFile(dataKey, wang, code, QUICK);
  const li = { userId: 2, userName: '李审核', password: 'right too' };
  writeKeyFile(register, putSlot(first, dataKey, li));
  writeFileSync(register, 'only its being there is looked at');
  return { register, dataKey, code };
}

function fails(register: string, times: number, nowMs: number): void {
  for (let time = 0; time < times; time += 1) {
    failureOf(() => unlock(register, '王经办', 'wrong', nowMs));
  }
}

describe('unlocking', () => {
  it('answers the user and the data key', () => {
    const { register, dataKey } = anOffice();
    expect(userNamesOf(register)).toEqual(['王经办', '李审核']);
    expect(unlock(register, '王经办', 'right', NOON)).toMatchObject({ owner: 1, dataKey });
    expect(unlock(register, '李审核', 'right too', NOON)).toMatchObject({ owner: 2, dataKey });
  });

  it('says which slots a password opened: beside the one that counts, the one that it is to replace', () => {
    const { register, dataKey } = anOffice();
    const before = readKeyFile(register);
    const again = { userId: 1, userName: '王经办', password: 'right' };
    const { keyFile, slotId } = addSlot(before, dataKey, again, QUICK);
    const other = addSlot(keyFile, dataKey, { ...again, password: 'new' }, QUICK);
    writeKeyFile(register, other.keyFile);
    const old = before.slots.find((slot) => slot.userId === 1)!.slotId;
    expect(unlock(register, '王经办', 'right', NOON).slotIds).toEqual([old, slotId]);
    expect(unlock(register, '王经办', 'new', NOON).slotIds).toEqual([other.slotId]);
    expect(userNamesOf(register)).toEqual(['王经办', '李审核']);
  });

  it('tries the slots of the copy too, where an older file was put back', () => {
    const { register, dataKey } = anOffice();
    const old = readFileSync(keyFilePath(register));
    const user = { userId: 1, userName: '王经办', password: 'new' };
    writeKeyFile(register, putSlot(readKeyFile(register), dataKey, user));
    writeFileSync(keyFilePath(register), old);
    expect(unlock(register, '王经办', 'new', NOON)).toMatchObject({ owner: 1, dataKey });
  });

  it('waits longer after each wrong password in a row, at most five minutes', () => {
    const { register } = anOffice();
    const waits: unknown[] = [];
    for (let time = 0; time < 10; time += 1) {
      waits.push(failureOf(() => unlock(register, '王经办', 'wrong', NOON + time * HOUR)));
    }
    expect(waits).toEqual(
      [0, 0, 5, 15, 30, 60, 120, 300, 300, 300].map((waitSeconds) => ({
        kind: 'WRONG_KEY',
        waitSeconds,
      })),
    );
  });

  it('does not try even the right password while it waits, and says how long still', () => {
    const { register, dataKey } = anOffice();
    fails(register, 3, NOON);
    const right = (nowMs: number) => failureOf(() => unlock(register, '王经办', 'right', nowMs));
    expect(right(NOON + 1000)).toEqual({ kind: 'WRONG_KEY', waitSeconds: 4 });
    expect(right(NOON + 4500)).toEqual({ kind: 'WRONG_KEY', waitSeconds: 1 });
    expect(unlock(register, '王经办', 'right', NOON + 5000)).toMatchObject({ owner: 1, dataKey });
  });

  it('forgets the wrong ones after a right one', () => {
    const { register } = anOffice();
    fails(register, 2, NOON);
    unlock(register, '王经办', 'right', NOON);
    const next = failureOf(() => unlock(register, '王经办', 'wrong', NOON));
    expect(next).toEqual({ kind: 'WRONG_KEY', waitSeconds: 0 });
  });

  it('makes only that user wait, and never the recovery code', () => {
    const { register, dataKey, code } = anOffice();
    fails(register, 5, NOON);
    expect(unlock(register, '李审核', 'right too', NOON)).toMatchObject({ owner: 2, dataKey });
    expect(unlockWithRecovery(register, code, NOON)).toMatchObject({ owner: 'recovery', dataKey });
    const wrongCode = failureOf(() => unlockWithRecovery(register, newRecoveryCode(), NOON));
    expect(wrongCode).toEqual({ kind: 'WRONG_KEY', waitSeconds: 0 });
  });

  it('never waits longer than the wait when the clock was set back', () => {
    const { register, dataKey } = anOffice();
    fails(register, 3, NOON);
    const yearBefore = NOON - 365 * 24 * HOUR;
    const early = failureOf(() => unlock(register, '王经办', 'right', yearBefore));
    expect(early).toEqual({ kind: 'WRONG_KEY', waitSeconds: 5 });
    expect(unlock(register, '王经办', 'right', yearBefore + 5000)).toMatchObject({
      owner: 1,
      dataKey,
    });
  });

  it('refuses a user without a slot', () => {
    const { register } = anOffice();
    const error = failureOf(() => unlock(register, '赵无人', 'right', NOON));
    expect(error).toEqual({ kind: 'WRONG_KEY', waitSeconds: 0 });
  });

  it('says that the keys are damaged or lost, and that without a register there is nothing to open', () => {
    const { register } = anOffice();
    const opening = [
      () => userNamesOf(register),
      () => unlock(register, '王经办', 'right', NOON),
      () => unlockWithRecovery(register, newRecoveryCode(), NOON),
    ];
    const both = ['', '.bak'].map((suffix) => `${keyFilePath(register)}${suffix}`);
    for (const path of both) writeFileSync(path, '{');
    for (const act of opening) expect(failureOf(act)).toEqual({ kind: 'DAMAGED', what: 'keys' });
    for (const path of both) rmSync(path);
    for (const act of opening) expect(failureOf(act)).toEqual({ kind: 'DAMAGED', what: 'keys' });
    const { register: other } = anOffice();
    rmSync(other);
    expect(failureOf(() => userNamesOf(other))).toEqual({ kind: 'MISSING' });
  });

  it.each([['half {'], ['null'], ['{"x":{"failures":-1}}'], ['[]']])(
    'takes a damaged counter for none: %s',
    (content) => {
      const { register, dataKey } = anOffice();
      writeFileSync(`${register}.attempts`, content);
      expect(unlock(register, '王经办', 'right', NOON)).toMatchObject({ owner: 1, dataKey });
    },
  );

  it('goes on where the counter cannot be written', () => {
    const { register, dataKey } = anOffice();
    mkdirSync(`${register}.attempts`);
    fails(register, 9, NOON);
    expect(unlock(register, '王经办', 'right', NOON)).toMatchObject({ owner: 1, dataKey });
  });

  it('opens by every valid password and code after any order of changes, losses and clocks', () => {
    const folder = scratchFolder();
    fc.assert(
      fc.property(fc.array(CHANGE, { maxLength: 12 }), (changes) => {
        const office = anOffice(folder);
        const life: Life = {
          ...office,
          nowMs: NOON,
          users: new Map([
            [1, { userId: 1, userName: '王经办', password: 'right' }],
            [2, { userId: 2, userName: '李审核', password: 'right too' }],
          ]),
        };
        changes.forEach((change, step) => CHANGES[change.kind](life, change, step));
        expect(unlockWithRecovery(life.register, life.code, life.nowMs).dataKey).toEqual(
          life.dataKey,
        );
        const names = [...life.users.values()].map((user) => user.userName);
        expect(userNamesOf(life.register).sort()).toEqual(names.sort());
        for (const user of life.users.values()) expectToOpen(life, user);
        rmSync(`${life.register}.attempts`, { force: true });
      }),
      { numRuns: 40, seed: 410927 },
    );
  });
});

interface Life {
  readonly register: string;
  readonly dataKey: Uint8Array;
  code: string;
  nowMs: number;
  readonly users: Map<number, NewUserSlot>;
}

interface Change {
  readonly kind: keyof typeof CHANGES;
  readonly userId: number;
  readonly byMs: number;
}

const CHANGES = {
  password: (life: Life, { userId }: Change, step: number) => {
    const user = { userId, userName: `用户${userId}`, password: `p${step}` };
    const keyFile = readKeyFile(life.register);
    writeKeyFile(life.register, putSlot(keyFile, life.dataKey, user));
    life.users.set(userId, user);
  },
  removal: (life: Life, { userId }: Change) => {
    if (!life.users.has(userId) || life.users.size === 1) return;
    writeKeyFile(life.register, removeSlot(readKeyFile(life.register), userId));
    life.users.delete(userId);
  },
  recovery: (life: Life) => {
    life.code = newRecoveryCode();
    const keyFile = readKeyFile(life.register);
    writeKeyFile(life.register, replaceRecovery(keyFile, life.dataKey, life.code));
  },
  loss: (life: Life) => rmSync(keyFilePath(life.register), { force: true }),
  damage: (life: Life) => writeFileSync(keyFilePath(life.register), 'half'),
  clock: (life: Life, { byMs }: Change) => {
    life.nowMs += byMs;
  },
  wrongPasswords: (life: Life) => {
    const [user] = life.users.values();
    for (let time = 0; time < 4; time += 1) {
      failureOf(() => unlock(life.register, user!.userName, 'wrong', life.nowMs));
    }
  },
};

const CHANGE = fc.record({
  kind: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
  userId: fc.integer({ min: 1, max: 4 }),
  byMs: fc.integer({ min: -HOUR, max: HOUR }),
});

/** At once, or after the wait that was asked for, which is never longer than five minutes. */
function expectToOpen({ register, dataKey, nowMs }: Life, user: NewUserSlot): void {
  const right = { owner: user.userId, dataKey };
  const asked = failureOf(() => {
    expect(unlock(register, user.userName, user.password, nowMs)).toMatchObject(right);
  });
  if (asked === 'no failure') return;
  const { waitSeconds } = asked as { waitSeconds: number };
  expect(waitSeconds).toBeLessThanOrEqual(300);
  const later = nowMs + waitSeconds * 1000;
  expect(unlock(register, user.userName, user.password, later)).toMatchObject(right);
}
