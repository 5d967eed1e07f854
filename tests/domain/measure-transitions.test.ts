import { describe, expect, it } from 'vitest';
import { CLAUSES, type ClauseId } from '../../db/domain/measure-clauses.ts';
import { transition } from '../../db/domain/measure-transitions.ts';
import type { Allowed, LifeState, MeasureEvent } from '../../db/domain/measure-events.ts';
import {
  CONTROL_STATUSES,
  type ControlStatus,
  type MeasureEndReason,
  type MeasureKind,
} from '../../db/domain/vocabulary.ts';
import { makeTest } from './make-facts.ts';
import { makeLife } from './make-life.ts';

type Case = readonly [name: string, life: LifeState, event: MeasureEvent];
type AllowedCase = readonly [...Case, clause: ClauseId, to: Partial<Allowed>];
type RefusedCase = readonly [...Case, clause: ClauseId, words: string];

function allows(cases: readonly AllowedCase[]) {
  it.each(cases)('%s', (_name, life, event, clause, to) => {
    expect(transition(life, event)).toEqual({
      allowed: true,
      clause,
      status: null,
      ends: [],
      late: false,
      creditedDays: null,
      ...to,
    });
  });
}
function refuses(cases: readonly RefusedCase[]) {
  it.each(cases)('%s', (_name, life, event, clause, words) => {
    expect(transition(life, event)).toEqual({
      allowed: false,
      clause,
      reason: expect.stringContaining(words) as string,
    });
    const answer = transition(life, event);
    expect(!answer.allowed && answer.reason).toMatch(new RegExp(`（${CLAUSES[clause]}）$`, 'u'));
  });
}

const decide = (
  kind: MeasureKind,
  more: Partial<Extract<MeasureEvent, { type: '决定' }>> = {},
): MeasureEvent => ({
  type: '决定',
  kind,
  decisionOn: '2024-06-01',
  years: null,
  change: false,
  past: false,
  ...more,
});
const end = (reason: MeasureEndReason, on: string): MeasureEvent => ({
  type: '结束',
  measureId: 1,
  on,
  reason,
});
const report = (on: string, lateReason = ''): MeasureEvent => ({
  type: '报到',
  measureId: 1,
  on,
  lateReason,
});
const suspend = (from: string, to: string | null = null): MeasureEvent => ({
  type: '中止',
  measureId: 1,
  from,
  to,
});

/** 社区戒毒 served on 10 January 2024, report-in due on the 25th, not reported in. */
const WAITING = { startDay: null };
const HANDED = { startDay: null, handedOverOn: '2024-02-01' };
/** 社区戒毒 of 15 January 2024, last day 14 January 2027. */
const RUNNING = {};
const SK = { kind: '社区康复' as const, decidedYears: 2 };
/** 强制隔离戒毒 of 1 March 2023, last day 28 February 2025. */
const QG = {
  kind: '强制隔离戒毒' as const,
  decisionDay: '2023-03-01',
  serviceDay: null,
  startDay: null,
};
const RELEASED_QG = { ...QG, endDay: '2025-02-28', endReason: '期满解除' };
const ZY = { kind: '自愿戒毒' as const, decisionDay: null, serviceDay: null };
const SD: ControlStatus = '社区戒毒';
const late2027 = { status: SD, today: '2027-02-01' } as const;
const detained = { suspensions: [{ from: '2024-05-01', to: null }] };
const moved = { transfers: [{ day: '2024-05-01', reportedOn: null }] };
const refusedTests = ['2024-02-01', '2024-03-01', '2024-04-01'].map((day) => makeTest(day, '拒检'));
const violating = (): LifeState => makeLife([RUNNING], { status: SD, tests: refusedTests });

