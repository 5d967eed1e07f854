import { afterEach, describe, expect, it } from 'vitest';
import { lightTouchLabel } from '../../db/domain/grades/light-touch.ts';
import { EXAMPLE_FACTOR_SET } from '../../db/domain/grades/factor-set.ts';
import type { Input, Output } from '../../electron/contract/index.ts';
import { aControlDesk, actionsOf, aLife, SECOND, type ControlDesk } from './control-desk.ts';

let desk: ControlDesk;
afterEach(() => desk.dispose());

type Answers = Input<'grades.assess'>['answers'];

/** The clerk's part of the sheet: nothing bad is known. */
const CLERK = { F6: ['支持'], F7: ['固定'], F9: ['无'], F10: ['无异常'], F11: ['无'] };

async function answered(
  personId: number,
): Promise<{ rowId: number; answers: Answers; sheet: Output<'grades.sheet'> }> {
  const sheet = await desk.call('grades.sheet', { personId });
  if (sheet.set === null) throw new Error('no set');
  const answers = {
    chosen: { ...sheet.suggested.chosen, ...CLERK },
    forces: sheet.suggested.forces,
  };
  return { rowId: sheet.set.rowId, answers, sheet };
}

async function assess(given: Partial<Input<'grades.assess'>> = {}) {
  const { rowId, answers } = await answered(desk.person);
  return desk.call('grades.assess', {
    personId: desk.person,
    rowId,
    answers,
    grade: '中',
    reason: '',
    ...given,
  });
}

const LONG_CLEAN = aLife(0, {
  controlStatus: '戒断三年未复吸',
  serviceOn: '',
  startOn: '',
  lastSeizedOn: '2020-03-01',
  occupation: '务农',
});

