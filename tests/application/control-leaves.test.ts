import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../electron/contract/index.ts';
import { actionsOf, aControlDesk, aLife, type ControlDesk } from './control-desk.ts';

let desk: ControlDesk;
beforeEach(async () => {
  desk = await aControlDesk([aLife(0), aLife(1, { occupation: '外出务工' }), aLife(2)]);
});
afterEach(() => desk.dispose());

type Application = Input<'leaves.apply'>;
function anApplication(given: Partial<Application> = {}): Application {
  return {
    personId: desk.person,
    appliedOn: '2026-10-30',
    leftOn: '2026-11-01',
    plannedBackOn: '2026-11-10',
    destination: '广东省东莞市',
    purpose: '务工',
    writtenReport: true,
    note: '',
    ...given,
  };
}
const apply = (given: Partial<Application> = {}) => desk.call('leaves.apply', anApplication(given));
const gone = (leftOn: string, backOn: string | null) =>
  desk.call('leaves.record', {
    personId: desk.person,
    leftOn,
    backOn,
    destination: '',
    purpose: '其他',
    note: '',
  });
async function leave(index = 0) {
  const found = (await desk.call('leaves.ofPerson', { personId: desk.person }))[index];
  if (found === undefined) throw new Error('no such leave');
  return found;
}