describe('戒毒条例 7: seized, not addicted, and clean for three years', () => {
  allows([
    [
      'a seizure leaves somebody of 社会面 there',
      makeLife(),
      { type: '查获', on: '2024-05-01' },
      'rule7',
      {},
    ],
    ...(['查获', '阳性'] as const).map((type): AllowedCase => [
      `${type} brings 戒断三年未复吸 back to 社会面 (R-06)`,
      makeLife([], { status: '戒断三年未复吸' }),
      { type, on: '2024-05-01' },
      'rule7',
      { status: '社会面' },
    ]),
    [
      'a seizure brings 无感 back too (R-09)',
      makeLife([], { status: '戒断三年未复吸', lightTouch: true }),
      { type: '查获', on: '2024-05' },
      'rule7',
      { status: '社会面' },
    ],
    [
      'a seizure of more than three years ago that is entered later leaves 戒断三年未复吸',
      makeLife([], { status: '戒断三年未复吸' }),
      { type: '查获', on: '2019' },
      'rule7',
      {},
    ],
    [
      'R-06 reached and confirmed is 戒断三年未复吸',
      makeLife([], { seizures: [{ day: '2021-05-01', finding: '不成瘾' }] }),
      { type: '变更现状', to: '戒断三年未复吸' },
      'rule7',
      { status: '戒断三年未复吸' },
    ],
    [
      'where R-06 cannot be told the office’s word stands',
      makeLife(),
      { type: '变更现状', to: '戒断三年未复吸' },
      'rule7',
      { status: '戒断三年未复吸' },
    ],
    [
      'a second person enters 无感 from 戒断三年未复吸 (R-09)',
      makeLife([], { status: '戒断三年未复吸' }),
      { type: '无感', secondPerson: true },
      'rule7',
      {},
    ],
  ]);
  refuses([
    [
      'three years are not over',
      makeLife([], { seizures: [{ day: '2022-05-01', finding: '不成瘾' }] }),
      { type: '变更现状', to: '戒断三年未复吸' },
      'rule7',
      '2025-05-01才满三年',
    ],
    [
      'a refusal to report in that was handed over since',
      makeLife([
        { ...WAITING, endDay: '2024-03-01', handedOverOn: '2024-02-01', endReason: '撤销决定' },
        { startDay: '2024-01-15', endDay: '2024-01-16' },
      ]),
      { type: '变更现状', to: '戒断三年未复吸' },
      'rule7',
      '有逾期未报到移交',
    ],
    [
      'a measure is still running',
      makeLife([RUNNING], { status: SD }),
      { type: '变更现状', to: '戒断三年未复吸' },
      'rule7',
      '还有未结束的社区戒毒',
    ],
    [
      'not from 在押',
      makeLife([], { status: '在押' }),
      { type: '变更现状', to: '戒断三年未复吸' },
      'rule7',
      '先变更为社会面',
    ],
    [
      'no measure from 戒断三年未复吸 without a seizure',
      makeLife([], { status: '戒断三年未复吸' }),
      decide('社区戒毒'),
      'rule7',
      '请先登记查获',
    ],
    [
      '无感 only from 戒断三年未复吸',
      makeLife(),
      { type: '无感', secondPerson: true },
      'rule7',
      '只有',
    ],
    [
      '无感 only by a second person',
      makeLife([], { status: '戒断三年未复吸' }),
      { type: '无感', secondPerson: false },
      'design',
      '另一人',
    ],
    [
      '无感 once',
      makeLife([], { status: '戒断三年未复吸', lightTouch: true }),
      { type: '无感', secondPerson: true },
      'design',
      '已经是',
    ],
  ]);
});

describe('禁毒法 33: 责令社区戒毒', () => {
  allows([
    ['from 社会面 to 待报到', makeLife(), decide('社区戒毒'), 'law33', { status: SD }],
    [
      'beside a voluntary measure, the stricter word counts',
      makeLife([ZY], { status: '自愿戒毒' }),
      decide('社区戒毒'),
      'law33',
      { status: SD },
    ],
    [
      'revoked, back to 社会面',
      makeLife([WAITING], { status: SD }),
      end('撤销决定', '2024-02-01'),
      'law33',
      { status: '社会面' },
    ],
    [
      'a measure of the past changes nothing of today',
      makeLife([], { status: '戒断三年未复吸' }),
      decide('社区戒毒', { past: true }),
      'law33',
      {},
    ],
  ]);
  refuses([
    ...(['在押', '失联', '出国（境）'] as const).map((status): RefusedCase => [
      `not while ${status}`,
      makeLife([], { status }),
      decide('社区戒毒'),
      'law33',
      `现为“${status}”`,
    ]),
  ]);
});