/** 社区戒毒 since January 2025: 22 clean months, windows missing, no work known. */
describe('the assessment sheet (R-07)', () => {
  it('comes filled from the register, with the adopted set and its row', async () => {
    desk = await aControlDesk();
    const { sheet } = await answered(desk.person);
    expect(sheet.set?.factors.map(({ id }) => id)).toEqual(
      EXAMPLE_FACTOR_SET.factors.map(({ id }) => id),
    );
    expect(sheet).toMatchObject({ last: null, present: '未评估', set: { status: '示例' } });
    expect(sheet.suggested.chosen).toMatchObject({ F3: ['1 次'], F4: ['12—23 个月'] });
  });

  it('is counted by the program, approved by another person, and counts only then', async () => {
    desk = await aControlDesk();
    const { rowId, answers } = await answered(desk.person);
    const counted = await assess();
    expect(counted.proposedGrade).toBe('中');
    const before = await desk.call('people.get', { id: desk.person });
    await desk.asSecond();
    const approved = await desk.call('grades.approve', { gradeId: counted.gradeId });
    const after = await desk.call('people.get', { id: desk.person });
    expect([before.grade, approved, after.grade]).toEqual([
      '未评估',
      { effectiveOn: '2026-11-15', selfApproved: false },
      '中',
    ]);
    const { assessments, nextReviewOn, triggers } = await desk.call('grades.ofPerson', {
      personId: desk.person,
    });
    expect({ nextReviewOn, triggers }).toEqual({ nextReviewOn: '2027-05-15', triggers: [] });
    expect(assessments).toHaveLength(1);
    expect(assessments[0]).toMatchObject({
      state: '现行',
      grade: '中',
      proposedGrade: '中',
      points: counted.points,
      approvedBy: SECOND.userName,
    });
    const sum = assessments[0]?.lines.reduce((points, line) => points + line.points, 0);
    expect(sum).toBe(counted.points);
    const again = await desk.call('grades.sheet', { personId: desk.person });
    expect([again.last, again.set?.rowId]).toEqual([answers, rowId]);
  });

  it('asks for a reason where the clerk’s grade is another than the sheet’s', async () => {
    desk = await aControlDesk();
    const { rowId, answers } = await answered(desk.person);
    const input = { personId: desk.person, rowId, answers, grade: '低', reason: '' } as const;
    expect(await desk.refused('grades.assess', input)).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'reason', message: '按评估表应为“中”，评为“低”请写明理由' }],
    });
    await desk.call('grades.assess', { ...input, reason: '家属全程监护' });
    const { assessments } = await desk.call('grades.ofPerson', { personId: desk.person });
    expect(assessments[0]).toMatchObject({
      state: '待审批',
      grade: '低',
      proposedGrade: '中',
      reason: '家属全程监护',
    });
  });

  it('is refused for somebody who died', async () => {
    desk = await aControlDesk([aLife(0, { controlStatus: '死亡' })]);
    const { rowId, answers } = await answered(desk.person);
    const asked = { personId: desk.person, grade: '中' as const, reason: '无' };
    const refusal = { code: 'REFUSED', reason: '已登记死亡，不再评估' };
    expect(await desk.refused('grades.assess', { ...asked, rowId, answers })).toEqual(refusal);
    expect(await desk.refused('grades.propose', asked)).toEqual(refusal);
  });

  it('names every factor that was not answered', async () => {
    desk = await aControlDesk();
    const { rowId, answers } = await answered(desk.person);
    const chosen = Object.fromEntries(Object.entries(answers.chosen).filter(([id]) => id !== 'F9'));
    const error = await desk.refused('grades.assess', {
      personId: desk.person,
      rowId,
      answers: { ...answers, chosen },
      grade: '中',
      reason: '',
    });
    expect(error).toEqual({
      code: 'INVALID_INPUT',
      fields: [{ path: 'answers.chosen.F9', message: '“交往”没有选，不清楚的请选“不详”' }],
    });
  });

  it('refuses a sheet of a set that has been changed meanwhile', async () => {
    desk = await aControlDesk();
    const { rowId, answers } = await answered(desk.person);
    await desk.call('rules.change', {
      ruleId: 'FACTOR-SET',
      value: { ...EXAMPLE_FACTOR_SET, high: 70 },
      validFrom: '2026-11-15',
      legalBasis: '县禁毒委会议纪要',
    });
    const error = await desk.refused('grades.assess', {
      personId: desk.person,
      rowId,
      answers,
      grade: '中',
      reason: '',
    });
    expect(error.code).toBe('CONFLICT');
  });

  it('without an adopted set is 未设置, and a grade can still be proposed with a reason', async () => {
    desk = await aControlDesk();
    await desk.open('1999-12-31');
    const sheet = await desk.call('grades.sheet', { personId: desk.person });
    expect([sheet.set, sheet.suggested]).toEqual([null, { chosen: {}, forces: [] }]);
  });

  it('a proposal that is not approved stays with its reason and counts for nothing', async () => {
    desk = await aControlDesk();
    const { gradeId } = await assess();
    await desk.asSecond();
    await desk.call('grades.decline', { gradeId, reason: '近三个月没有检测，请补检后再评' });
    const person = await desk.call('people.get', { id: desk.person });
    const waiting = await desk.call('grades.waiting', {});
    const { assessments } = await desk.call('grades.ofPerson', { personId: desk.person });
    expect([person.grade, waiting, assessments[0]?.state, assessments[0]?.declineReason]).toEqual([
      '未评估',
      [],
      '未批准',
      '近三个月没有检测，请补检后再评',
    ]);
    expect(await desk.refused('grades.approve', { gradeId })).toEqual({
      code: 'REFUSED',
      reason: '这次评估已经办结',
    });
    await assess();
  });

  it('a positive test after the grade asks for a review within seven days', async () => {
    desk = await aControlDesk();
    const { gradeId } = await assess();
    await desk.asSecond();
    await desk.call('grades.approve', { gradeId });
    await desk.open('2026-12-01', SECOND);
    await desk.test({ testedOn: '2026-11-30', result: '阳性' });
    const { triggers } = await desk.call('grades.ofPerson', { personId: desk.person });
    expect(triggers).toEqual([{ trigger: '检测阳性', on: '2026-11-30', due: '2026-12-07' }]);
  });
});

