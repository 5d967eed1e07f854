import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keyFilePath, readKeyFile } from '../../db/key-file.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { userNamesOf } from '../../db/unlock.ts';
import type { Result } from '../../electron/contract/errors.ts';
import type { FailingDisk } from '../db/failing-disk.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';

const disk = vi.hoisted<FailingDisk>(() => ({ failAt: 0, forever: false, count: 0 }));
vi.mock('node:fs', async (real) => {
  const { withFailures } = await import('../db/failing-disk.ts');
  return withFailures(await real(), disk);
});

const DAY = '2026-11-15';
const CLERK = { userName: '张敏', password: 'clerk secret' };
const scratch = mkdtempSync(join(tmpdir(), 'password-faults-'));
const template = join(scratch, 'template');
let printedCode = '';
let cases = 0;

type Desk = ReturnType<typeof officeAt>;

beforeAll(async () => {
  mkdirSync(template);
  const desk = officeAt(template, DAY);
  printedCode = (await setUpAnew(desk)).recoveryCode;
  await desk.call('users.add', { name: CLERK.userName, role: '经办人', password: CLERK.password });
  desk.office.close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** One change of who may open the register: how it is asked for, and what opens before and after it. */
interface Change {
  readonly act: (desk: Desk) => Promise<Result<unknown>>;
  readonly old: (desk: Desk) => Promise<Result<unknown>>;
  readonly next: (desk: Desk, answer: unknown) => Promise<Result<unknown>>;
  /** The change is made from the locked register. */
  readonly locked?: boolean;
}

function unlockAs(user: { userName: string; password: string }) {
  return ({ office }: Desk) => office.invoke('session.unlock', user);
}

function recoverBy(recoveryCode: string) {
  return ({ office }: Desk) =>
    office.invoke('session.recover', {
      userName: CHIEF.userName,
      recoveryCode,
      newPassword: 'by the code',
    });
}

const never = () => Promise.resolve<Result<unknown>>({ ok: false, error: { code: 'LOCKED' } });

const CHANGES: Readonly<Record<string, Change>> = {
  'a change of the own password': {
    act: ({ office }) =>
      office.invoke('users.changePassword', {
        oldPassword: CHIEF.password,
        newPassword: 'new horse 1',
      }),
    old: unlockAs(CHIEF),
    next: unlockAs({ ...CHIEF, password: 'new horse 1' }),
  },
  'a password set by the chief': {
    act: ({ office }) =>
      office.invoke('users.resetPassword', { id: 2, newPassword: 'clerk secret 2' }),
    old: unlockAs(CLERK),
    next: unlockAs({ ...CLERK, password: 'clerk secret 2' }),
  },
  'a user retired': {
    act: ({ office }) => office.invoke('users.retire', { id: 2, reason: '调离' }),
    old: unlockAs(CLERK),
    next: never,
  },
  'a user added': {
    act: ({ office }) =>
      office.invoke('users.add', { name: '新人', role: '经办人', password: 'new clerk 1' }),
    old: never,
    next: unlockAs({ userName: '新人', password: 'new clerk 1' }),
  },
  'a new recovery code': {
    act: ({ office }) => office.invoke('users.newRecoveryCode', {}),
    old: (desk) => recoverBy(printedCode)(desk),
    next: (desk, answer) => recoverBy((answer as { recoveryCode: string }).recoveryCode)(desk),
  },
  'a password by the recovery code': {
    act: (desk) => recoverBy(printedCode)(desk),
    old: unlockAs(CHIEF),
    next: unlockAs({ ...CHIEF, password: 'by the code' }),
    locked: true,
  },
};

/** What a program that is started again finds. */
async function opensAfter(
  folder: string,
  attempt: (desk: Desk) => Promise<Result<unknown>>,
): Promise<boolean> {
  const desk = officeAt(folder, DAY);
  try {
    return (await attempt(desk)).ok;
  } finally {
    desk.office.close();
  }
}

function anotherFolder(from: string): string {
  const folder = join(scratch, `case-${(cases += 1)}`);
  cpSync(from, folder, { recursive: true });
  return folder;
}

/** `wasHit`: the change writes at least so often that the fault came. */
async function actWithFault(folder: string, change: Change, failAt: number, forever: boolean) {
  const desk = officeAt(folder, DAY);
  if (change.locked !== true) await desk.call('session.unlock', CHIEF);
  Object.assign(disk, { failAt, forever, count: 0 });
  try {
    const result = await change.act(desk);
    return { result, wasHit: disk.count >= failAt };
  } finally {
    disk.failAt = 0;
    desk.office.close();
  }
}

/** Of old and new secret exactly the one opens that the answer says: never both, never none. */
async function expectOneToOpen(folder: string, change: Change, result: Result<unknown>) {
  const other = anotherFolder(folder);
  const answer = result.ok ? result.value : { recoveryCode: newRecoveryCode() };
  const found = {
    old: await opensAfter(folder, change.old),
    next: await opensAfter(other, (desk) => change.next(desk, answer)),
  };
  expect(found).toEqual({
    old: !result.ok && change.old !== never,
    next: result.ok && change.next !== never,
  });
}

describe.each(Object.entries(CHANGES))('%s', (_name, change) => {
  it.each([
    ['once', false],
    ['from then on', true],
  ])('is done or not done, whichever write fails (%s)', async (_how, forever) => {
    const seen = { refused: 0, done: 0 };
    for (let failAt = 1; ; failAt += 1) {
      const folder = anotherFolder(template);
      const { result, wasHit } = await actWithFault(folder, change, failAt, forever);
      if (!wasHit) break;
      if (!result.ok) expect(result.error).toEqual({ code: 'DISK_FULL' });
      seen[result.ok ? 'done' : 'refused'] += 1;
      await expectOneToOpen(folder, change, result);
    }
    // Retiring writes no key before the commit, adding has nothing to clear up after it.
    expect(seen.refused > 10 || change.next === never).toBe(true);
    expect(seen.done > 10 || change.old === never).toBe(true);
    expect(seen.refused + seen.done).toBeGreaterThan(10);
  });
});

describe('the key files after a change that was cut off', () => {
  it('hold no user who was not added, so that the choice list names none', async () => {
    const folder = anotherFolder(template);
    const { result } = await actWithFault(folder, CHANGES['a user added']!, 12, false);
    expect(result.ok).toBe(false);
    expect(userNamesOf(join(folder, 'test.register'))).toEqual([CHIEF.userName, CLERK.userName]);
  });

  it('hold one slot a user again as soon as somebody is in', async () => {
    const change = CHANGES['a change of the own password']!;
    for (const failAt of [9, 17, 20, 25, 30]) {
      const folder = anotherFolder(template);
      const { result } = await actWithFault(folder, change, failAt, true);
      await opensAfter(folder, result.ok ? (desk) => change.next(desk, null) : change.old);
      const file = join(folder, 'test.register');
      expect(
        readKeyFile(file)
          .slots.map((slot) => slot.userId)
          .sort(),
      ).toEqual([1, 2]);
      const path = keyFilePath(file);
      expect(readFileSync(path)).toEqual(readFileSync(`${path}.bak`));
    }
  });
});