describe('戒毒条例 14, 38: report-in', () => {
  allows([
    [
      'on the fifteenth day is in time',
      makeLife([WAITING], { status: SD }),
      report('2024-01-25'),
      'rule14',
      { status: SD },
    ],
    [
      'on the sixteenth day is late and kept with its reason (未报到未移交)',
      makeLife([WAITING], { status: SD }),
      report('2024-01-26', '住院'),
      'rule14',
      { status: SD, late: true },
    ],
    [
      'of 社区康复 by article 38',
      makeLife([{ ...SK, ...WAITING }], { status: '社区康复' }),
      report('2024-01-20'),
      'rule38',
      { status: '社区康复' },
    ],
    [
      'of somebody who was not found is found again',
      makeLife([WAITING], { status: '失联' }),
      report('2024-01-20'),
      'rule14',
      { status: SD },
    ],
    [
      'not done by the sixteenth day is handed over',
      makeLife([WAITING], { status: SD, today: '2024-01-26' }),
      { type: '移交', measureId: 1, kind: '逾期未报到' },
      'rule14',
      {},
    ],
    [
      'of 社区康复 not done is handed over by article 38',
      makeLife([{ ...SK, ...WAITING }], { status: '社区康复' }),
      { type: '移交', measureId: 1, kind: '逾期未报到' },
      'rule38',
      {},
    ],
  ]);
  refuses([
    [
      'late without a reason',
      makeLife([WAITING], { status: SD }),
      report('2024-01-26', ' '),
      'rule14',
      '请写明逾期的理由',
    ],
    ['before service', makeLife([WAITING], { status: SD }), report('2024-01-09'), 'rule14', '送达'],
    ['twice', makeLife([RUNNING], { status: SD }), report('2024-02-01'), 'rule14', '已经报到'],
    [
      'after it was handed over',
      makeLife([HANDED], { status: SD }),
      report('2024-03-01', '住院'),
      'rule14',
      '视为拒绝接受',
    ],
    ['while 在押', makeLife([WAITING], { status: '在押' }), report('2024-01-20'), 'rule14', '在押'],
    ['of 自愿戒毒', makeLife([ZY], { status: '自愿戒毒' }), report('2024-02-01'), 'rule24', '报到'],
    ['inside', makeLife([QG], { status: '强制隔离戒毒' }), report('2024-02-01'), 'rule36', '报到'],
    [
      'handed over on the fifteenth day',
      makeLife([WAITING], { status: SD, today: '2024-01-25' }),
      { type: '移交', measureId: 1, kind: '逾期未报到' },
      'rule14',
      '还没有过',
    ],
    [
      'handed over after it was done',
      makeLife([RUNNING], { status: SD }),
      { type: '移交', measureId: 1, kind: '逾期未报到' },
      'rule14',
      '已经报到',
    ],
    [
      'handed over twice',
      makeLife([HANDED], { status: SD }),
      { type: '移交', measureId: 1, kind: '逾期未报到' },
      'rule14',
      '已经移交',
    ],
  ]);
});

describe('戒毒条例 20, 21, 禁毒法 38: violation, refusal, use again', () => {
  allows([
    [
      'three refused tests are handed over',
      violating(),
      { type: '移交', measureId: 1, kind: '严重违反协议' },
      'rule20',
      {},
    ],
    [
      'refusal is handed over',
      makeLife([WAITING], { status: SD, today: '2024-01-20' }),
      { type: '移交', measureId: 1, kind: '拒绝接受' },
      'law38',
      {},
    ],
    [
      'use again is handed over',
      makeLife([RUNNING], { status: SD }),
      { type: '移交', measureId: 1, kind: '再次吸毒' },
      'rule21',
      {},
    ],
    [
      '强制隔离 from 违反协议 ends 社区戒毒',
      violating(),
      decide('强制隔离戒毒'),
      'law38',
      { status: '强制隔离戒毒', ends: [{ measureId: 1, reason: '转强制隔离' }] },
    ],
    ...CONTROL_STATUSES.filter((status) => status !== '死亡' && status !== '强制隔离戒毒').map(
      (status): AllowedCase => [
        `强制隔离 from ${status}`,
        makeLife([], { status }),
        decide('强制隔离戒毒'),
        'law38',
        { status: '强制隔离戒毒' },
      ],
    ),
    [
      '强制隔离 ends 社区康复 and what is voluntary beside it',
      makeLife([SK, ZY], { status: '社区康复' }),
      decide('强制隔离戒毒'),
      'law38',
      {
        status: '强制隔离戒毒',
        ends: [
          { measureId: 1, reason: '转强制隔离' },
          { measureId: 2, reason: '转强制隔离' },
        ],
      },
    ],
  ]);
  refuses([
    [
      'two refused tests are no serious violation',
      makeLife([RUNNING], { status: SD, tests: refusedTests.slice(1) }),
      { type: '移交', measureId: 1, kind: '严重违反协议' },
      'rule20',
      '还没有达到',
    ],
    [
      'a violation inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      { type: '移交', measureId: 1, kind: '严重违反协议' },
      'rule20',
      '才有协议',
    ],
    [
      'use again before report-in',
      makeLife([WAITING], { status: SD }),
      { type: '移交', measureId: 1, kind: '再次吸毒' },
      'rule21',
      '还没有报到',
    ],
    [
      '强制隔离 inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      decide('强制隔离戒毒'),
      'law38',
      '已在强制隔离戒毒中',
    ],
    [
      'ended as 转强制隔离 without the decision',
      makeLife([RUNNING], { status: SD }),
      end('转强制隔离', '2024-05-01'),
      'law38',
      '请登记新的强制隔离戒毒决定',
    ],
  ]);
});