describe('light-touch (R-09)', () => {
  async function gradedLow(): Promise<void> {
    const { gradeId } = await assess({ grade: '低', reason: '戒断六年，家庭支持' });
    await desk.asSecond();
    await desk.call('grades.approve', { gradeId });
    await desk.open('2026-11-15');
  }

  it('names everything that stands in the way', async () => {
    desk = await aControlDesk();
    const { obstacles } = await desk.call('lightTouch.ofPerson', { personId: desk.person });
    expect(obstacles).toEqual([
      '管控现状是“社区戒毒”，须先确认“戒断三年未复吸”（《戒毒条例》第七条）',
      '戒断未满规定年限，或期间有阳性、查获、严重违反协议、拒绝报到等情形（戒毒条例第七条）',
      '风险等级不是“低”，请先评估并审批',
    ]);
    const error = await desk.refused('lightTouch.propose', {
      personId: desk.person,
      reason: '表现好',
    });
    expect(error.code).toBe('REFUSED');
  });

  it('is entered with a second person’s approval only, then has no visits and a number for a name', async () => {
    desk = await aControlDesk([LONG_CLEAN]);
    await gradedLow();
    const { id } = await desk.call('lightTouch.propose', {
      personId: desk.person,
      reason: '戒断六年',
    });
    expect(await desk.refused('lightTouch.approve', { id })).toEqual({
      code: 'NOT_PERMITTED',
      needs: '提出人以外的审核人或负责人',
    });
    await desk.open('2026-11-15', SECOND);
    expect(await desk.call('lightTouch.approve', { id })).toEqual({ enteredOn: '2026-11-15' });
    const { running } = await desk.call('lightTouch.ofPerson', { personId: desk.person });
    expect(running).toBe(true);
    const due = await desk.call('todo.list', { filter: { scope: 'all', kind: '走访' } });
    expect(due.rows.map(({ personId }) => personId)).not.toContain(desk.person);
    const label = lightTouchLabel(desk.person);
    const { rows } = await desk.call('people.list', { filter: {} });
    expect(rows[0]).toMatchObject({
      fullName: label,
      lightTouch: true,
      identityMasked: '',
      phoneMasked: '',
      villageName: '',
      age: null,
    });
    // A name finds nobody under 无感; only the whole identity number does (docs/decisions/0013).
    expect(await desk.call('people.search', { text: '欧阳测一' })).toEqual([]);
    const page = await desk.call('people.get', { id: desk.person });
    expect(JSON.stringify(page)).not.toContain('欧阳');
    expect(page.fields.fullName).toBe(label);
    const update = { id: desk.person, revision: page.revision, fields: { address: '新址' } };
    expect((await desk.refused('people.update', update)).code).toBe('REFUSED');
  });

  it('ends at once by a positive test, and the log says why', async () => {
    desk = await aControlDesk([LONG_CLEAN]);
    await gradedLow();
    const { id } = await desk.call('lightTouch.propose', {
      personId: desk.person,
      reason: '戒断六年',
    });
    await desk.open('2026-11-15', SECOND);
    await desk.call('lightTouch.approve', { id });
    await desk.open('2026-12-01', SECOND);
    await desk.test({ testedOn: '2026-11-30', result: '阳性' });
    const { running, entries } = await desk.call('lightTouch.ofPerson', {
      personId: desk.person,
    });
    expect([running, entries[0]?.endedOn, entries[0]?.endReason]).toEqual([
      false,
      '2026-12-01',
      '出现风险线索（检测阳性、查获或举报），自动终止',
    ]);
    expect(await actionsOf(desk)).toContainEqual(expect.stringContaining('终止无感式管理'));
  });

  async function entered(): Promise<void> {
    desk = await aControlDesk([LONG_CLEAN]);
    await gradedLow();
    const { id } = await desk.call('lightTouch.propose', {
      personId: desk.person,
      reason: '戒断六年',
    });
    await desk.open('2026-11-15', SECOND);
    await desk.call('lightTouch.approve', { id });
    await desk.open('2026-12-01', SECOND);
  }

  it('ends by a positive test of a day before the entry that is keyed in late: the three years are gone', async () => {
    await entered();
    await desk.test({ testedOn: '2026-11-14', result: '阳性' });
    const { running, entries } = await desk.call('lightTouch.ofPerson', { personId: desk.person });
    expect([running, entries[0]?.endReason]).toEqual([
      false,
      '补记的检测、查获等使“戒断三年未复吸”不再成立，自动终止',
    ]);
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all' } });
    const kinds = rows.filter(({ personId }) => personId === desk.person).map(({ kind }) => kind);
    expect(kinds).toContain('触发复评');
  });

  it('ends by an approved grade that is not 低', async () => {
    await entered();
    const { gradeId } = await assess({ grade: '高', reason: '家属反映情绪失控' });
    await desk.open('2026-12-01');
    await desk.call('grades.approve', { gradeId });
    const { running, entries } = await desk.call('lightTouch.ofPerson', { personId: desk.person });
    expect([running, entries[0]?.endReason]).toEqual([false, '风险等级不再是“低”，自动终止']);
  });

  it('opens who it is with a reason, and the log keeps it', async () => {
    desk = await aControlDesk([LONG_CLEAN]);
    const opened = await desk.call('lightTouch.reveal', {
      personId: desk.person,
      reason: '上级核查',
    });
    expect(opened.identityMasked).toMatch(/^410927\*{8}.{4}$/);
    expect(await actionsOf(desk)).toContain('查看无感人员（上级核查）');
  });
});