describe('an application', () => {
  it.each<[string, Partial<Application>, string, string]>([
    [
      'three days without a written report',
      { writtenReport: false },
      'writtenReport',
      '《戒毒条例》第十九条',
    ],
    ['asked for after leaving', { appliedOn: '2026-11-02' }, 'appliedOn', '《戒毒条例》第十九条'],
    ['back before leaving', { plannedBackOn: '2026-10-31' }, 'plannedBackOn', '不能早于'],
    ['a day that is none', { plannedBackOn: '2026-11-31' }, 'plannedBackOn', '没有这一天'],
    [
      'asked for tomorrow',
      { appliedOn: '2026-11-16', leftOn: '2026-11-20', plannedBackOn: '2026-11-21' },
      'appliedOn',
      '今天之后',
    ],
    ['其他 without a word', { purpose: '其他' }, 'note', '请写明'],
  ])('is refused: %s', async (_title, given, path, words) => {
    expect(await desk.refused('leaves.apply', anApplication(given))).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path, message: expect.stringContaining(words) as string }],
    });
  });

  it('of two days needs no written report', async () => {
    await apply({ plannedBackOn: '2026-11-02', writtenReport: false });
    expect(await leave()).toMatchObject({ state: '审核中', writtenReport: false, finding: null });
  });

  it('is refused while another leave holds one of its days', async () => {
    const { id } = await apply();
    const second = anApplication({ leftOn: '2026-11-10', plannedBackOn: '2026-11-12' });
    expect(await desk.refused('leaves.apply', second)).toEqual({
      code: 'REFUSED',
      reason: '与2026-11-01起的一次外出日期重叠，请先办理那一次的销假、撤销或作废',
    });
    await desk.call('leaves.cancel', { id, reason: '不去了' });
    await desk.call('leaves.apply', second);
    expect((await leave(1)).decisionNote).toBe('不去了');
  });

  it('is approved in an office of one visibly by oneself', async () => {
    const { id } = await apply();
    expect(await desk.call('leaves.approve', { id })).toEqual({
      until: '2026-11-10',
      selfApproved: true,
    });
    expect(await leave()).toMatchObject({
      state: '同意',
      approvals: [{ from: '2026-11-01', to: '2026-11-10', by: '王建国', selfApproved: true }],
      waitsFrom: '',
    });
    expect(await actionsOf(desk)).toEqual(['同意外出（自评自批）', '申请外出']);
    expect(await desk.refused('leaves.approve', { id })).toMatchObject({ code: 'REFUSED' });
  });

  it('is approved or refused by another than who entered it', async () => {
    const first = await apply();
    await desk.asSecond();
    const own = await apply({ leftOn: '2026-11-20', plannedBackOn: '2026-11-25' });
    expect(await desk.refused('leaves.refuse', { id: own.id, reason: '不同意' })).toMatchObject({
      code: 'NOT_PERMITTED',
    });
    expect(await desk.refused('leaves.approve', { id: own.id })).toEqual({
      code: 'NOT_PERMITTED',
      needs: '申请登记人以外的审核人或负责人',
    });
    expect(await desk.call('leaves.approve', { id: first.id })).toMatchObject({
      selfApproved: false,
    });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '王建国', password: 'correct horse' });
    await desk.call('leaves.refuse', { id: own.id, reason: '检测将到期' });
    expect(await leave()).toMatchObject({
      state: '拒绝',
      decidedBy: '王建国',
      decisionNote: '检测将到期',
      finding: null,
    });
  });

  it('is not for 经办人 to approve', async () => {
    const { id } = await apply();
    await desk.asSecond('经办人');
    expect(await desk.refused('leaves.approve', { id })).toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

describe('an approved leave', () => {
  const approved = async (given: Partial<Application> = {}) => {
    const { id } = await apply(given);
    await desk.call('leaves.approve', { id });
    return id;
  };

  it('is overdue and unauthorised from the day after the approved ones (戒毒条例 20)', async () => {
    await approved();
    expect(await leave()).toMatchObject({
      overdueDays: 5,
      finding: { kind: 'unauthorised', days: 15, since: '2026-11-11', counts: true },
    });
    const { counters } = await desk.windows();
    expect(counters.map(({ what, count }) => [what, count])).toEqual([
      ['refused', 0],
      ['leaves', 1],
      ['leaveDays', 15],
    ]);
  });

  it('ends with the return, and is covered wholly when that was in time', async () => {
    const id = await approved();
    const early = { id, backOn: '2026-10-31' };
    expect(await desk.refused('leaves.return', early)).toMatchObject({ code: 'INVALID_INPUT' });
    await desk.call('leaves.return', { id, backOn: '2026-11-10' });
    expect(await leave()).toMatchObject({
      state: '已销假',
      backOn: '2026-11-10',
      overdueDays: 0,
      finding: { kind: 'covered', days: 10, since: null, counts: true },
    });
    expect(await desk.refused('leaves.return', { id, backOn: '2026-11-11' })).toMatchObject({
      code: 'REFUSED',
    });
    expect(await desk.refused('leaves.cancel', { id, reason: '错' })).toMatchObject({
      code: 'REFUSED',
    });
  });

  it('whose days have begun is taken away by an approver alone, so that R-05 keeps what it found', async () => {
    const id = await approved();
    const found = (await leave()).finding;
    await desk.asSecond('经办人');
    const needs = { code: 'NOT_PERMITTED', needs: expect.stringContaining('审核人') as string };
    for (const method of ['leaves.cancel', 'leaves.void'] as const)
      expect([method, await desk.refused(method, { id, reason: '没有外出' })]).toEqual([
        method,
        needs,
      ]);
    expect((await leave()).finding).toEqual(found);
    await desk.open('2026-11-15');
    await desk.call('leaves.cancel', { id, reason: '核实没有外出' });
    expect(await actionsOf(desk)).toContain('撤销请假（核实没有外出）');
  });

  it('whose days have not begun is taken back by who enters leaves', async () => {
    const days = { leftOn: '2026-11-15', plannedBackOn: '2026-11-16', writtenReport: false };
    const { id } = await apply(days);
    await desk.asSecond('经办人');
    await desk.call('leaves.cancel', { id, reason: '不去了' });
    expect(await leave()).toMatchObject({ state: '撤销' });
  });

  it('is prolonged by an extension asked for in time, approved from the first day', async () => {
    const id = await approved();
    const extension = {
      id,
      appliedOn: '2026-11-10',
      until: '2026-11-20',
      writtenReport: true,
      reason: '工期延长',
    };
    const late = await desk.refused('leaves.extend', { ...extension, appliedOn: '2026-11-11' });
    expect(late).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'appliedOn', message: expect.stringContaining('第二十条') as string }],
    });
    const shorter = { ...extension, until: '2026-11-10' };
    expect(await desk.refused('leaves.extend', shorter)).toMatchObject({ code: 'INVALID_INPUT' });
    await desk.call('leaves.extend', extension);
    expect(await leave()).toMatchObject({
      state: '续假',
      extensionTo: '2026-11-20',
      plannedBackOn: '2026-11-10',
      overdueDays: 5,
      waitsFrom: '王建国',
    });
    await desk.call('leaves.approve', { id });
    expect(await leave()).toMatchObject({
      state: '同意',
      extensionTo: null,
      plannedBackOn: '2026-11-20',
      approvals: [
        { from: '2026-11-01', to: '2026-11-10' },
        { from: '2026-11-01', to: '2026-11-20' },
      ],
      overdueDays: 0,
      finding: { kind: 'covered', days: 15, since: null, counts: true },
    });
  });

  it('keeps its first approval when the extension is refused', async () => {
    const id = await approved();
    await desk.call('leaves.extend', {
      id,
      appliedOn: '2026-11-09',
      until: '2026-11-20',
      writtenReport: true,
      reason: '工期',
    });
    await desk.call('leaves.refuse', { id, reason: '不同意续假' });
    expect(await leave()).toMatchObject({
      state: '同意',
      plannedBackOn: '2026-11-10',
      extensionTo: null,
      decisionNote: '不同意续假',
      overdueDays: 5,
    });
  });

  it('that was wrong is voided and counts no more', async () => {
    const id = await approved();
    await desk.call('leaves.void', { id, reason: '登记错了人' });
    expect(await leave()).toMatchObject({
      voided: true,
      voidReason: '登记错了人',
      finding: null,
      overdueDays: 0,
    });
    expect((await desk.windows()).counters[1]?.count).toBe(0);
    expect(await desk.refused('leaves.return', { id, backOn: '2026-11-10' })).toEqual({
      code: 'REFUSED',
      reason: '这次请假已经作废',
    });
    expect(await actionsOf(desk)).toEqual([
      '违规、阳性记录减少（自行）（社区戒毒期间擅自外出次数1→0，社区戒毒期间擅自外出天数15→0）',
      '作废外出（登记错了人）',
      '同意外出（自评自批）',
      '申请外出',
    ]);
  });

  it('of less than three days may become longer only in writing', async () => {
    const id = await approved({ plannedBackOn: '2026-11-02', writtenReport: false });
    const longer = {
      id,
      appliedOn: '2026-11-02',
      until: '2026-11-03',
      writtenReport: false,
      reason: '晚一天',
    };
    expect(await desk.refused('leaves.extend', longer)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'writtenReport' }],
    });
  });
});