describe('戒毒条例 22, 40: change of place', () => {
  const transfer = (on: string): MeasureEvent => ({ type: '变更执行地', measureId: 1, on });
  const arrive = (on: string): MeasureEvent => ({ type: '新址报到', measureId: 1, on });
  allows([
    [
      'of 社区戒毒 under way',
      makeLife([RUNNING], { status: SD }),
      transfer('2024-05-01'),
      'rule22',
      {},
    ],
    ['of 社区康复', makeLife([SK], { status: '社区康复' }), transfer('2024-05-01'), 'rule40', {}],
    [
      'report-in at the new place',
      makeLife([moved], { status: SD }),
      arrive('2024-05-20'),
      'rule22',
      {},
    ],
    [
      'another county takes it over',
      makeLife([RUNNING], { status: SD }),
      end('转出执行地', '2024-05-01'),
      'rule22',
      { status: '社会面' },
    ],
  ]);
  refuses([
    [
      'before report-in',
      makeLife([WAITING], { status: SD }),
      transfer('2024-05-01'),
      'rule22',
      '还没有报到',
    ],
    [
      'of 强制隔离',
      makeLife([QG], { status: '强制隔离戒毒' }),
      transfer('2024-05-01'),
      'rule22',
      '只有',
    ],
    [
      'while suspended',
      makeLife([detained], { status: '在押' }),
      transfer('2024-05-02'),
      'rule22',
      '正在中止',
    ],
    [
      'before the last one was reported',
      makeLife([moved], { status: SD }),
      transfer('2024-05-20'),
      'rule22',
      '上一次',
    ],
    [
      'before the measure began',
      makeLife([RUNNING], { status: SD }),
      transfer('2024-01-14'),
      'rule22',
      '早于',
    ],
    [
      'of somebody not found',
      makeLife([RUNNING], { status: '失联' }),
      transfer('2024-05-01'),
      'rule22',
      '失联',
    ],
    [
      'report-in without a change',
      makeLife([RUNNING], { status: SD }),
      arrive('2024-05-01'),
      'rule22',
      '没有等待',
    ],
    [
      'report-in before the change',
      makeLife([moved], { status: SD }),
      arrive('2024-04-30'),
      'rule22',
      '早于',
    ],
    [
      '转出执行地 before report-in',
      makeLife([WAITING], { status: SD }),
      end('转出执行地', '2024-05-01'),
      'rule22',
      '还没有报到',
    ],
    [
      '转出执行地 while suspended',
      makeLife([detained], { status: '在押' }),
      end('转出执行地', '2024-05-02'),
      'rule22',
      '正在中止',
    ],
    [
      '转出执行地 from inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      end('转出执行地', '2024-05-02'),
      'rule22',
      '只有',
    ],
  ]);
});