describe('the to-do list after every step', () => {
  async function told(): Promise<unknown> {
    const { rows } = await desk.call('todo.list', { filter: { scope: 'all' }, pageSize: 500 });
    return rows;
  }
  /** What is kept must be what a recomputation of everybody finds. */
  async function agrees(step: string): Promise<void> {
    const kept = await told();
    await desk.call('todo.refresh', {});
    expect([step, kept]).toEqual([step, await told()]);
  }

  it('is what a recomputation finds', async () => {
    desk = await aControlDesk([LONG_CLEAN]);
    await agrees('import');
    const first = await assess({ grade: '低', reason: '戒断六年，家庭支持' });
    await agrees('grades.assess');
    await desk.asSecond();
    await desk.call('grades.decline', { gradeId: first.gradeId, reason: '请补充家庭情况' });
    await agrees('grades.decline');
    await desk.call('session.lock', {});
    await desk.open('2026-11-15');
    const { gradeId } = await desk.call('grades.propose', {
      personId: desk.person,
      grade: '低',
      reason: '戒断六年',
    });
    await agrees('grades.propose');
    await desk.open('2026-11-15', SECOND);
    await desk.call('grades.approve', { gradeId });
    await agrees('grades.approve');
    await desk.open('2026-11-15');
    const personId = desk.person;
    const refusedEntry = await desk.call('lightTouch.propose', { personId, reason: '戒断六年' });
    await agrees('lightTouch.propose');
    await desk.open('2026-11-15', SECOND);
    await desk.call('lightTouch.decline', { id: refusedEntry.id, reason: '再看半年' });
    await agrees('lightTouch.decline');
    await desk.open('2026-11-15');
    const { id } = await desk.call('lightTouch.propose', { personId, reason: '戒断六年' });
    await desk.open('2026-11-15', SECOND);
    await desk.call('lightTouch.approve', { id });
    await agrees('lightTouch.approve');
    await desk.call('lightTouch.end', { personId, reason: '本人申请帮扶' });
    await agrees('lightTouch.end');
  });
});

