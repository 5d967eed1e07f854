import { describe } from 'vitest';
import { makeLife } from './make-life.ts';
import {
  allows,
  refuses,
  decide,
  end,
  WAITING,
  RUNNING,
  SK,
  QG,
  RELEASED_QG,
  ZY,
  SD,
  type RefusedCase,
} from './transition-cases.ts';

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