describe('戒毒条例 23, 40: release at the term', () => {
  allows([
    [
      'on the last day',
      makeLife([RUNNING], late2027),
      end('期满解除', '2027-01-14'),
      'rule23',
      { status: '社会面' },
    ],
    [
      'after it (期满未解除)',
      makeLife([RUNNING], late2027),
      end('期满解除', '2027-01-31'),
      'rule23',
      { status: '社会面' },
    ],
    [
      'of 社区康复 by article 40',
      makeLife([SK], { status: '社区康复', today: '2026-02-01' }),
      end('期满解除', '2026-01-14'),
      'rule40',
      { status: '社会面' },
    ],
    [
      'leaves what is voluntary running',
      makeLife([RUNNING, { ...ZY, startDay: '2024-03-01' }], late2027),
      end('期满解除', '2027-01-14'),
      'rule23',
      { status: '自愿戒毒' },
    ],
    [
      'leaves somebody not found not found',
      makeLife([RUNNING], { status: '失联', today: '2027-02-01' }),
      end('期满解除', '2027-01-14'),
      'rule23',
      {},
    ],
    [
      'an agreement ends',
      makeLife([{ ...ZY, startDay: '2024-01-15' }], { status: '自愿戒毒' }),
      end('协议到期', '2024-05-01'),
      'rule9',
      { status: '社会面' },
    ],
    [
      'somebody leaves 药物维持治疗',
      makeLife([{ ...ZY, kind: '药物维持治疗', startDay: '2024-01-15' }], {
        status: '药物维持治疗',
      }),
      end('本人退出（自愿、维持治疗）', '2024-05-01'),
      'rule9',
      { status: '社会面' },
    ],
  ]);
  refuses([
    [
      'one day early',
      makeLife([RUNNING], late2027),
      end('期满解除', '2027-01-13'),
      'rule23',
      '2027-01-14才满',
    ],
    [
      'one day early of 社区康复',
      makeLife([SK], { status: '社区康复', today: '2026-02-01' }),
      end('期满解除', '2026-01-13'),
      'rule40',
      '才满',
    ],
    [
      'before report-in',
      makeLife([WAITING], { status: SD }),
      end('期满解除', '2024-05-01'),
      'rule23',
      '还没有报到',
    ],
    [
      'while suspended',
      makeLife([{ suspensions: [{ from: '2027-01-01', to: null }] }], {
        status: '在押',
        today: '2027-02-01',
      }),
      end('期满解除', '2027-02-01'),
      'rule24',
      '正在中止',
    ],
    [
      'by 协议到期',
      makeLife([RUNNING], { status: SD }),
      end('协议到期', '2024-05-01'),
      'rule23',
      '由公安机关决定',
    ],
    [
      'of an agreement by term',
      makeLife([{ ...ZY, startDay: '2024-01-15' }], { status: '自愿戒毒' }),
      end('期满解除', '2024-05-01'),
      'design',
      '没有法定期限',
    ],
    [
      'of an agreement by revocation',
      makeLife([{ ...ZY, startDay: '2024-01-15' }], { status: '自愿戒毒' }),
      end('撤销决定', '2024-05-01'),
      'design',
      '没有决定可以撤销',
    ],
    [
      'before it began',
      makeLife([RUNNING], { status: SD }),
      end('撤销决定', '2024-01-14'),
      'design',
      '早于',
    ],
    [
      'before a suspension that is recorded',
      makeLife([{ suspensions: [{ from: '2024-03-01', to: '2024-04-01' }] }], { status: SD }),
      end('撤销决定', '2024-03-15'),
      'design',
      '中止',
    ],
  ]);
});