describe('a rule tried before it is adopted (R-00)', () => {
  it('lists whose due day would change, and changes nothing', async () => {
    desk = await aControlDesk([aLife(0), aLife(1, { controlStatus: '死亡' })]);
    const rules = await desk.call('rules.list', {});
    const trial = await desk.call('rules.tryOut', {
      ruleId: 'VISIT-未评估',
      value: { months: 2, faceToFace: false },
      validFrom: '2026-01-01',
    });
    expect(trial).toEqual({
      what: '应走访日期',
      compared: 2,
      changed: 1,
      changedOfOffice: 0,
      rows: [
        {
          key: `${desk.person}`,
          personId: desk.person,
          fullName: '欧阳测一',
          townName: '城关镇',
          before: '2026-02-05',
          after: '2026-03-05',
        },
      ],
    });
    expect(await desk.call('rules.list', {})).toEqual(rules);
  });

  it('counts every approved sheet again by a draft of the factor set', async () => {
    desk = await aControlDesk();
    const { points, gradeId } = await assess();
    const draft = {
      ruleId: 'FACTOR-SET',
      value: { ...EXAMPLE_FACTOR_SET, high: points, middle: 10 },
      validFrom: '2026-11-15',
    };
    // what nobody has approved counts nowhere.
    expect(await desk.call('rules.tryOut', draft)).toMatchObject({ changed: 0, rows: [] });
    await desk.asSecond();
    await desk.call('grades.approve', { gradeId });
    const trial = await desk.call('rules.tryOut', draft);
    expect(trial.rows.map(({ before, after }) => [before, after])).toEqual([
      [`中（${points}分）`, `高（${points}分）`],
    ]);
  });

  const cases: readonly [
    ruleId: string,
    value: Input<'rules.tryOut'>['value'],
    change: { readonly before: string; readonly after: string },
  ][] = [
    ['TALK', { months: 1 }, { before: '无', after: '谈话（2026-02-05）' }],
    [
      'EARLY-WARNING',
      { refused: 1, leaves: 2, leaveDays: 21 },
      { before: '无', after: '违反协议预警（2026-11-10）' },
    ],
    [
      'SUMMARY',
      { halfYearly: true, yearly: false },
      { before: '年度评估（2026-01-09）', after: '半年小结（2026-01-09）' },
    ],
    ['TEST-SURPRISE', { tests: 1, years: 1 }, { before: '无', after: '抽检（2027-01-09）' }],
  ];
  it.each(cases)('of %s lists whose items would change', async (ruleId, value, change) => {
    desk = await aControlDesk();
    await desk.test({ result: '拒检' });
    const draft = { ruleId, value, validFrom: '2020-01-01' };
    expect(await desk.call('rules.tryOut', draft)).toEqual({
      ...{ what: '待办事项和期限', compared: 1, changed: 1, changedOfOffice: 0 },
      rows: [
        {
          ...{ key: `${desk.person}`, personId: desk.person, fullName: '欧阳测一' },
          ...{ townName: '城关镇', ...change },
        },
      ],
    });
  });

  it('of the office lists its reports and rounds', async () => {
    desk = await aControlDesk();
    const draft = { ruleId: 'REPORT-DUE', value: { workingDays: 3 }, validFrom: '2020-01-01' };
    const trial = await desk.call('rules.tryOut', draft);
    expect(trial).toMatchObject({ compared: 1, changed: 0, changedOfOffice: 1 });
    expect(trial.rows.map(({ personId, fullName }) => [personId, fullName])).toEqual([
      [null, '本机关'],
    ]);
  });

  it('says so where nobody’s day hangs on the rule, and refuses a value that is none', async () => {
    desk = await aControlDesk();
    const draft = { ruleId: 'LIGHT-ENTRY', validFrom: '2026-11-15' };
    expect(await desk.call('rules.tryOut', { ...draft, value: { cleanYears: 4 } })).toEqual({
      ...{ what: '', compared: 0, changed: 0, changedOfOffice: 0 },
      rows: [],
    });
    const wrong = await desk.refused('rules.tryOut', { ...draft, value: { cleanYears: 0 } });
    expect(wrong.code).toBe('INVALID_INPUT');
  });
});
