import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson, anIdentityNumber, aVisit } from '../support/builders.ts';
import { anOffice, callsOf, CHIEF, setUp, TOWN } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

const REGISTERED = { controlStatus: '社会面', registeredOn: '2026-10-01' } as const;
async function add(
  given: Parameters<typeof aPerson>[0] = {},
  at: Partial<typeof REGISTERED> = {},
): Promise<number> {
  return (await desk.call('people.create', { fields: aPerson(given), ...REGISTERED, ...at })).id;
}

describe('registering a person', () => {
  it('reads sex, birthday and kind from the number, evens out the phone, and masks both', async () => {
    const id = await add({
      identityNumber: anIdentityNumber('19900307', 123).toLowerCase(),
      phone: '199 0000-1234',
    });
    const { fields, identityMasked, phoneMasked, identityKind, age } = await desk.call(
      'people.get',
      { id },
    );
    expect({
      sex: fields.sex,
      birthOn: fields.birthOn,
      identityMasked,
      phoneMasked,
      identityKind,
      age,
    }).toEqual({
      sex: '男',
      birthOn: '1990-03-07',
      identityMasked: `410927********${anIdentityNumber('19900307', 123).slice(-4)}`,
      phoneMasked: '199****1234',
      identityKind: '居民身份证',
      age: 36,
    });
    expect(await desk.call('people.reveal', { id })).toEqual({
      identityNumber: anIdentityNumber('19900307', 123),
      phone: '19900001234',
      guardianPhone: '',
      texts: {
        ...{ alias: '', ethnicity: '汉族', domicile: '', address: '' },
        ...{ policeOfficer: '', caseWorker: '陈静', gridWorker: '', guardian: '' },
        ...{ drugs: [], note: '' },
      },
      extra: [],
    });
  });

  it.each([
    [
      'one digit wrong',
      {
        identityNumber: anIdentityNumber().replace(/\d$/u, (last) =>
          String((Number(last) + 1) % 10),
        ),
      },
      'identityNumber',
    ],
    ['sex against the number', { sex: '女' as const }, 'sex'],
    ['birthday against the number', { birthOn: '1990-03-08' }, 'birthOn'],
    ['a phone of ten digits', { phone: '1990000123' }, 'phone'],
    ['a village of another town', { villageCode: '410927101001' }, 'villageCode'],
    ['a day that does not exist', { lastSeizedOn: '2025-02-30' }, 'lastSeizedOn'],
    ['a year to come', { firstUsedOn: '2031' }, 'firstUsedOn'],
  ])('refuses %s at the field', async (_title, given, path) => {
    const error = await desk.refused('people.create', { fields: aPerson(given), ...REGISTERED });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path }] });
  });

  it('stores one number once, also when its holder lies in the recycle bin', async () => {
    const id = await add();
    const again = { fields: aPerson({ fullName: '李四' }), ...REGISTERED };
    expect(await desk.refused('people.create', again)).toMatchObject({
      fields: [{ path: 'identityNumber', message: expect.stringContaining('已登记') as string }],
    });
    await desk.call('people.recycle', { id, reason: '误登' });
    expect(await desk.refused('people.create', again)).toMatchObject({
      fields: [{ message: expect.stringContaining('回收站') as string }],
    });
    expect((await desk.call('people.list', { filter: {} })).total).toBe(0);
    await desk.call('people.restore', { id });
    expect((await desk.call('people.list', { filter: {} })).total).toBe(1);
    expect((await desk.call('people.get', { id })).statuses.map((status) => status.cause)).toEqual([
      '新登记',
    ]);
  });
});