describe('戒毒条例 24, 40: suspension and termination', () => {
  const resume = (on: string): MeasureEvent => ({ type: '恢复', measureId: 1, on });
  allows([
    [
      '拘留、逮捕 suspend',
      makeLife([RUNNING], { status: SD }),
      suspend('2024-05-01'),
      'rule24',
      { status: '在押' },
    ],
    [
      'of 社区康复 too',
      makeLife([SK], { status: '社区康复' }),
      suspend('2024-05-01'),
      'rule40',
      { status: '在押' },
    ],
    [
      'one that is over changes nothing of today',
      makeLife([RUNNING], { status: SD }),
      suspend('2024-05-01', '2024-05-10'),
      'rule24',
      {},
    ],
    [
      'on the last day still',
      makeLife([RUNNING], late2027),
      suspend('2027-01-14'),
      'rule24',
      { status: '在押' },
    ],
    [
      '释放 goes on',
      makeLife([detained], { status: '在押' }),
      resume('2024-05-20'),
      'rule24',
      { status: SD },
    ],
    [
      '收监 terminates',
      makeLife([RUNNING], { status: SD }),
      end('终止（收监执行刑罚）', '2024-05-01'),
      'rule24',
      { status: '在押' },
    ],
    [
      '收监 out of a suspension terminates',
      makeLife([detained], { status: '在押' }),
      end('终止（收监执行刑罚）', '2024-05-20'),
      'rule24',
      { status: '在押' },
    ],
    [
      '强制性教育措施 terminate',
      makeLife([SK], { status: '社区康复' }),
      end('终止（强制性教育措施）', '2024-05-01'),
      'rule40',
      { status: '在押' },
    ],
    [
      '在押 before report-in leaves the measure waiting',
      makeLife([WAITING], { status: SD }),
      { type: '变更现状', to: '在押' },
      'design',
      { status: '在押' },
    ],
  ]);
  refuses([
    [
      'before report-in',
      makeLife([WAITING], { status: SD }),
      suspend('2024-01-20'),
      'rule24',
      '还没有报到',
    ],
    [
      'twice',
      makeLife([detained], { status: '在押' }),
      suspend('2024-05-10'),
      'rule24',
      '已经中止',
    ],
    [
      'inside the term runs on',
      makeLife([QG], { status: '强制隔离戒毒' }),
      suspend('2024-05-01'),
      'rule36',
      '连续计算',
    ],
    [
      'of an agreement',
      makeLife([{ ...ZY, startDay: '2024-01-15' }], { status: '自愿戒毒' }),
      suspend('2024-05-01'),
      'rule24',
      '只有社区戒毒、社区康复',
    ],
    [
      'before the measure began',
      makeLife([RUNNING], { status: SD }),
      suspend('2024-01-14'),
      'rule24',
      '早于',
    ],
    ['after the last day', makeLife([RUNNING], late2027), suspend('2027-01-15'), 'rule24', '期满'],
    [
      'over another one',
      makeLife([{ suspensions: [{ from: '2024-03-01', to: '2024-04-01' }] }], { status: SD }),
      suspend('2024-03-31'),
      'design',
      '重叠',
    ],
    [
      'that ends before it begins',
      makeLife([RUNNING], { status: SD }),
      suspend('2024-05-02', '2024-05-01'),
      'design',
      '早于',
    ],
    [
      'resumed without a suspension',
      makeLife([RUNNING], { status: SD }),
      resume('2024-05-01'),
      'rule24',
      '没有中止',
    ],
    [
      'resumed before it',
      makeLife([detained], { status: '在押' }),
      resume('2024-04-30'),
      'rule24',
      '早于',
    ],
    [
      'terminated before report-in',
      makeLife([WAITING], { status: SD }),
      end('终止（收监执行刑罚）', '2024-05-01'),
      'rule24',
      '还没有报到',
    ],
    [
      'terminated inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      end('终止（收监执行刑罚）', '2024-05-01'),
      'rule36',
      '不终止',
    ],
    [
      'terminated of an agreement',
      makeLife([{ ...ZY, startDay: '2024-01-15' }], { status: '自愿戒毒' }),
      end('终止（强制性教育措施）', '2024-05-01'),
      'rule24',
      '只有社区戒毒、社区康复',
    ],
    [
      '在押 while 社区戒毒 is under way',
      makeLife([RUNNING], { status: SD }),
      { type: '变更现状', to: '在押' },
      'rule24',
      '办理中止',
    ],
    [
      'out of 在押 while suspended',
      makeLife([detained], { status: '在押' }),
      { type: '变更现状', to: '社会面' },
      'rule24',
      '恢复执行',
    ],
  ]);
});

describe('戒毒条例 31: 强制隔离 changed to 社区戒毒 for health', () => {
  const change = decide('社区戒毒', { change: true, decisionOn: '2024-02-29' });
  allows([
    [
      'counts off the days served inside, both ends',
      makeLife([QG], { status: '强制隔离戒毒' }),
      change,
      'rule31',
      { status: SD, ends: [{ measureId: 1, reason: '转社区戒毒' }], creditedDays: 366 },
    ],
    [
      'with a rough decision day the document says how many',
      makeLife([{ ...QG, decisionDay: '2023-03' }], { status: '强制隔离戒毒' }),
      change,
      'rule31',
      { status: SD, ends: [{ measureId: 1, reason: '转社区戒毒' }] },
    ],
  ]);
  refuses([
    ['nobody is inside', makeLife(), change, 'rule31', '没有正在执行的强制隔离戒毒'],
    [
      'before the decision',
      makeLife([QG], { status: '强制隔离戒毒' }),
      decide('社区戒毒', { change: true, decisionOn: '2023-02-28' }),
      'rule31',
      '早于',
    ],
    [
      'an ordinary order inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      decide('社区戒毒'),
      'rule31',
      '变更为社区戒毒',
    ],
    [
      'ended as 转社区戒毒 without the decision',
      makeLife([QG], { status: '强制隔离戒毒' }),
      end('转社区戒毒', '2024-02-29'),
      'rule31',
      '请登记变更',
    ],
  ]);
});

