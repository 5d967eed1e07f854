import { describe } from 'vitest';
import type { MeasureEvent } from '../../db/domain/measures/measure-events.ts';
import { makeLife } from './make-life.ts';
import {
  allows,
  refuses,
  decide,
  end,
  report,
  suspend,
  WAITING,
  RUNNING,
  SK,
  RELEASED_QG,
  ZY,
  SD,
  type AllowedCase,
  type RefusedCase,
} from './transition-cases.ts';

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
      '须先确认“戒断三年未复吸”',
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