describe('擅自外出', () => {
  it('counts from its third day, warns at the second and is reached at the third', async () => {
    await gone('2026-03-01', '2026-03-02');
    await gone('2026-04-01', '2026-04-03');
    await gone('2026-05-01', '2026-05-05');
    const findings = await desk.call('leaves.ofPerson', { personId: desk.person });
    expect(findings.map(({ state, finding }) => [state, finding?.kind, finding?.since])).toEqual([
      ['已销假', 'unauthorised', '2026-05-03'],
      ['已销假', 'unauthorised', '2026-04-03'],
      ['已销假', 'short', null],
    ]);
    expect((await desk.windows()).counters.slice(1)).toEqual([
      { what: 'leaves', count: 2, limit: 3, state: 'warning' },
      { what: 'leaveDays', count: 8, limit: 30, state: 'calm' },
    ]);
    const { id } = await gone('2026-06-01', null);
    const { counters, violatedOn } = await desk.windows();
    expect([counters[1]?.state, counters[2]?.state, violatedOn]).toEqual([
      'reached',
      'reached',
      '2026-06-03',
    ]);
    await desk.call('leaves.return', { id, backOn: '2026-06-02' });
    expect((await desk.windows()).violatedOn).toBe(null);
  });

  it('is refused for days to come and for a person who is away already', async () => {
    expect(
      await desk.refused('leaves.record', {
        personId: desk.person,
        leftOn: '2026-11-16',
        backOn: null,
        destination: '',
        purpose: '务工',
        note: '',
      }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'leftOn' }] });
    await gone('2026-11-01', null);
    await expect(gone('2026-11-10', null)).rejects.toThrow('重叠');
  });
});

