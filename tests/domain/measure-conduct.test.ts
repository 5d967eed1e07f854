import { describe } from 'vitest';
import { CONTROL_STATUSES } from '../../db/domain/words/vocabulary.ts';
import { makeLife } from './make-life.ts';
import {
  allows,
  refuses,
  decide,
  end,
  report,
  WAITING,
  HANDED,
  RUNNING,
  SK,
  QG,
  ZY,
  SD,
  detained,
  handOver,
  refusedTests,
  violating,
  type AllowedCase,
} from './transition-cases.ts';

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
      handOver('逾期未报到'),
      'rule14',
      {},
    ],
    [
      'of 社区康复 not done is handed over by article 38',
      makeLife([{ ...SK, ...WAITING }], { status: '社区康复' }),
      handOver('逾期未报到'),
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
      handOver('逾期未报到'),
      'rule14',
      '还没有过',
    ],
    [
      'handed over after it was done',
      makeLife([RUNNING], { status: SD }),
      handOver('逾期未报到'),
      'rule14',
      '已经报到',
    ],
    [
      'handed over twice',
      makeLife([HANDED], { status: SD }),
      handOver('逾期未报到'),
      'rule14',
      '已经移交',
    ],
  ]);
});

describe('戒毒条例 20, 21, 禁毒法 38: violation, refusal, use again', () => {
  allows([
    ['three refused tests are handed over', violating(), handOver('严重违反协议'), 'rule20', {}],
    [
      'three refused tests are handed over though the person is in custody meanwhile',
      makeLife([detained], { status: '在押', tests: refusedTests }),
      handOver('严重违反协议'),
      'rule20',
      {},
    ],
    [
      'two refused tests are warned for',
      makeLife([RUNNING], { status: SD, tests: refusedTests.slice(1) }),
      handOver('严重违反协议', null),
      'rule20',
      {},
    ],
    [
      'a violation of an ended measure is handed over afterwards, as 更正',
      makeLife([{ endDay: '2024-05-01' }], { status: '强制隔离戒毒', tests: refusedTests }),
      { type: '更正', event: handOver('严重违反协议', '2024-04-20') },
      'rule20',
      {},
    ],
    [
      'refusal of an ended 社区康复 is handed over afterwards, of the dead too',
      makeLife([{ ...SK, ...WAITING, endDay: '2024-05-01' }], { status: '死亡' }),
      { type: '更正', event: handOver('拒绝接受', '2024-04-20') },
      'law38',
      {},
    ],
    [
      'an absence of an ended measure is handed over afterwards',
      makeLife([{ ...WAITING, endDay: '2024-05-01' }]),
      { type: '更正', event: handOver('逾期未报到', '2024-04-20') },
      'rule14',
      {},
    ],
    [
      'refusal is handed over',
      makeLife([WAITING], { status: SD, today: '2024-01-20' }),
      handOver('拒绝接受'),
      'law38',
      {},
    ],
    [
      'use again is handed over',
      makeLife([RUNNING], { status: SD }),
      handOver('再次吸毒'),
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
      handOver('严重违反协议'),
      'rule20',
      '还没有达到',
    ],
    [
      'handed over before the third refused test',
      violating(),
      handOver('严重违反协议', '2024-03-31'),
      'rule20',
      '2024-04-01才达到',
    ],
    [
      'warned before there is an agreement',
      makeLife([WAITING], { status: SD }),
      handOver('严重违反协议', null),
      'rule20',
      '还没有报到',
    ],
    [
      'handed over after the measure ended without 更正',
      makeLife([{ endDay: '2024-05-01' }], { tests: refusedTests }),
      handOver('严重违反协议', '2024-04-20'),
      'design',
      '已经结束，只能更正',
    ],
    [
      'two refused tests of an ended measure, as 更正',
      makeLife([{ endDay: '2024-05-01' }], { tests: refusedTests.slice(1) }),
      { type: '更正', event: handOver('严重违反协议', '2024-04-20') },
      'rule20',
      '还没有达到',
    ],
    [
      'an absence of a measure that ended on the fifteenth day, as 更正',
      makeLife([{ ...WAITING, endDay: '2024-01-25' }]),
      { type: '更正', event: handOver('逾期未报到', '2024-02-20') },
      'rule14',
      '还没有过',
    ],
    [
      'a measure that is not there, as 更正',
      makeLife(),
      { type: '更正', event: handOver('拒绝接受') },
      'design',
      '没有这项措施',
    ],
    [
      'a violation inside',
      makeLife([QG], { status: '强制隔离戒毒' }),
      handOver('严重违反协议'),
      'rule20',
      '才有协议',
    ],
    [
      'use again before report-in',
      makeLife([WAITING], { status: SD }),
      handOver('再次吸毒'),
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
