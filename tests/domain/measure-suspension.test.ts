import { describe } from 'vitest';
import type { MeasureEvent } from '../../db/domain/measures/measure-events.ts';
import { makeLife } from './make-life.ts';
import {
  allows,
  refuses,
  end,
  suspend,
  WAITING,
  RUNNING,
  SK,
  QG,
  ZY,
  SD,
  late2027,
  detained,
  moved,
} from './transition-cases.ts';

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
