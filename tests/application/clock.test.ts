import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { CHIEF, officeAt, setUpAnew } from '../support/office.ts';

const REVIEWER = { userName: '李秀英', password: 'second user' };
const RIGHT = '2026-11-16';
const FORWARD = '2027-03-01';

let folder: string;
let day: string;
let desk: ReturnType<typeof officeAt>;
let recoveryCode: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'office-'));
  day = '2026-11-15';
  const clock = { today: () => day, now: () => `${day}T01:00:00.000Z` };
  desk = officeAt(folder, day, { clock });
  ({ recoveryCode } = await setUpAnew(desk));
  await desk.call('users.add', {
    ...{ name: REVIEWER.userName, role: '审核人', password: REVIEWER.password },
  });
});
afterEach(() => {
  desk.office.close();
  rmSync(folder, { recursive: true, force: true });
});

const enter = (sequence: number) =>
  desk.office.invoke('people.create', {
    fields: aPerson({ identityNumber: anIdentityNumber('19900307', sequence) }),
    ...{ controlStatus: '社会面', registeredOn: '2026-10-01' },
  });
const accept = (today: string) =>
  desk.office.invoke('session.acceptDay', { today, reason: '上次开机时日期是2027年' });
const oddClock = async () => (await desk.call('session.state', {})).clock;
const logged = async () => (await desk.call('audit.list', { page: 1, pageSize: 20 })).rows;

/** Somebody works under a clock of next year; then the clock is right again. */
async function setForwardAndBack(): Promise<void> {
  day = FORWARD;
  expect(await enter(125)).toMatchObject({ ok: true });
  day = RIGHT;
}

describe('a clock that was set forward, and is right again', () => {
  it('stops all that writes until a chief says that today is right, and why', async () => {
    await setForwardAndBack();
    expect(await oddClock()).toEqual({ is: 'behind', lastDay: FORWARD });
    expect(await enter(127)).toMatchObject({ ok: false, error: { code: 'REFUSED' } });
    expect(await accept(RIGHT)).toEqual({ ok: true, value: {} });
    expect(await oddClock()).toBeNull();
    expect(await enter(127)).toMatchObject({ ok: true });
    expect(
      (await logged()).slice(0, 3).map(({ at, by, action, reason }) => [at, by, action, reason]),
    ).toEqual([
      [`${RIGHT}T01:00:00.000Z`, CHIEF.userName, '新增人员', ''],
      [`${RIGHT}T01:00:00.000Z`, CHIEF.userName, '确认电脑日期', '上次开机时日期是2027年'],
      [`${FORWARD}T01:00:00.000Z`, CHIEF.userName, '新增人员', ''],
    ]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  it('is not accepted by who is no chief', async () => {
    await setForwardAndBack();
    await desk.call('session.lock', {});
    await desk.call('session.unlock', REVIEWER);
    expect(await accept(RIGHT)).toEqual({
      ok: false,
      error: { code: 'NOT_PERMITTED', needs: '负责人' },
    });
  });

  it('is not accepted for another day than the one that was shown', async () => {
    await setForwardAndBack();
    expect(await accept('2026-11-17')).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  });

  it('is not got round by the recovery code', async () => {
    await setForwardAndBack();
    await desk.call('session.lock', {});
    const { userName } = CHIEF;
    const newPassword = 'another password';
    await desk.call('session.recover', { userName, recoveryCode, newPassword });
    expect((await logged()).slice(0, 2).map(({ at, action }) => [at, action])).toEqual([
      [`${RIGHT}T01:00:00.000Z`, '登录'],
      [`${RIGHT}T01:00:00.000Z`, '用恢复码重设密码'],
    ]);
    expect(await enter(127)).toMatchObject({ ok: false, error: { code: 'REFUSED' } });
  });

  it('has nothing to be accepted while it is not behind the log', async () => {
    expect(await accept(day)).toMatchObject({ ok: false, error: { code: 'REFUSED' } });
  });
});

describe('a clock far ahead of the last line of the log', () => {
  it.each([
    ['31 days after it', '2026-12-16', null],
    ['32 days after it', '2026-12-17', { is: 'ahead', lastDay: '2026-11-15' }],
  ])('%s', async (_words, today, odd) => {
    day = today;
    expect(await oddClock()).toEqual(odd);
  });

  it('is warned of, and no more once something was written', async () => {
    day = FORWARD;
    expect(await oddClock()).toEqual({ is: 'ahead', lastDay: '2026-11-15' });
    expect(await enter(125)).toMatchObject({ ok: true });
    expect(await oddClock()).toBeNull();
  });

  it('is told to nobody before the register is open', async () => {
    day = FORWARD;
    await desk.call('session.lock', {});
    expect(await oddClock()).toBeNull();
  });
});