describe('禁毒法 47, 戒毒条例 38: the term of 强制隔离', () => {
  const inside = { status: '强制隔离戒毒', today: '2025-03-01' } as const;
  const extend = (months: number): MeasureEvent => ({ type: '延长', measureId: 1, months });
  allows([
    [
      'released early on the day a year is over',
      makeLife([QG], inside),
      end('提前解除（强制隔离）', '2024-03-01'),
      'law47',
      { status: '社会面' },
    ],
    [
      'released at the term',
      makeLife([QG], inside),
      end('期满解除', '2025-02-28'),
      'law47',
      { status: '社会面' },
    ],
    ['extended by twelve months', makeLife([QG], inside), extend(12), 'law47', {}],
    [
      'extended again up to twelve',
      makeLife([{ ...QG, extensionMonths: 6 }], inside),
      extend(6),
      'law47',
      {},
    ],
    [
      'revoked',
      makeLife([QG], inside),
      end('撤销决定', '2024-01-01'),
      'law38',
      { status: '社会面' },
    ],
  ]);
  refuses([
    [
      'released early one day before a year',
      makeLife([QG], inside),
      end('提前解除（强制隔离）', '2024-02-29'),
      'law47',
      '最早2024-03-01',
    ],
    [
      'released early from an unknown day',
      makeLife([{ ...QG, decisionDay: null }], inside),
      end('提前解除（强制隔离）', '2024-03-01'),
      'law47',
      '没有决定日期',
    ],
    [
      'released early from a year known only roughly',
      makeLife([{ ...QG, decisionDay: '2023' }], inside),
      end('提前解除（强制隔离）', '2024-12-30'),
      'law47',
      '最早2024-12-31',
    ],
    [
      'released early when it is over',
      makeLife([QG], inside),
      end('提前解除（强制隔离）', '2025-02-28'),
      'law47',
      '期满解除',
    ],
    [
      'released early of 社区戒毒',
      makeLife([RUNNING], { status: SD }),
      end('提前解除（强制隔离）', '2024-05-01'),
      'law47',
      '只有',
    ],
    [
      'released at the term one day before it',
      makeLife([QG], inside),
      end('期满解除', '2025-02-27'),
      'law47',
      '请选“提前解除”',
    ],
    [
      'ended by 协议到期',
      makeLife([QG], inside),
      end('协议到期', '2024-05-01'),
      'law47',
      '由公安机关决定',
    ],
    [
      'extended by thirteen months',
      makeLife([QG], inside),
      extend(13),
      'law47',
      '合计不能超过一年',
    ],
    [
      'extended by seven after six',
      makeLife([{ ...QG, extensionMonths: 6 }], inside),
      extend(7),
      'law47',
      '最多再延长6个月',
    ],
    ['extended by nothing', makeLife([QG], inside), extend(0), 'law47', '一至十二'],
    [
      'extended of 社区戒毒',
      makeLife([RUNNING], { status: SD }),
      extend(1),
      'law47',
      '只有强制隔离戒毒',
    ],
  ]);

  it('is never released early after a refused or violated 社区康复 (戒毒条例 38)', () => {
    const life = makeLife(
      [
        {
          ...SK,
          endDay: '2023-03-01',
          endReason: '转强制隔离',
          startDay: '2022-01-15',
          serviceDay: '2022-01-10',
          refusedOrViolated: true,
        },
        QG,
      ],
      inside,
    );
    const event = {
      type: '结束',
      measureId: 2,
      on: '2024-06-01',
      reason: '提前解除（强制隔离）',
    } as const;
    expect(transition(life, event)).toMatchObject({ allowed: false, clause: 'rule38' });
  });
});

describe('禁毒法 48: 社区康复', () => {
  const order = decide('社区康复', { years: 3 });
  const inside = { status: '强制隔离戒毒', today: '2025-03-01' } as const;
  allows([
    [
      'after an ended 强制隔离',
      makeLife([RELEASED_QG], { today: '2025-03-01' }),
      order,
      'law48',
      { status: '社区康复' },
    ],
    [
      'revoked',
      makeLife([{ ...SK, ...WAITING }], { status: '社区康复' }),
      end('撤销决定', '2024-02-01'),
      'law48',
      { status: '社会面' },
    ],
  ]);
  refuses([
    ['without a 强制隔离 before', makeLife(), order, 'law48', '没有已经解除的强制隔离戒毒'],
    ['while it runs', makeLife([QG], inside), order, 'law48', '还没有解除'],
    [
      'after a revoked one',
      makeLife([{ ...RELEASED_QG, endReason: '撤销决定' }]),
      order,
      'law48',
      '没有已经解除',
    ],
    [
      'after one changed to 社区戒毒',
      makeLife([{ ...RELEASED_QG, endReason: '转社区戒毒' }]),
      order,
      'law48',
      '没有已经解除',
    ],
    [
      'without its years',
      makeLife([RELEASED_QG], { today: '2025-03-01' }),
      decide('社区康复'),
      'law48',
      '一至三年',
    ],
    [
      'for four years',
      makeLife([RELEASED_QG], { today: '2025-03-01' }),
      decide('社区康复', { years: 4 }),
      'law48',
      '一至三年',
    ],
    [
      'of the past without a 强制隔离 before',
      makeLife(),
      decide('社区康复', { years: 3, past: true }),
      'law48',
      '没有已经解除',
    ],
  ]);
});

