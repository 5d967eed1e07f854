import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFilePath } from '../../db/key-file.ts';
import { newRecoveryCode } from '../../db/recovery-code.ts';
import { AUDIT_SUBJECT_WORDS } from '../../electron/contract/audit-subjects.ts';
import { smallDisk } from '../db/scratch.ts';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';

const CLERK = { userName: '张敏', password: 'clerk secret' };
const TODAY = '2026-11-15';
const FORWARD = '2027-11-15';
const BACK = '2026-01-05';

let folder: string;
let day: string;
let minute: number;
let desk: ReturnType<typeof officeAt>;
let recoveryCode: string;

/** Office hours: the first call of a test is at nine in the morning in China. */
const now = () => `${day}T01:${String(minute).padStart(2, '0')}:00.000Z`;

function openOffice(where: string) {
  return officeAt(where, day, { clock: { today: () => day, now } });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'office-'));
  day = TODAY;
  minute = 0;
  desk = openOffice(folder);
  ({ recoveryCode } = await setUpAnew(desk));
  const { userName: name, password } = CLERK;
  await desk.call('users.add', { name, role: '经办人', password });
  await desk.call('session.lock', {});
});
afterEach(() => {
  desk.office.close();
  rmSync(folder, { recursive: true, force: true });
});

const unlockAs = (user: { userName: string; password: string }) =>
  desk.office.invoke('session.unlock', user);
const wrong = (userName: string) => unlockAs({ userName, password: 'typed wrongly' });

/** What the log page shows of signing in, the oldest first, without what the set-up left. */
async function shown() {
  const { rows } = await desk.call('audit.list', { subject: 'session', pageSize: 200 });
  return rows
    .map(({ at, by, action, subject, reason }) => [at, by, action, subject, reason])
    .toReversed()
    .slice(1);
}