describe('外流务工去向', () => {
  type Fields = Omit<Input<'outflows.record'>, 'personId'>;
  const fieldsOf = (given: Partial<Fields> = {}): Fields => ({
    sinceOn: '2026-08-01',
    place: '广东省东莞市长安镇',
    work: '电子厂',
    employer: '某电子厂',
    contactName: '欧阳兄',
    contactPhone: '199 0000 4321',
    companion: '妻子',
    lastContactOn: '2026-10-16',
    note: '',
    ...given,
  });
  const outflow = ({
    personId = desk.person,
    ...given
  }: Partial<Input<'outflows.record'>> = {}): Input<'outflows.record'> => ({
    personId,
    ...fieldsOf(given),
  });
  const listed = async (filter: { townCode?: string; silentFor?: number } = {}) =>
    (await desk.call('outflows.list', filter)).rows.map(({ fullName, place, silentDays }) => [
      fullName,
      place,
      silentDays,
    ]);

  it('is kept with its phone masked, which is opened into the log', async () => {
    const { id } = await desk.call('outflows.record', outflow());
    const [row] = await desk.call('outflows.ofPerson', { personId: desk.person });
    expect(row).toMatchObject({ id, contactPhoneMasked: '199****4321', silentDays: 30 });
    expect(await desk.call('outflows.reveal', { id })).toEqual({ contactPhone: '19900004321' });
    expect(await actionsOf(desk)).toEqual(['查看外地联系人电话', '登记外流去向']);
    expect(JSON.stringify(await desk.call('people.history', { id: desk.person }))).not.toContain(
      '4321',
    );
  });

  it('keeps the phone and a masked note when they come back as they were shown', async () => {
    const { id } = await desk.call('outflows.record', outflow({ note: '厂里19900009999' }));
    const fields = fieldsOf({
      lastContactOn: '2026-11-14',
      contactPhone: '',
      note: '厂里*******9999',
    });
    await desk.call('outflows.update', { id, ...fields });
    const [row] = await desk.call('outflows.ofPerson', { personId: desk.person });
    expect([row?.contactPhoneMasked, row?.silentDays, row?.note]).toEqual([
      '199****4321',
      1,
      '厂里*******9999',
    ]);
  });

  it('is one at a time, and takes no wrong phone', async () => {
    expect(await desk.refused('outflows.record', outflow({ contactPhone: '123' }))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'contactPhone' }],
    });
    const { id } = await desk.call('outflows.record', outflow());
    expect(await desk.refused('outflows.record', outflow())).toMatchObject({ code: 'REFUSED' });
    expect(
      await desk.refused('outflows.end', { id, endedOn: '2026-07-31', note: '' }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'endedOn' }],
    });
    await desk.call('outflows.end', { id, endedOn: '2026-11-01', note: '返乡' });
    await desk.call('outflows.record', outflow({ sinceOn: '2026-11-10', lastContactOn: null }));
    const rows = await desk.call('outflows.ofPerson', { personId: desk.person });
    expect(rows.map(({ endedOn, silentDays, note }) => [endedOn, silentDays, note])).toEqual([
      [null, 5, ''],
      ['2026-11-01', 16, '返乡'],
    ]);
    const fields = fieldsOf();
    expect(await desk.refused('outflows.update', { id, ...fields })).toMatchObject({
      code: 'REFUSED',
    });
  });

  it('lists who is away, also who is only said to be, the unknown and the longest silent first', async () => {
    await desk.call('outflows.record', outflow());
    await desk.call(
      'outflows.record',
      outflow({ personId: desk.ids[2] ?? 0, place: '浙江省', lastContactOn: '2026-11-14' }),
    );
    expect(await listed()).toEqual([
      ['欧阳测二', '', null],
      ['欧阳测一', '广东省东莞市长安镇', 30],
      ['欧阳测三', '浙江省', 1],
    ]);
    expect(await listed({ silentFor: 30 })).toHaveLength(2);
    expect(await listed({ townCode: '410927101' })).toEqual([]);
    const [row] = await desk.call('outflows.ofPerson', { personId: desk.person });
    await desk.call('outflows.void', { id: row?.id ?? 0, reason: '听错了' });
    expect(await listed()).toHaveLength(2);
  });
});
