import { afterEach, describe, expect, it } from 'vitest';
import { anIdentityNumber } from '../support/builders.ts';
import { actionsOf, aControlDesk, aLife, aTest, type ControlDesk } from './control-desk.ts';

let desk: ControlDesk;
afterEach(() => desk.dispose());

const WOMAN = aLife(1, { identityNumber: anIdentityNumber('19900307', 124) });

function reportOf(testId: number, reportedOn = '2026-11-11') {
  return { testId, reportedOn, reportedTo: '城关派出所' };
}

describe('a test', () => {
  it('keeps both staff, the drug and the sample, and says that something must follow', async () => {
    desk = await aControlDesk();
    const positive = { result: '阳性', drug: '海洛因', sampleNumber: 'A11、B11' } as const;
    const { id, ...receipt } = await desk.test(positive);
    expect(receipt).toEqual({ warnings: [], follows: true });
    expect((await desk.call('tests.ofPerson', { personId: desk.person }))[0]).toMatchObject({
      id,
      testers: '陈静',
      secondTester: '赵刚',
      soleReason: '',
      femaleStaff: false,
      drug: '海洛因',
      sampleNumber: 'A11、B11',
      reportedOn: null,
    });
  });

  it('has no drug when it is negative, and 不详 when a positive one names none', async () => {
    desk = await aControlDesk();
    await desk.test({ drug: '海洛因' });
    await desk.test({ testedOn: '2026-11-12', result: '阳性' });
    const tests = await desk.call('tests.ofPerson', { personId: desk.person });
    expect(tests.map(({ result, drug }) => [result, drug])).toEqual([
      ['阳性', '不详'],
      ['阴性', ''],
    ]);
  });

  it('is refused with its field: one staff without a reason, nobody, a day to come, no day', async () => {
    desk = await aControlDesk();
    const cases = [
      [{ secondTester: '' }, 'secondTester', '《吸毒检测程序规定》'],
      [{ testers: '', secondTester: '' }, 'testers', '请填写检测人'],
      [{ testedOn: '2026-11-16' }, 'testedOn', '今天之后'],
      [{ testedOn: '2026-02-30' }, 'testedOn', '没有这一天'],
    ] as const;
    for (const [given, path, words] of cases) {
      expect(await desk.refused('tests.record', aTest(desk.person, given))).toEqual({
        code: 'INVALID_INPUT',
        fields: [{ path, message: expect.stringContaining(words) as string }],
      });
    }
    expect(await desk.call('tests.ofPerson', { personId: desk.person })).toEqual([]);
  });

  it('passes with one staff and the reason', async () => {
    desk = await aControlDesk();
    await desk.test({ secondTester: '', soleReason: '夜间抽检，只有一人值班' });
    const [test] = await desk.call('tests.ofPerson', { personId: desk.person });
    expect(test?.soleReason).toBe('夜间抽检，只有一人值班');
  });

  it('tells of a woman’s urine without female staff, and records it', async () => {
    desk = await aControlDesk([WOMAN]);
    const receipt = await desk.test();
    expect(receipt.warnings).toEqual([expect.stringContaining('女性工作人员')]);
    const other = { testedOn: '2026-11-11', femaleStaff: true };
    expect((await desk.test(other)).warnings).toEqual([]);
    expect((await desk.test(other)).warnings).toEqual([
      '2026-11-11已有一次尿检记录，重复录入的请作废',
    ]);
    expect(await desk.call('tests.ofPerson', { personId: desk.person })).toHaveLength(3);
  });

  it('counts no more once it is voided, and takes nothing further', async () => {
    desk = await aControlDesk();
    const { id } = await desk.test({ testedOn: '2026-11-01', result: '阳性' });
    const held = (await desk.windows()).done;
    await desk.call('tests.void', { id, reason: '记错了人' });
    expect([held, (await desk.windows()).done]).toEqual([1, 0]);
    const again = await desk.refused('tests.void', { id, reason: '再来' });
    expect(again).toEqual({ code: 'REFUSED', reason: '这次检测已经作废' });
    expect(await desk.refused('tests.reported', reportOf(id))).toEqual(again);
    expect(await actionsOf(desk)).toEqual([
      '违规、阳性记录减少（自行）（阳性检测1→0）',
      '作废检测（记错了人）',
      '记录检测',
    ]);
  });
});