describe('signing in', () => {
  it('is a line of the log, with the user and the instant', async () => {
    await unlockAs(CHIEF);
    expect(await shown()).toEqual([[now(), CHIEF.userName, '登录', '登录', '']]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('tells what failed before it, by whose password it was, and once only', async () => {
    await wrong(CLERK.userName);
    minute = 1;
    await wrong(CLERK.userName);
    await wrong('没有的人');
    minute = 2;
    await unlockAs(CHIEF);
    await desk.call('session.lock', {});
    minute = 3;
    await unlockAs(CLERK);
    await desk.call('session.lock', {});
    await unlockAs(CHIEF);
    const at = (minutes: number) => `${TODAY}T01:0${minutes}:00.000Z`;
    const failed = '密码不正确或者已作废2次，2026年11月15日09:00至2026年11月15日09:01';
    expect((await shown()).slice(0, -2)).toEqual([
      [at(2), CLERK.userName, '登录失败', '登录', failed],
      [at(2), '', '登录失败', '登录', '没有这个用户名1次，2026年11月15日09:01'],
      [at(2), CHIEF.userName, '登录', '登录', ''],
      [at(2), CHIEF.userName, '锁定', '登录', '本人锁定'],
      [at(3), CLERK.userName, '登录', '登录', '此前密码连续输错2次'],
    ]);
  });

  it('by the recovery code says so, after the codes that were wrong', async () => {
    const recover = { userName: CHIEF.userName, newPassword: 'another horse' };
    const other = { ...recover, recoveryCode: newRecoveryCode() };
    await desk.refused('session.recover', other);
    await desk.refused('session.recover', { ...recover, userName: '没有的人', recoveryCode });
    await desk.call('session.recover', { ...recover, recoveryCode });
    const failed = '恢复码不正确或者已作废2次，2026年11月15日09:00';
    expect(await shown()).toEqual([
      [now(), '', '登录失败', '登录', failed],
      [now(), CHIEF.userName, '登录', '登录', '用恢复码'],
    ]);
    const [, , before] = (await desk.call('audit.list', { pageSize: 3 })).rows;
    expect(before).toMatchObject({ action: '用恢复码重设密码', subject: '用户 1' });
  });

  it('tells an old password that an old key file brought back', async () => {
    const path = keyFilePath(join(folder, 'test.register'));
    const files = [path, `${path}.bak`];
    for (const file of files) copyFileSync(file, `${file}.kept`);
    await unlockAs(CHIEF);
    const change = { oldPassword: CHIEF.password, newPassword: 'another horse' };
    await desk.call('users.changePassword', change);
    await desk.call('session.lock', {});
    for (const file of files) copyFileSync(`${file}.kept`, file);
    expect(await unlockAs(CHIEF)).toMatchObject({ error: { code: 'KEYS_OUTDATED' } });
    await unlockAs(CLERK);
    await desk.call('session.lock', {});
    await desk.call('session.recover', {
      ...{ userName: CHIEF.userName, recoveryCode, newPassword: 'third horse' },
    });
    expect((await shown()).map(([, by, action, , reason]) => [by, action, reason])).toContainEqual([
      ...[CHIEF.userName, '登录失败', '密码不正确或者已作废1次，2026年11月15日09:00'],
    ]);
  });

  it('keeps nothing that was typed', async () => {
    await wrong('打错的名字');
    await wrong(CHIEF.userName);
    await unlockAs(CHIEF);
    const log = JSON.stringify(await desk.call('audit.list', { pageSize: 200 }));
    expect(log).not.toMatch(/打错的名字|typed wrongly/);
    expect(readFileSync(join(folder, 'test.register.attempts'), 'utf8')).toBe('{}');
  });

  it('is in the history and the time line of nobody', async () => {
    await unlockAs(CHIEF);
    const { id } = await enter(125);
    await desk.call('session.lock', {});
    await unlockAs(CHIEF);
    const told = [
      await desk.call('people.history', { id }),
      await desk.call('people.timeline', { personId: id }),
    ];
    expect(JSON.stringify(told)).not.toMatch(/登录|锁定/);
  });
});

describe('locking', () => {
  it.each([
    ['asked', '本人锁定'],
    ['idle', '长时间没有操作'],
    ['screen', '电脑锁屏'],
    ['suspend', '电脑休眠'],
    ['quit', '退出程序'],
  ] as const)('because of %s is a line of the log', async (because, words) => {
    await unlockAs(CLERK);
    await desk.call('session.lock', { because });
    await unlockAs(CHIEF);
    expect((await shown())[1]).toEqual([now(), CLERK.userName, '锁定', '登录', words]);
  });

  it('by the end of the program is one, too, and of a register that is locked already none', async () => {
    await unlockAs(CLERK);
    desk.office.close();
    desk.office.close();
    await desk.call('session.lock', {});
    await unlockAs(CHIEF);
    expect((await shown()).map(([, , action, , reason]) => [action, reason])).toEqual([
      ['登录', ''],
      ['锁定', '退出程序'],
      ['登录', ''],
    ]);
  });

  it('tells an old password that was typed wrongly while a new one was to be set', async () => {
    await unlockAs(CLERK);
    const change = { oldPassword: 'typed wrongly', newPassword: 'another secret' };
    expect(await desk.refused('users.changePassword', change)).toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    await desk.call('session.lock', {});
    await unlockAs(CHIEF);
    expect((await shown()).map(([, by, action]) => [by, action])).toEqual([
      [CLERK.userName, '登录'],
      [CLERK.userName, '登录失败'],
      [CLERK.userName, '锁定'],
      [CHIEF.userName, '登录'],
    ]);
  });
});

describe('the log narrowed to 登录', () => {
  it('holds the lines of signing in and no other', async () => {
    await unlockAs(CHIEF);
    await enter(125);
    const { rows } = await desk.call('audit.list', { pageSize: 200 });
    const signing = rows.filter(({ subject }) => subject === AUDIT_SUBJECT_WORDS.session);
    expect(new Set(signing.map(({ action }) => action))).toEqual(new Set(['登录', '锁定']));
    expect((await desk.call('audit.list', { subject: 'session' })).rows).toEqual(signing);
  });
});

describe('a disk that is full', () => {
  it('lets a clerk sign in and read; the line is written when there is room at the locking', async ({
    skip,
  }) => {
    const disk = smallDisk(16) ?? skip('not run here: a small disk can only be mounted by root');
    const there = openOffice(disk.folder);
    await setUpAnew(there);
    await there.call('session.lock', {});
    const filling = join(disk.folder, 'filling');
    fill(filling);
    await there.call('session.unlock', CHIEF);
    expect(await there.call('people.list', { filter: {} })).toMatchObject({ total: 0 });
    const person = aPerson({ identityNumber: anIdentityNumber('19900307', 125) });
    expect(
      await there.refused('people.create', {
        ...{ fields: person, controlStatus: '社会面', registeredOn: '2026-10-01' },
      }),
    ).toEqual({ code: 'DISK_FULL' });
    const actions = async () =>
      (await there.call('audit.list', { subject: 'session' })).rows.map(({ action }) => action);
    expect(await actions()).toEqual(['锁定']);
    rmSync(filling);
    await there.call('session.lock', {});
    await there.call('session.unlock', CHIEF);
    expect(await actions()).toEqual(['登录', '锁定', '登录', '锁定']);
    expect(await there.call('audit.verify', {})).toMatchObject({ ok: true });
    there.office.close();
  });

  it('locks without a line when there is no room till the end', async ({ skip }) => {
    const disk = smallDisk(16) ?? skip('not run here: a small disk can only be mounted by root');
    const there = openOffice(disk.folder);
    await setUpAnew(there);
    fill(join(disk.folder, 'filling'));
    expect(await there.call('session.lock', {})).toEqual({});
    expect(await there.refused('people.list', { filter: {} })).toEqual({ code: 'LOCKED' });
  });
});

describe('under a clock that is wrong', () => {
  const oddClock = async () => (await desk.call('session.state', {})).clock;

  it('set forward by a year, signing in, searching, locking and the recovery code leave the log open for the right day', async () => {
    day = FORWARD;
    await unlockAs(CHIEF);
    expect(await oddClock()).toEqual({ is: 'ahead', lastDay: TODAY });
    await desk.call('people.list', { filter: { text: '41092719900307' } });
    await desk.call('session.lock', {});
    await desk.call('session.recover', {
      ...{ userName: CHIEF.userName, recoveryCode, newPassword: 'another horse' },
    });
    expect(await oddClock()).toEqual({ is: 'ahead', lastDay: TODAY });
    await desk.call('session.lock', {});
    day = TODAY;
    await unlockAs({ ...CHIEF, password: 'another horse' });
    expect(await oddClock()).toBeNull();
    expect(await enter(125)).toHaveProperty('id');
    expect((await shown()).map(([at, , action]) => [at, action])).toEqual([
      [`${FORWARD}T01:00:00.000Z`, '登录'],
      [`${FORWARD}T01:00:00.000Z`, '锁定'],
      [`${FORWARD}T01:00:00.000Z`, '登录'],
      [`${FORWARD}T01:00:00.000Z`, '锁定'],
      [`${TODAY}T01:00:00.000Z`, '登录'],
    ]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('set back, signing in shows the date of the computer and does not accept it', async () => {
    day = BACK;
    for (let time = 0; time < 3; time += 1) {
      await unlockAs(CHIEF);
      expect(await oddClock()).toEqual({ is: 'behind', lastDay: TODAY });
      expect(await entering(125)).toMatchObject({ error: { code: 'REFUSED' } });
      await desk.call('session.lock', {});
    }
    day = TODAY;
    await unlockAs(CHIEF);
    expect(await oddClock()).toBeNull();
    expect(await enter(125)).toHaveProperty('id');
    const { rows } = await desk.call('audit.list', { from: BACK, to: BACK });
    const [signIn, lock] = ['登录', '锁定'];
    expect(rows.map(({ action }) => action)).toEqual([lock, signIn, lock, signIn, lock, signIn]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('accepted by a chief goes on from that day, whatever the lines of signing in say', async () => {
    await unlockAs(CHIEF);
    day = FORWARD;
    await enter(125);
    await desk.call('session.lock', {});
    day = TODAY;
    await unlockAs(CHIEF);
    await desk.call('session.acceptDay', { today: TODAY, reason: '上次开机时日期是2027年' });
    day = FORWARD;
    await desk.call('session.lock', {});
    day = TODAY;
    await unlockAs(CHIEF);
    expect(await oddClock()).toBeNull();
  });
});

const entering = (sequence: number) =>
  desk.office.invoke('people.create', {
    fields: aPerson({ identityNumber: anIdentityNumber('19900307', sequence) }),
    ...{ controlStatus: '社会面', registeredOn: '2025-10-01' },
  });

async function enter(sequence: number): Promise<{ id: number }> {
  return desk.call('people.create', {
    fields: aPerson({ identityNumber: anIdentityNumber('19900307', sequence) }),
    ...{ controlStatus: '社会面', registeredOn: '2025-10-01' },
  });
}

/** Till not a byte more goes onto the disk. */
function fill(file: string): void {
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 4)) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for a piece of that size: a smaller one may still fit.
    }
  }
}
