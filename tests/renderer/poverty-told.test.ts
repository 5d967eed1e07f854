import { describe, expect, it } from 'vitest';
import { dueTold } from '../../renderer/pages/poverty/cases/case.ts';
import {
  closingTold,
  helpTold,
  missingOf,
  returnedTold,
  stateTold,
  type Watch,
} from '../../renderer/pages/poverty/watches/watch.ts';

const WATCH: Watch = {
  ...{ id: 1, revision: 1, householdId: 1, headName: '张三', townCode: '', townName: '' },
  ...{ villageName: '', category: '脱贫户', identifiedOn: '2026-07-01', level: '高' },
  ...{ riskTypes: [], openReason: '', round: '', reopened: false, notifiedOn: null },
  ...{ notifiedTo: '', helpDueOn: '2026-07-31', helpCount: 0, lastHelpedOn: null },
  ...{ noLabour: false, closingWay: null, closingProposedBy: '', closingProposedOn: null },
  ...{ closingNote: '', closedOn: null, closedBy: '', selfApproved: false },
  ...{ returnedReason: '', returnedBy: '', returnedTo: '', returnedOn: null },
  conditions: [
    { id: 'FP-14', met: true, text: '户内2人有劳动能力' },
    { id: 'FP-15', met: false, text: '识别以来没有帮扶记录' },
  ],
};

describe('the first help of a watch', () => {
  it.each([
    ['has days left', {}, '2026-07-21', { tone: 'today', words: '还剩10天' }],
    ['is due today', {}, '2026-07-31', { tone: 'today', words: '今天到期' }],
    ['is late', {}, '2026-08-03', { tone: 'late', words: '逾期3天' }],
    ['was given', { helpCount: 1 }, '2026-08-03', { tone: 'done', words: '已落实' }],
    ['has no rule', { helpDueOn: null }, '2026-07-21', { tone: 'unknown', words: '未设置' }],
    [
      'is not asked of a low level',
      { helpDueOn: null, level: '低' as const },
      '2026-07-21',
      { tone: 'unknown', words: '不限期' },
    ],
    [
      'was never given before the end',
      { closedOn: '2026-08-01' },
      '2026-08-03',
      { tone: 'unknown', words: '没有帮扶' },
    ],
  ])('%s', (_name, change, today, told) => {
    expect(helpTold({ ...WATCH, ...change }, today)).toEqual(told);
  });
});

describe('a watch', () => {
  const met = WATCH.conditions.map((condition) => ({ ...condition, met: true }));
  it.each([
    ['goes on while a condition is missing', {}, '监测中'],
    ['may be proposed once all hold', { conditions: met }, '可以提出消除'],
    ['waits for another person', { closingWay: '帮扶消除' as const }, '待审定消除'],
    ['came back from the other person', { conditions: met, returnedOn: '2026-08-10' }, '消除退回'],
    ['has ended', { closedOn: '2026-08-01', conditions: [] }, '已消除'],
  ])('%s', (_name, change, words) => {
    expect(stateTold({ ...WATCH, ...change }).words).toBe(words);
  });

  it('tells nothing of an end while it goes on', () => {
    expect(closingTold({ ...WATCH, closingWay: '帮扶消除', closingNote: '务工' })).toEqual([]);
  });

  it('tells who proposed its end and who approved it, when, how and why', () => {
    const proposed = { closingProposedBy: '张敏', closingProposedOn: '2026-08-10' };
    const closed = { closedOn: '2026-08-12', closedBy: '王建国', closingNote: '务工收入稳定' };
    const watch: Watch = { ...WATCH, ...proposed, ...closed, closingWay: '帮扶消除' };
    const condition = ['条件', '审定时风险消除的各项条件都已具备'];
    expect(closingTold(watch)).toEqual([
      ['消除日期', '2026-08-12'],
      ['消除方式', '帮扶消除'],
      ['说明', '务工收入稳定'],
      ['提出', '张敏，2026-08-10'],
      ['审定', '王建国'],
      condition,
    ]);
    expect(closingTold({ ...watch, selfApproved: true })[4]).toEqual([
      '审定',
      '王建国（自评自批）',
    ]);
  });

  it('tells who did not agree to its end, on which day and why, until it is proposed again', () => {
    const returned = { returnedOn: '2026-08-10', returnedBy: '王建国', returnedTo: '张敏' };
    expect([
      returnedTold(WATCH),
      returnedTold({ ...WATCH, ...returned, returnedReason: '缺帮扶凭证' }),
    ]).toEqual(['', '王建国2026-08-10退回（张敏提出）：缺帮扶凭证']);
  });

  it('tells only what is missing', () => {
    expect(missingOf(WATCH)).toEqual(['识别以来没有帮扶记录']);
  });
});

describe('the day of a new case', () => {
  it.each([
    ['has days left', { dueOn: '2026-11-22', overdueDays: 0, decidedBy: '' }, '还剩7天'],
    ['is today', { dueOn: '2026-11-15', overdueDays: 0, decidedBy: '' }, '今天到期'],
    ['is over', { dueOn: '2026-11-12', overdueDays: 3, decidedBy: '' }, '逾期3天'],
    ['has no rule', { dueOn: null, overdueDays: 0, decidedBy: '' }, '未设置'],
    ['was kept', { dueOn: '2026-11-22', overdueDays: 0, decidedBy: '王建国' }, '已办结'],
    ['was not kept', { dueOn: '2026-11-12', overdueDays: 2, decidedBy: '王建国' }, '逾期2天办结'],
  ])('%s', (_name, povertyCase, words) => {
    expect(dueTold(povertyCase, '2026-11-15').words).toBe(words);
  });
});