describe('戒毒条例 9, 12, 41: agreements', () => {
  allows([
    ['自愿戒毒 from 社会面', makeLife(), decide('自愿戒毒'), 'rule9', { status: '自愿戒毒' }],
    [
      '药物维持治疗 beside 社区戒毒 leaves the stricter word',
      makeLife([RUNNING], { status: SD }),
      decide('药物维持治疗'),
      'rule12',
      { status: SD },
    ],
    [
      '康复场所 has no word of its own',
      makeLife(),
      decide('康复场所'),
      'rule41',
      { status: '社会面' },
    ],
  ]);
  refuses([
    [
      'twice',
      makeLife([ZY], { status: '自愿戒毒' }),
      decide('自愿戒毒'),
      'design',
      '已有未结束的自愿戒毒',
    ],
    [
      'inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      decide('药物维持治疗'),
      'rule12',
      '正在强制隔离戒毒',
    ],
  ]);
});

describe('design: what would contradict the register itself', () => {
  const anything: readonly MeasureEvent[] = [
    { type: '查获', on: '2024-05-01' },
    decide('强制隔离戒毒'),
    report('2024-01-20'),
    end('撤销决定', '2024-05-01'),
    { type: '变更现状', to: '社会面' },
  ];
  allows([
    [
      'the dead take a correction',
      makeLife([], { status: '死亡' }),
      { type: '更正' },
      'design',
      {},
    ],
    [
      'a death ends what runs',
      makeLife([RUNNING, ZY], { status: SD }),
      { type: '变更现状', to: '死亡' },
      'design',
      {
        status: '死亡',
        ends: [
          { measureId: 1, reason: '死亡' },
          { measureId: 2, reason: '死亡' },
        ],
      },
    ],
    [
      'a death recorded on a measure ends the others',
      makeLife([RUNNING, ZY], { status: SD }),
      end('死亡', '2024-05-01'),
      'design',
      { status: '死亡', ends: [{ measureId: 2, reason: '死亡' }] },
    ],
    [
      '失联 leaves the measure running',
      makeLife([RUNNING], { status: SD }),
      { type: '变更现状', to: '失联' },
      'design',
      { status: '失联' },
    ],
    [
      'back from 失联 to the running measure',
      makeLife([RUNNING], { status: '失联' }),
      { type: '变更现状', to: SD },
      'design',
      { status: SD },
    ],
    [
      '康复场所 does not hold anybody back from 社会面',
      makeLife([{ ...ZY, kind: '康复场所' }], { status: '失联' }),
      { type: '变更现状', to: '社会面' },
      'design',
      { status: '社会面' },
    ],
  ]);
  refuses([
    [
      'a second 社区戒毒',
      makeLife([RUNNING], { status: SD }),
      decide('社区戒毒'),
      'design',
      '已有未结束的社区戒毒',
    ],
    [
      'a 社区康复 beside 社区戒毒',
      makeLife([RELEASED_QG, RUNNING], { status: SD }),
      decide('社区康复', { years: 1 }),
      'design',
      '已有未结束的社区戒毒',
    ],
    [
      'a 社区戒毒 beside 社区康复',
      makeLife([SK], { status: '社区康复' }),
      decide('社区戒毒'),
      'design',
      '已有未结束的社区康复',
    ],
    ...anything.map((event): RefusedCase => [
      `the dead take no ${event.type}`,
      makeLife([WAITING], { status: '死亡' }),
      event,
      'design',
      '已登记死亡，只能更正',
    ]),
    ...anything.map((event): RefusedCase => [
      `who is not 在册 takes no ${event.type}`,
      makeLife([WAITING], { listed: false }),
      event,
      'design',
      '不在册',
    ]),
    [
      'an ended measure takes no suspension',
      makeLife([{ endDay: '2024-05-01' }]),
      suspend('2024-04-01'),
      'design',
      '已经结束，只能更正',
    ],
    ['a measure that is not there', makeLife(), suspend('2024-04-01'), 'design', '没有这项措施'],
    [
      'a measure without its decision',
      makeLife(),
      { type: '变更现状', to: SD },
      'design',
      '请在“措施”页登记',
    ],
    [
      '社会面 while a measure runs',
      makeLife([RUNNING], { status: SD }),
      { type: '变更现状', to: '社会面' },
      'design',
      '还有未结束的社区戒毒',
    ],
    ['no change', makeLife(), { type: '变更现状', to: '社会面' }, 'design', '没有变化'],
  ]);
});