describe('the windows of a person (R-04)', () => {
  it('say how many were due, held and missed, and which were before the register', async () => {
    desk = await aControlDesk();
    await desk.test({ testedOn: '2026-02-01' });
    await desk.test({ testedOn: '2026-11-01' });
    const { years, counters, ...numbers } = await desk.windows();
    expect(numbers).toEqual({
      measureId: 1,
      kind: '社区戒毒',
      startOn: '2025-01-10',
      endOn: null,
      unset: '',
      should: 17,
      done: 2,
      missing: 15,
      before: 11,
      excused: 0,
      nextDue: '2027-01-09',
      oldestMissing: { from: '2025-01-10', last: '2025-02-09' },
      violatedOn: null,
    });
    expect(years.map(({ cells }) => cells.map(({ state }) => state.charAt(0)).join(''))).toEqual([
      'mmmmmmmmmmmm',
      'dmmmdo',
      'ffff',
    ]);
    expect(counters.map(({ count, limit, state }) => [count, limit, state])).toEqual([
      [0, 3, 'calm'],
      [0, 3, 'calm'],
      [0, 30, 'calm'],
    ]);
  });

  it.each([
    ['before the report-in', { startOn: '' }, '还没有报到'],
    ['with a rough report-in day', { startOn: '2025年1月' }, '只记到年或月'],
    [
      '社区康复 of one year has no example row',
      { controlStatus: '社区康复', decidedYears: '1' },
      '没有采用社区康复1年',
    ],
  ])('are 未设置 with the reason: %s', async (_title, given, words) => {
    desk = await aControlDesk([aLife(0, given)]);
    const { unset, should, years, nextDue } = await desk.windows();
    expect([should, years, nextDue]).toEqual([null, [], null]);
    expect(unset).toContain(words);
  });

  it('warn at the second refusal and name the day of the third (戒毒条例 20)', async () => {
    desk = await aControlDesk();
    const refuse = (testedOn: string) =>
      desk.test({ testedOn, result: '拒检', testers: '', secondTester: '' });
    await refuse('2026-03-01');
    await refuse('2026-05-01');
    expect((await desk.windows()).counters[0]).toEqual({
      what: 'refused',
      count: 2,
      limit: 3,
      state: 'warning',
    });
    await refuse('2026-07-01');
    const { counters, violatedOn } = await desk.windows();
    expect([counters[0]?.state, violatedOn]).toEqual(['reached', '2026-07-01']);
  });

  it('agree with the figures of the report for the period', async () => {
    desk = await aControlDesk();
    await desk.test({ testedOn: '2026-02-01' });
    await desk.test({ testedOn: '2026-09-20' });
    await desk.test({ testedOn: '2026-10-20', result: '阳性' });
    await desk.test({ testedOn: '2026-11-12' });
    const [first, last] = ['2026-09-01', '2026-10-31'];
    const cells = (await desk.windows()).years.flatMap((year) => year.cells);
    const known = cells.filter(
      (cell) => cell.last < last && !cell.beforeEntry && cell.state !== 'excused',
    );
    const due = known.filter((cell) => cell.last >= '2026-08-31');
    const report = await desk.call('reports.prepare', { kind: 'bi-monthly', period: '2026-09/10' });
    const figure = (id: string) => report.figures.find((each) => each.id === id)?.value;
    expect({
      due: figure('test.due'),
      done: figure('test.done'),
      missing: figure('test.missing'),
      positive: figure('test.pos'),
    }).toEqual({
      due: due.length,
      done: due.filter(({ state }) => state === 'done').length,
      missing: known.filter(({ state }) => state === 'missing').length,
      positive: (await desk.call('tests.ofPerson', { personId: desk.person })).filter(
        ({ result, testedOn }) => result === '阳性' && testedOn >= first && testedOn <= last,
      ).length,
    });
    expect([due.length, known.length]).toEqual([1, 5]);
  });
});

