import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '../support/builders.ts';
import { anOffice, callsOf, CHIEF, setUpAnew } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(() => {
  desk = anOffice();
});
afterEach(() => desk.dispose());

describe('the set-up', () => {
  it('starts from nothing, takes the county with its towns and villages, and prints a recovery code', async () => {
    expect((await desk.call('session.state', {})).state).toBe('missing');
    const made = await setUpAnew(desk);
    expect({ ...made, register: '', recoveryCode: made.recoveryCode.length > 30 }).toEqual({
      register: '',
      county: { code: '410927', name: '台前县', cityName: '濮阳市', provinceName: '河南省' },
      towns: 9,
      villages: 377,
      recoveryCode: true,
    });
    expect(await desk.call('settings.get', {})).toMatchObject({
      recipient: '濮阳市禁毒委员会办公室',
      agencyCode: '台禁毒办',
      firstReportIssued: false,
    });
  });

  it.each([
    ['110101', '北京市', '', '东城区', '北京市禁毒委员会办公室'],
    ['419001', '河南省', '', '济源市', '河南省禁毒委员会办公室'],
    ['441900', '广东省', '', '东莞市', '广东省禁毒委员会办公室'],
    ['410902', '河南省', '濮阳市', '华龙区', '濮阳市禁毒委员会办公室'],
  ])('reports from %s to the office above it', async (...row) => {
    const [countyCode, provinceName, cityName, name, recipient] = row;
    const { county } = await desk.call('setup.create', {
      ...{ countyCode, officeName: `${name}禁毒委员会办公室`, agencyCode: '' },
      ...{ ...CHIEF, adoptExamples: false },
    });
    expect(county).toEqual({ code: countyCode, name, cityName, provinceName });
    expect(await desk.call('settings.get', {})).toMatchObject({
      ...{ provinceName, cityName, countyName: name, recipient },
    });
  });

  it.each([
    '台禁毒办〔2026〕',
    '台禁毒办[2026]1号',
    '台禁毒办2026',
    '台禁毒办２０２６',
    '【台禁毒办】',
  ])('refuses %s as 机关代字, in the set-up as in the settings', async (agencyCode) => {
    const wishes = { countyCode: '410927', officeName: '台前县禁毒委员会办公室', ...CHIEF };
    const refusal = {
      code: 'INVALID_INPUT',
      fields: [
        {
          path: 'agencyCode',
          message: '机关代字只写代字，如“台禁毒办”，年份和序号由程序编排',
        },
      ],
    };
    expect(
      await desk.refused('setup.create', { ...wishes, agencyCode, adoptExamples: false }),
    ).toEqual(refusal);
    expect((await desk.call('session.state', {})).state).toBe('missing');
    await setUpAnew(desk);
    const { officeName, recipient, copyTo, signer, checker, filler, idleMinutes } = await desk.call(
      'settings.get',
      {},
    );
    const words = { officeName, recipient, copyTo, signer, checker, filler, idleMinutes };
    expect(await desk.refused('settings.save', { ...words, agencyCode })).toEqual(refusal);
  });

  it('computes nothing from examples that were not adopted', async () => {
    await setUpAnew(desk, false);
    const { id } = await desk.call('people.create', {
      fields: aPerson(),
      controlStatus: '社会面',
      registeredOn: '2026-11-01',
    });
    const { missingRules } = await desk.call('todo.summary', {});
    expect(missingRules.map(({ title }) => title)).toContain('未评估人员走访间隔');
    const { visitDue } = await desk.call('people.get', { id });
    expect(visitDue).toMatchObject({ dueOn: null, overdueDays: null });
    expect(visitDue.why).toContain('未设置');
  });

  it('is not done a second time over an existing register', async () => {
    await setUpAnew(desk);
    await desk.call('session.lock', {});
    expect(
      await desk.refused('setup.create', {
        countyCode: '410927',
        officeName: '另一个',
        agencyCode: '',
        ...CHIEF,
        adoptExamples: true,
      }),
    ).toEqual({
      code: 'FILE_EXISTS',
      what: '台账文件',
    });
  });
});