describe('changing a person', () => {
  it('keeps field by field who changed what, with numbers masked', async () => {
    const id = await add();
    await desk.call('people.update', {
      id,
      revision: 1,
      fields: { address: '新址', phone: '19900005678' },
    });
    const [last] = await desk.call('people.history', { id });
    expect(last).toMatchObject({
      by: '王建国',
      action: '修改人员',
      changes: [
        { field: '联系电话', before: '****1234', after: '****5678' },
        { field: '现住址', before: '', after: '新址' },
      ],
    });
  });

  it('refuses a change over somebody else’s', async () => {
    const id = await add();
    await desk.call('people.update', { id, revision: 1, fields: { note: '甲' } });
    expect(
      await desk.refused('people.update', { id, revision: 1, fields: { note: '乙' } }),
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('counts a change of status by its flow, and takes nothing after a death but a correction', async () => {
    const id = await add();
    await desk.call('people.changeStatus', {
      id,
      revision: 1,
      controlStatus: '戒断三年未复吸',
      on: '2026-10-10',
      note: '',
    });
    await desk.call('people.changeStatus', {
      id,
      revision: 2,
      controlStatus: '社会面',
      on: '2026-10-20',
      note: '',
    });
    await desk.call('people.changeStatus', {
      id,
      revision: 3,
      controlStatus: '死亡',
      on: '2026-11-01',
      note: '',
    });
    const refusal = await desk.refused('people.changeStatus', {
      id,
      revision: 4,
      controlStatus: '社会面',
      on: '2026-11-02',
      note: '',
    });
    expect(refusal).toEqual({ code: 'REFUSED', reason: '已登记死亡，只能以“更正”修改' });
    await desk.call('people.changeStatus', {
      id,
      revision: 4,
      controlStatus: '社会面',
      on: '2026-11-02',
      correction: true,
      note: '同名误报',
    });
    expect((await desk.call('people.get', { id })).statuses.map((status) => status.cause)).toEqual([
      '新登记',
      '三年未复吸',
      '复吸重新纳入',
      '死亡',
      '更正',
    ]);
  });

  it('does not let a change of status stand before the last one', async () => {
    const id = await add();
    expect(
      await desk.refused('people.changeStatus', {
        id,
        revision: 1,
        controlStatus: '在押',
        on: '2026-09-01',
        note: '',
      }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'on' }],
    });
  });

  it('moves between towns, out of the county and back', async () => {
    const id = await add();
    const move = { id, villageCode: null, note: '' };
    await desk.call('people.move', {
      ...move,
      revision: 1,
      kind: '县内转移',
      on: '2026-10-05',
      townCode: '410927101',
    });
    await desk.call('people.move', {
      ...move,
      revision: 2,
      kind: '迁出',
      on: '2026-10-06',
      townCode: null,
    });
    expect((await desk.call('people.get', { id })).visitDue).toMatchObject({
      dueOn: null,
      why: '不产生走访任务：迁出',
    });
    await desk.call('people.move', {
      ...move,
      revision: 3,
      kind: '迁入',
      on: '2026-10-07',
      townCode: TOWN,
    });
    const { presence, townName } = await desk.call('people.get', { id });
    expect([presence, townName]).toEqual(['在册', '城关镇']);
    expect(
      await desk.refused('people.update', { id, revision: 4, fields: { townCode: '410927101' } }),
    ).toMatchObject({ code: 'REFUSED' });
  });
});

describe('finding people', () => {
  it.each([
    ['a part of the name', '立新'],
    ['pinyin initials', 'zlx'],
    ['the last four of the number', anIdentityNumber().slice(-4)],
    ['a part of the phone', '0001234'],
    ['the village', '城关镇'],
  ])('by %s', async (_by, text) => {
    const id = await add();
    await add({
      fullName: '单雄信',
      identityNumber: anIdentityNumber('19850101', 456),
      phone: '19900009999',
      townCode: '410927101',
    });
    expect((await desk.call('people.search', { text })).map((row) => row.id)).toEqual([id]);
    expect(
      (await desk.call('people.list', { filter: { text } })).rows.map((row) => row.id),
    ).toEqual([id]);
  });

  it.each([
    ['单雄信', 'sxx'],
    ['仇和', 'qh'],
    ['尉迟恭', 'ycg'],
    ['解缙', 'xj'],
    ['查良镛', 'zly'],
    ['曾国', 'zg'],
    ['覃海', 'qh'],
    ['区明', 'om'],
    ['欧阳锋', 'oyf'],
  ])('reads the surname of %s as %s', async (fullName, initials) => {
    const id = await add({ fullName });
    expect((await desk.call('people.search', { text: initials })).map((row) => row.id)).toEqual([
      id,
    ]);
  });

  it('filters, sorts and pages', async () => {
    for (let index = 1; index <= 5; index += 1)
      await add({
        identityNumber: anIdentityNumber('19800101', 100 + index),
        fullName: `赵${'一二三四五'[index - 1] ?? ''}`,
      });
    const second = await desk.call('people.list', {
      filter: { townCode: TOWN },
      sort: 'registered',
      page: 2,
      pageSize: 2,
    });
    expect([second.total, second.rows.map((row) => row.fullName)]).toEqual([5, ['赵三', '赵四']]);
    expect((await desk.call('people.list', { filter: { controlStatus: '在押' } })).total).toBe(0);
  });
});

describe('grades', () => {
  it('count only once another person approved; alone it is 自评自批', async () => {
    const id = await add();
    const { gradeId } = await desk.call('grades.propose', {
      personId: id,
      grade: '高',
      reason: '近期阳性',
    });
    expect((await desk.call('people.get', { id })).grade).toBe('未评估');
    expect(await desk.call('grades.approve', { gradeId })).toEqual({
      effectiveOn: '2026-11-15',
      selfApproved: true,
    });
    expect((await desk.call('people.get', { id })).visitDue).toMatchObject({
      dueOn: '2026-12-15',
      ruleId: 'VISIT-高',
    });
  });

  it('cannot be approved by the proposer while there is a second person', async () => {
    const id = await add();
    await desk.call('users.add', { name: '李秀英', role: '审核人', password: 'checker secret' });
    const { gradeId } = await desk.call('grades.propose', {
      personId: id,
      grade: '低',
      reason: '稳定',
    });
    expect(await desk.refused('grades.approve', { gradeId })).toMatchObject({
      code: 'NOT_PERMITTED',
    });
    await desk.call('session.lock', {});
    await desk.call('session.unlock', { userName: '李秀英', password: 'checker secret' });
    expect(await desk.call('grades.approve', { gradeId })).toMatchObject({ selfApproved: false });
  });
});

describe('Safe Care visits', () => {
  it('move the due day, and a voided one moves it back (R-08)', async () => {
    const id = await add();
    expect((await desk.call('people.get', { id })).visitDue).toMatchObject({
      dueOn: '2026-11-01',
      overdueDays: 14,
      ruleId: 'VISIT-未评估',
    });
    const visit = await desk.call('visits.record', aVisit(id));
    expect(visit).toMatchObject({ qualifies: true, nextDueOn: '2026-12-10' });
    await desk.call('visits.void', { visitId: visit.visitId, reason: '录错人' });
    const filter = { scope: 'overdue', kind: '走访' } as const;
    const due = await desk.call('todo.list', { filter });
    expect(due.rows).toMatchObject([
      { personId: id, dueOn: '2026-11-01', overdueDays: 14, inCharge: '陈静' },
    ]);
    expect((await desk.call('people.get', { id })).visitDue.why).toBe(
      '按“未评估人员走访间隔”（每1个月至少一次），登记入册（2026年10月1日）起，2026年11月1日前应走访，已逾期14天',
    );
  });

  it('do not count without the person in charge, and say so when nobody was met', async () => {
    const id = await add();
    expect(await desk.refused('visits.record', aVisit(id, { inCharge: '' }))).toMatchObject({
      fields: [{ path: 'inCharge' }],
    });
    expect(
      await desk.refused('visits.record', aVisit(id, { visitedOn: '2026-11-16' })),
    ).toMatchObject({ fields: [{ path: 'visitedOn' }] });
    const missed = await desk.call('visits.record', aVisit(id, { outcome: '未见到', seen: '' }));
    expect(missed).toMatchObject({
      qualifies: false,
      whyNot: '没有走访人或没有见到人，不计入走访',
    });
  });

  it('are generated for nobody who is dead, detained or in compulsory isolation; who is lost is searched for', async () => {
    const wanted = ['死亡', '在押', '强制隔离戒毒', '失联', '戒断三年未复吸'] as const;
    for (const [index, controlStatus] of wanted.entries()) {
      await desk.call('people.create', {
        fields: aPerson({ identityNumber: anIdentityNumber('19800101', 200 + index) }),
        controlStatus,
        registeredOn: '2026-10-01',
      });
    }
    const filter = { scope: 'all', kind: '走访' } as const;
    const { rows } = await desk.call('todo.list', { filter });
    expect(rows.map((row) => [row.controlStatus, row.searching])).toEqual([
      ['失联', true],
      ['戒断三年未复吸', false],
    ]);
  });
});

describe('the log', () => {
  it('chains every change, and a second unlocking finds it whole', async () => {
    const id = await add();
    await desk.call('people.update', { id, revision: 1, fields: { note: '甲' } });
    const before = await desk.call('audit.verify', {});
    expect(before).toMatchObject({ ok: true, firstBroken: null });
    await desk.call('session.lock', {});
    const again = callsOf(desk.office);
    await again.call('session.unlock', CHIEF);
    const after = { ...before, entries: before.entries + ['锁定', '登录'].length };
    expect(await again.call('audit.verify', {})).toEqual(after);
  });

  it('writes nothing of a refused command', async () => {
    const { entries } = await desk.call('audit.verify', {});
    await desk.refused('people.create', { fields: aPerson({ phone: '1' }), ...REGISTERED });
    expect((await desk.call('audit.verify', {})).entries).toBe(entries);
  });
});

describe('what an attacker or a slip of the hand would try', () => {
  it('keeps the running term when somebody comes back from being lost', async () => {
    const id = await add({}, {});
    await desk.call('measures.decide', {
      personId: id,
      kind: '社区戒毒',
      documentNumber: '',
      decidingUnit: '',
      executionPlace: '',
      decisionOn: null,
      serviceOn: '2026-10-10',
      startOn: null,
      decidedYears: null,
      agreementNumber: '',
      agreementOn: null,
      note: '',
    });
    await desk.call('people.changeStatus', {
      id,
      revision: 2,
      controlStatus: '失联',
      on: '2026-10-20',
      note: '',
    });
    await desk.call('people.changeStatus', {
      id,
      revision: 3,
      controlStatus: '社区戒毒',
      on: '2026-11-12',
      note: '',
    });
    expect((await desk.call('people.get', { id })).measures).toMatchObject([
      { kind: '社区戒毒', serviceOn: '2026-10-10', endOn: null },
    ]);
  });

  it('judges sex and birthday by the stored number too', async () => {
    const id = await add();
    const error = await desk.refused('people.update', { id, revision: 1, fields: { sex: '女' } });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'sex' }] });
  });

  it('takes no record of somebody in the recycle bin', async () => {
    const id = await add();
    await desk.call('people.recycle', { id, reason: '误登' });
    const test = {
      personId: id,
      testedOn: '2026-11-01',
      kind: '尿检',
      result: '阴性',
      source: '定期',
      place: '',
      testers: '',
      note: '',
    } as const;
    expect(await desk.refused('tests.record', test)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('writes nothing while the clock of the computer is behind the last entry', async () => {
    await add();
    desk.office.close();
    const earlier = callsOf(desk.again('2026-11-01'));
    await earlier.call('session.unlock', CHIEF);
    const fields = aPerson({ identityNumber: anIdentityNumber('19850101', 456) });
    const error = await earlier.refused('people.create', { fields, ...REGISTERED });
    expect(error).toMatchObject({
      code: 'REFUSED',
      reason: expect.stringContaining('校准') as string,
    });
    await earlier.call('session.lock', {});
  });

  it('takes a role away at once, not at the next unlocking', async () => {
    const second = await desk.call('users.add', {
      name: '李秀英',
      role: '负责人',
      password: 'second chief',
    });
    const me = (await desk.call('users.list', {}))[0];
    await desk.call('users.setRole', { id: me?.id ?? 0, role: '经办人' });
    expect(await desk.refused('users.setRole', { id: me?.id ?? 0, role: '负责人' })).toMatchObject({
      code: 'NOT_PERMITTED',
    });
    expect(second.role).toBe('负责人');
  });
});
