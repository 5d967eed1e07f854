import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { anIdentityNumber, aPerson } from '../support/builders.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

async function register(
  fullName: string,
  sequence: number,
  caseWorker: string,
  policeOfficer: string,
) {
  const identityNumber = anIdentityNumber('19850101', sequence);
  const fields = aPerson({ fullName, identityNumber, caseWorker, policeOfficer });
  const input = { fields, controlStatus: '社会面', registeredOn: '2026-11-01' } as const;
  return (await desk.call('people.create', input)).id;
}

describe('the list by who is in charge', () => {
  beforeEach(async () => {
    await register('甲', 101, '陈静', '赵刚');
    await register('乙', 102, '', '赵刚');
    await register('丙', 103, '', '');
  });

  it.each<[Input<'people.list'>['filter'], string[]]>([
    [{ caseWorker: '陈静' }, ['甲']],
    [{ inCharge: '陈静' }, ['甲']],
    [{ inCharge: '赵刚' }, ['乙']],
    [{ withoutCaseWorker: true }, ['乙', '丙']],
    [{ withoutCaseWorker: true, inCharge: '赵刚' }, ['乙']],
    [{ withoutCaseWorker: false }, ['甲', '乙', '丙']],
  ])('%o', async (filter, names) => {
    const { rows, total } = await desk.call('people.list', { filter });
    expect([rows.map(({ fullName }) => fullName), total]).toEqual([names, names.length]);
  });

  it('offers everybody who is in charge of somebody', async () => {
    expect(await desk.call('people.workers', {})).toEqual({
      caseWorkers: ['陈静'],
      inCharge: ['赵刚', '陈静'],
    });
  });
});

describe('grades that wait for approval', () => {
  it('are listed for the approver, until they are approved or their person is recycled', async () => {
    const first = await register('甲', 101, '陈静', '');
    const second = await register('乙', 102, '陈静', '');
    for (const personId of [first, second])
      await desk.call('grades.propose', { personId, grade: '高', reason: '复吸' });
    const list = await desk.call('grades.waiting', {});
    expect(list).toMatchObject([
      {
        fullName: '甲',
        townName: '城关镇',
        present: '未评估',
        grade: '高',
        proposedBy: '王建国',
        whyNot: '',
      },
      { fullName: '乙' },
    ]);
    await desk.call('users.add', { name: '李审', role: '审核人', password: 'another horse' });
    expect((await desk.call('grades.waiting', {})).map(({ whyNot }) => whyNot)).toEqual([
      '提出人不能审批自己提出的等级',
      '提出人不能审批自己提出的等级',
    ]);
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '李审', password: 'another horse' });
    await desk.call('grades.approve', { gradeId: list[0]?.gradeId ?? 0 });
    await desk.call('people.recycle', { id: second, reason: '重复' });
    expect(await desk.call('grades.waiting', {})).toEqual([]);
  });
});
