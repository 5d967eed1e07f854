import { describe, expect, it } from 'vitest';
import { transition } from '../../db/domain/measures/measure-transitions.ts';
import type { MeasureEvent } from '../../db/domain/measures/measure-events.ts';
import { makeLife, type MadeMeasure } from './make-life.ts';
import {
  allows,
  refuses,
  end,
  WAITING,
  RUNNING,
  SK,
  QG,
  ZY,
  SD,
  late2027,
} from './transition-cases.ts';

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

  const refused = {
    ...{ kind: '社区康复' as const, decidedYears: 2, endReason: '转强制隔离' },
    ...{ serviceDay: '2022-03-01', startDay: '2022-03-10', endDay: '2023-03-01' },
    refusedOrViolated: true,
  };
  const early = (measureId: number) =>
    ({ type: '结束', measureId, on: '2024-06-01', reason: '提前解除（强制隔离）' }) as const;
  it.each<[string, MadeMeasure[], number]>([
    ['recorded before it', [refused, QG], 2],
    ['recorded afterwards (补录)', [QG, refused], 1],
    ['known to the year alone', [QG, { ...refused, startDay: '2022', endDay: '2023' }], 1],
    ['never reported in', [QG, { ...refused, startDay: null }], 1],
  ])(
    'is never released early after a refused or violated 社区康复 %s (戒毒条例 38)',
    (...given) => {
      const [, measures, id] = given;
      expect(transition(makeLife(measures, inside), early(id))).toMatchObject({
        allowed: false,
        clause: 'rule38',
      });
    },
  );
  it('is released early though a 社区康复 that began after its decision was violated', () => {
    const later = { ...refused, serviceDay: '2023-06-01', startDay: '2023-06-05' };
    const life = makeLife([{ ...later, endDay: '2023-09-01' }, QG], inside);
    expect(transition(life, early(2))).toMatchObject({ allowed: true, clause: 'law47' });
  });
});