describe('what follows a positive test', () => {
  const followUps = () => desk.call('tests.followUps', { personId: desk.person });

  it('is open until the police know and the grade was reviewed, and the clock starts again', async () => {
    desk = await aControlDesk();
    const before = (await followUps()).clean;
    const { id } = await desk.test({ testedOn: '2026-11-10', result: '阳性', drug: '海洛因' });
    const told = await followUps();
    expect(told.positive).toEqual([
      {
        testId: id,
        testedOn: '2026-11-10',
        kind: '尿检',
        drug: '海洛因',
        reportedOn: null,
        reportedTo: '',
        reviewDue: '2026-11-17',
        reviewedOn: null,
        reinclude: false,
        open: true,
      },
    ]);
    expect([before.startOn, told.clean.startOn, told.clean.cleanOn]).toEqual([
      '2025-01-10',
      '2026-11-10',
      '2029-11-10',
    ]);
    await desk.call('tests.reported', reportOf(id));
    const [reported] = (await followUps()).positive;
    expect([reported?.reportedOn, reported?.reportedTo, reported?.open]).toEqual([
      '2026-11-11',
      '城关派出所',
      true,
    ]);
  });

  it('asks nothing about a positive test that came with the ledger', async () => {
    desk = await aControlDesk([aLife(0, { lastTestOn: '2025-12-01', lastTestResult: '阳性' })]);
    const told = await followUps();
    expect([told.positive, told.clean.startOn]).toEqual([[], '2025-12-01']);
  });

  it('refuses a report of a negative test, and one before the test (戒毒条例 21)', async () => {
    desk = await aControlDesk();
    const negative = await desk.test();
    expect(await desk.refused('tests.reported', reportOf(negative.id))).toEqual({
      code: 'REFUSED',
      reason: '只有阳性结果需要报告公安机关（《戒毒条例》第二十一条）',
    });
    const { id } = await desk.test({ result: '阳性' });
    expect(await desk.refused('tests.reported', reportOf(id, '2026-11-09'))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'reportedOn' }],
    });
  });

  it('takes somebody back from 戒断三年未复吸 when the clerk confirms it (戒毒条例 7)', async () => {
    desk = await aControlDesk([
      aLife(0, { controlStatus: '戒断三年未复吸', serviceOn: '', startOn: '' }),
    ]);
    const { id } = await desk.test({ result: '阳性' });
    const told = await followUps();
    expect([told.positive[0]?.reinclude, told.reincludeFrom]).toEqual([true, '2026-11-10']);
    expect(
      await desk.refused('tests.reinclude', { testId: id, on: '2026-11-09', note: '' }),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'on' }] });
    await desk.call('tests.reinclude', { testId: id, on: '2026-11-10', note: '' });
    const person = await desk.call('people.get', { id: desk.person });
    expect(person.controlStatus).toBe('社会面');
    expect(person.statuses.at(-1)).toMatchObject({
      on: '2026-11-10',
      cause: '复吸重新纳入',
      controlStatus: '社会面',
      note: '检测阳性（2026-11-10）',
    });
    expect((await followUps()).positive[0]?.reinclude).toBe(false);
    expect(await actionsOf(desk)).toEqual(['复吸重新纳入', '记录检测']);
  });

  const clean = () => [aLife(0, { controlStatus: '戒断三年未复吸', serviceOn: '', startOn: '' })];
  const standing = async () => {
    const { controlStatus, statuses } = await desk.call('people.get', { id: desk.person });
    return [controlStatus, statuses.map(({ cause }) => cause).includes('复吸重新纳入')];
  };

  it('takes 复吸重新纳入 back with the test that it came of, and its flow (R-12)', async () => {
    desk = await aControlDesk(clean());
    const { id } = await desk.test({ result: '阳性' });
    await desk.call('tests.reinclude', { testId: id, on: '2026-11-10', note: '本人承认' });
    expect(await standing()).toEqual(['社会面', true]);
    expect(await desk.call('tests.void', { id, reason: '样本拿错' })).toEqual({
      takenBack: true,
      brought: false,
    });
    expect(await standing()).toEqual(['戒断三年未复吸', false]);
    expect((await desk.call('people.get', { id: desk.person })).statuses.at(-1)).toMatchObject({
      on: '2026-11-10',
      cause: '更正',
      note: '作废检测：样本拿错',
    });
  });

  it('leaves the status where another sign of use stands, and says that it needs a look', async () => {
    desk = await aControlDesk(clean());
    const { id } = await desk.test({ result: '阳性' });
    const other = await desk.test({ result: '阳性', testedOn: '2026-11-11' });
    await desk.call('tests.reinclude', { testId: id, on: '2026-11-11', note: '' });
    const undo = (each: number) => desk.call('tests.void', { id: each, reason: '样本拿错' });
    expect(await undo(id)).toEqual({ takenBack: false, brought: true });
    expect(await standing()).toEqual(['社会面', true]);
    expect(await undo(other.id)).toEqual({ takenBack: true, brought: false });
  });

  it('says nothing of the status where the test brought nobody back', async () => {
    desk = await aControlDesk(clean());
    const { id } = await desk.test({ result: '阳性' });
    expect(await desk.call('tests.void', { id, reason: '样本拿错' })).toEqual({
      takenBack: false,
      brought: false,
    });
    expect(await standing()).toEqual(['戒断三年未复吸', false]);
  });

  it('takes nobody back for a test of more than three years ago (R-06)', async () => {
    desk = await aControlDesk(clean());
    const { id } = await desk.test({ result: '阳性', testedOn: '2023-11-15' });
    expect((await followUps()).positive[0]?.reinclude).toBe(false);
    expect(
      await desk.refused('tests.reinclude', { testId: id, on: '2026-11-12', note: '' }),
    ).toMatchObject({ reason: expect.stringContaining('已满三年') as string });
    expect(await standing()).toEqual(['戒断三年未复吸', false]);
  });

  it('takes nobody back who is under control, and nobody for a negative test', async () => {
    desk = await aControlDesk();
    const positive = await desk.test({ result: '阳性' });
    const reinclude = (testId: number) =>
      desk.refused('tests.reinclude', { testId, on: '2026-11-12', note: '' });
    expect(await reinclude(positive.id)).toMatchObject({
      code: 'REFUSED',
      reason: expect.stringContaining('《戒毒条例》第七条') as string,
    });
    const negative = await desk.test();
    expect(await reinclude(negative.id)).toMatchObject({ code: 'REFUSED' });
  });

  it('sends a weak positive to the laboratory until it has answered', async () => {
    desk = await aControlDesk();
    const { id, follows } = await desk.test({ result: '弱阳待检' });
    const states = async () => (await followUps()).weak.map(({ state }) => state);
    expect([follows, await states()]).toEqual([true, ['待送检']]);
    const sent = { testId: id, sentOn: '2026-11-11', sentTo: '市公安局刑科所' };
    await desk.call('tests.sent', sent);
    expect(await states()).toEqual(['待结果']);
    await desk.test({ testedOn: '2026-11-14', kind: '实验室' });
    expect(await states()).toEqual(['已有结果']);
    const negative = await desk.test({ testedOn: '2026-11-13' });
    expect(await desk.refused('tests.sent', { ...sent, testId: negative.id })).toMatchObject({
      code: 'REFUSED',
    });
  });
});