describe('unlocking', () => {
  it('answers LOCKED to everything but the free calls until a password opens the register', async () => {
    await setUpAnew(desk);
    await desk.call('session.lock', {});
    expect(await desk.refused('people.list', { filter: {} })).toEqual({ code: 'LOCKED' });
    expect(
      await desk.refused('session.unlock', { userName: CHIEF.userName, password: 'not this one' }),
    ).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect(await desk.call('session.unlock', CHIEF)).toMatchObject({
      name: '王建国',
      role: '负责人',
    });
  });

  it('opens with the recovery code and a new password; the old one opens nothing any more', async () => {
    const { recoveryCode } = await setUpAnew(desk);
    await desk.call('session.lock', {});
    const spoken = recoveryCode.toLowerCase();
    await desk.call('session.recover', {
      userName: CHIEF.userName,
      recoveryCode: spoken,
      newPassword: 'another horse',
    });
    await desk.call('session.lock', {});
    expect(await desk.refused('session.unlock', CHIEF)).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await desk.call('session.unlock', { ...CHIEF, password: 'another horse' });
  });

  it('takes a new recovery code in place of a lost one, which then opens nothing', async () => {
    const { recoveryCode: old } = await setUpAnew(desk);
    const { recoveryCode } = await desk.call('users.newRecoveryCode', {});
    await desk.call('session.lock', {});
    const recover = { userName: CHIEF.userName, newPassword: 'another horse' };
    const refused = await desk.refused('session.recover', { ...recover, recoveryCode: old });
    expect(refused).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await desk.call('session.recover', { ...recover, recoveryCode });
  });

  it('remembers that nobody has confirmed the code that was shown, until it is confirmed or opens the register', async () => {
    const pending = async () => (await desk.call('session.state', {})).recoveryPending;
    await setUpAnew(desk);
    await desk.call('session.lock', {});
    expect(await pending()).toBe(false);
    await desk.call('session.unlock', CHIEF);
    expect(await pending()).toBe(true);
    await desk.call('users.confirmRecoveryCode', {});
    expect(await pending()).toBe(false);
    const { recoveryCode } = await desk.call('users.newRecoveryCode', {});
    expect(await pending()).toBe(true);
    await desk.call('session.lock', {});
    const recover = { userName: CHIEF.userName, newPassword: 'another horse', recoveryCode };
    await desk.call('session.recover', recover);
    expect(await pending()).toBe(false);
  });

  it('tells a second program that the file is in use', async () => {
    await setUpAnew(desk);
    const second = callsOf(desk.again());
    expect(await second.refused('session.unlock', CHIEF)).toEqual({ code: 'FILE_IN_USE' });
  });

  it('gives each user a key of their own, and takes it away', async () => {
    await setUpAnew(desk);
    const clerk = await desk.call('users.add', {
      name: '张敏',
      role: '经办人',
      password: 'clerk secret',
    });
    await desk.call('session.lock', {});
    expect((await desk.call('session.state', {})).users.toSorted()).toEqual(
      ['张敏', '王建国'].toSorted(),
    );
    await desk.call('session.unlock', { userName: '张敏', password: 'clerk secret' });
    expect(
      await desk.refused('users.add', { name: '某', role: '经办人', password: '12345678' }),
    ).toEqual({ code: 'NOT_PERMITTED', needs: '负责人' });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', CHIEF);
    await desk.call('users.retire', { id: clerk.id, reason: '调离' });
    await desk.call('session.lock', {});
    expect(
      await desk.refused('session.unlock', { userName: '张敏', password: 'clerk secret' }),
    ).toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });
});

describe('what lies on the disk', () => {
  it('holds no name and no number in any file of the run, neither open nor closed', async () => {
    await setUpAnew(desk);
    const planted = aPerson({ fullName: '阿依古丽·买买提', note: '种下的备注' });
    await desk.call('people.create', {
      fields: planted,
      controlStatus: '社会面',
      registeredOn: '2026-11-01',
    });
    await desk.refused('people.create', {
      fields: planted,
      controlStatus: '社会面',
      registeredOn: '2026-11-01',
    });
    const needles = ['阿依古丽', planted.identityNumber, '种下的备注', planted.phone].map((text) =>
      Buffer.from(text),
    );
    const found = () =>
      readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(desk.folder, name))
        .filter((path) => statSync(path).isFile() && !path.endsWith('.register'))
        .filter((path) => needles.some((needle) => readFileSync(path).includes(needle)));
    expect(found()).toEqual([]);
    await desk.call('session.lock', {});
    const register = readFileSync(desk.registerFile);
    expect(needles.filter((needle) => register.includes(needle))).toEqual([]);
    expect(register.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(found()).toEqual([]);
  });
});