describe('戒毒状态', () => {
  const evaluate = (state: '已脱毒' | '未复吸' | '成瘾减轻' | '在吸', evaluatedOn: string) =>
    desk.call('evaluations.record', {
      personId: desk.person,
      evaluatedOn,
      state,
      basis: '走访了解',
      evidence: '家中走访，精神正常',
      evaluator: '陈静',
    });
  const shown = async () => (await desk.call('people.get', { id: desk.person })).fields.drugState;

  it('is the newest by its day, and voiding brings back what was before', async () => {
    desk = await aControlDesk([aLife(0, { drugState: '成瘾减轻' })]);
    const first = await evaluate('未复吸', '2026-06-01');
    expect(await shown()).toBe('未复吸');
    await evaluate('在吸', '2026-05-01');
    expect(await shown()).toBe('未复吸');
    await desk.call('evaluations.void', { id: first.id, reason: '误录' });
    expect(await shown()).toBe('在吸');
    const [newest, older] = await desk.call('evaluations.ofPerson', { personId: desk.person });
    expect([newest?.voidReason, older?.state, older?.basis]).toEqual(['误录', '在吸', '走访了解']);
    await desk.call('evaluations.void', { id: older?.id ?? 0, reason: '误录' });
    expect(await shown()).toBe('成瘾减轻');
  });

  it('tells when the last result was positive, and asks for evidence', async () => {
    desk = await aControlDesk();
    await desk.test({ testedOn: '2026-10-01', result: '阳性' });
    await desk.test({ testedOn: '2026-11-01', result: '拒检' });
    expect((await evaluate('未复吸', '2026-11-02')).warnings).toEqual([
      expect.stringContaining('2026-10-01'),
    ]);
    expect((await evaluate('未复吸', '2026-09-30')).warnings).toEqual([]);
    expect((await evaluate('在吸', '2026-11-03')).warnings).toEqual([]);
    const bare = {
      personId: desk.person,
      evaluatedOn: '2026-11-02',
      state: '未复吸',
      basis: '其他',
      evidence: ' ',
      evaluator: '',
    } as const;
    expect(await desk.refused('evaluations.record', bare)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'evidence', message: '请写明依据' }],
    });
  });
});
