import { describe, expect, it } from 'vitest';
import { checkContinuity, openingCorrections } from '../../db/domain/figures/indicator-checks.ts';
import { openingReason, type OpeningLife } from '../../db/domain/figures/indicator-population.ts';
import type { StatusFact } from '../../db/domain/figures/indicator-source.ts';
import { listBehind } from '../../db/domain/figures/indicators.ts';
import {
  aStatus,
  aSubject,
  computed,
  countsOf,
  figures,
  PERIOD,
  sizes,
  stock,
  TOWN_A,
  TOWN_B,
} from './make-source.ts';

/** In September unless told otherwise. */
function change(given: Partial<StatusFact>): StatusFact {
  return aStatus({ day: '2026-09-10', cause: '现状变更', ...given });
}

function life(statuses: readonly StatusFact[]): OpeningLife {
  return { category: '吸毒', statuses };
}

const STAYS = { 'pop.open': 1, 'pop.close': 1 };

describe('stock at both ends', () => {
  it.each<[string, Partial<StatusFact>, Record<string, number>]>([
    [
      'a stock person was always there, whatever the day of the import',
      { day: '2026-10-02' },
      { ...STAYS, 'pop.SH': 1 },
    ],
    ['the dead are in no stock', { status: '死亡' }, {}],
    ['who left the country is in no stock', { status: '出国（境）' }, {}],
    ['three years clean is in no stock', { status: '戒断三年未复吸' }, {}],
    ['who moved away is in no stock', { presence: '迁出' }, {}],
    ['who was removed is in no stock', { presence: '注销' }, {}],
    ['在押 is in the stock', { status: '在押' }, { ...STAYS, 'pop.jail': 1 }],
    ['失联 is in the stock', { status: '失联' }, { ...STAYS, 'pop.lost': 1 }],
  ])('%s', (_fact, given, expected) => {
    expect(figures({ statuses: [aStatus(given)] }, 'pop.')).toEqual(expected);
  });

  it.each([
    ['社区戒毒', 'pop.SD'],
    ['社区康复', 'pop.SK'],
    ['强制隔离戒毒', 'pop.QG'],
    ['自愿戒毒', 'pop.ZY'],
    ['药物维持治疗', 'pop.YW'],
    ['社会面', 'pop.SH'],
    ['在押', 'pop.jail'],
    ['失联', 'pop.lost'],
  ] as const)('%s counts in exactly one part of the stock', (status, id) => {
    expect(figures({ statuses: [stock(status)] }, 'pop.')).toEqual({ ...STAYS, [id]: 1 });
  });

  it('counts 既吸又贩 and leaves 贩毒 out of every figure', () => {
    expect(sizes(computed([aSubject({ category: '贩毒' })]))).toEqual({
      'deal.base': 1,
      'deal.visit': 1,
    });
    expect(figures({ category: '既吸又贩' }, 'pop.')).toEqual({ ...STAYS, 'pop.SH': 1 });
  });

  it('counts the last change of one day', () => {
    const statuses = [stock(), change({ status: '失联' }), change({ status: '在押' })];
    expect(figures({ statuses }, 'pop.')).toEqual({ ...STAYS, 'pop.jail': 1 });
  });

  it('counts nothing after the last day of the period', () => {
    const statuses = [stock(), change({ day: '2026-11-01', cause: '死亡', status: '死亡' })];
    expect(figures({ statuses }, 'pop.')).toEqual({ ...STAYS, 'pop.SH': 1 });
  });
});

describe('comings and goings', () => {
  const gone = { 'pop.open': 1 };
  const there = { 'pop.close': 1, 'pop.SH': 1 };
  const clean = stock('戒断三年未复吸');
  it.each<[string, readonly StatusFact[], Record<string, number>]>([
    [
      'registered on the first day is 新增',
      [change({ day: PERIOD.first, cause: '新登记' })],
      { ...there, 'pop.new': 1 },
    ],
    [
      'registered on the last day is 新增',
      [change({ day: PERIOD.last, cause: '新登记' })],
      { ...there, 'pop.new': 1 },
    ],
    [
      'registered on the day before is stock',
      [change({ day: '2026-08-31', cause: '新登记' })],
      { ...STAYS, 'pop.SH': 1 },
    ],
    ['registered as clean is no 新增', [change({ cause: '新登记', status: '戒断三年未复吸' })], {}],
    ['moved in', [change({ cause: '迁入' })], { ...there, 'pop.in': 1 }],
    [
      'back from abroad is 迁入',
      [stock('出国（境）'), change({ cause: '迁入' })],
      { ...there, 'pop.in': 1 },
    ],
    [
      'back after moving away is 迁入',
      [aStatus({ presence: '迁出' }), change({ cause: '迁入' })],
      { ...there, 'pop.in': 1 },
    ],
    [
      'registered anew after moving away is 迁入, never 新增',
      [aStatus({ presence: '迁出' }), change({ cause: '新登记' })],
      { ...there, 'pop.in': 1 },
    ],
    ['relapsed', [clean, change({ cause: '复吸重新纳入' })], { ...there, 'pop.relapse': 1 }],
    [
      'registered anew after three years clean is a relapse',
      [clean, change({ cause: '新登记' })],
      { ...there, 'pop.relapse': 1 },
    ],
    ['died', [stock(), change({ cause: '死亡', status: '死亡' })], { ...gone, 'pop.dead': 1 }],
    [
      'moved away',
      [stock(), change({ cause: '迁出', presence: '迁出' })],
      { ...gone, 'pop.out': 1 },
    ],
    [
      'three years clean',
      [stock(), change({ cause: '三年未复吸', status: '戒断三年未复吸' })],
      { ...gone, 'pop.clean3': 1 },
    ],
    [
      'left the country is 其他注销',
      [stock(), change({ cause: '其他注销', status: '出国（境）' })],
      { ...gone, 'pop.other': 1 },
    ],
    [
      'recycled as a mistake is 其他注销',
      [stock(), change({ cause: '其他注销', presence: '注销' })],
      { ...gone, 'pop.other': 1 },
    ],
    [
      'a change within the stock is no flow',
      [stock(), change({ status: '失联' })],
      { ...STAYS, 'pop.lost': 1 },
    ],
    ['a death outside the stock is no flow', [clean, change({ status: '死亡' })], {}],
    [
      'a move of somebody outside the stock is no flow',
      [clean, change({ cause: '县内转移', status: '戒断三年未复吸', townCode: TOWN_B })],
      {},
    ],
    [
      'came and went in one period',
      [
        change({ cause: '新登记' }),
        change({ day: '2026-10-01', cause: '其他注销', presence: '注销' }),
      ],
      { 'pop.new': 1, 'pop.other': 1 },
    ],
  ])('%s', (_fact, statuses, expected) => {
    expect(figures({ statuses }, 'pop.')).toEqual(expected);
  });

  it('counts a move between towns for both towns and for the county not at all', () => {
    const moved = aSubject({
      statuses: [stock(), change({ cause: '县内转移', townCode: TOWN_B })],
    });
    const { lists } = computed([moved]);
    const of = (id: string, town: string | null) => listBehind(lists, id, town).length;
    expect({
      out: [of('pop.tout', TOWN_A), of('pop.tout', TOWN_B), of('pop.tout', null)],
      in: [of('pop.tin', TOWN_A), of('pop.tin', TOWN_B), of('pop.tin', null)],
      open: [of('pop.open', TOWN_A), of('pop.open', TOWN_B), of('pop.open', null)],
      close: [of('pop.close', TOWN_A), of('pop.close', TOWN_B), of('pop.close', null)],
    }).toEqual({ out: [1, 0, 0], in: [0, 1, 0], open: [1, 0, 1], close: [0, 1, 1] });
  });

  it('counts a death after a move for the town of the death', () => {
    const moves = [
      stock(),
      change({ cause: '县内转移', townCode: TOWN_B }),
      change({ day: '2026-10-02', cause: '死亡', status: '死亡', townCode: TOWN_B }),
    ];
    const { lists } = computed([aSubject({ statuses: moves })]);
    expect(lists.get('pop.dead')?.map(({ townCode, note }) => [townCode, note])).toEqual([
      [TOWN_B, '2026-10-02死亡'],
    ]);
  });
});

describe('corrections', () => {
  it('lists who comes or goes by 更正 apart from the flows', () => {
    const removed = aSubject({ statuses: [stock(), change({ cause: '更正', status: '死亡' })] });
    const restored = aSubject({ statuses: [stock('死亡'), change({ cause: '更正' })] });
    const result = computed([removed, restored]);
    expect(sizes(result)).toMatchObject({
      'pop.open': 1,
      'pop.close': 1,
      'fix.in': 1,
      'fix.out': 1,
    });
    expect(result.lists.has('pop.dead')).toBe(false);
    expect(checkContinuity(result.lists, countsOf(result))).toEqual([]);
  });

  it('lists a corrected town as one out and one in', () => {
    const moved = aSubject({ statuses: [stock(), change({ cause: '更正', townCode: TOWN_B })] });
    const result = computed([moved]);
    expect(sizes(result)).toMatchObject({ 'fix.in': 1, 'fix.out': 1 });
    expect(checkContinuity(result.lists, countsOf(result))).toEqual([]);
  });

  it('calls it a correction when somebody comes back from the removed without a cause of coming', () => {
    const statuses = [aStatus({ presence: '注销' }), change({})];
    expect(figures({ statuses }, 'fix.')).toEqual({ 'fix.in': 1 });
  });

  it('lists 期初 against the report before, person by person', () => {
    const item = (personId: number, townCode = TOWN_A) => ({ personId, townCode, note: '' });
    const before = [item(1), item(2), item(3)];
    const why = (personId: number) => `更正：${personId}`;
    expect(openingCorrections(before, [item(1), item(2, TOWN_B), item(4)], why)).toEqual([
      { personId: 2, townCode: TOWN_B, note: '更正：2，期初乡镇调整' },
      { personId: 4, townCode: TOWN_A, note: '更正：4，补入期初' },
      { personId: 3, townCode: TOWN_A, note: '更正：3，移出期初' },
    ]);
    expect(openingCorrections(before, before, why)).toEqual([]);
  });

  const skipped = { first: '2026-07-01', last: '2026-08-31' };
  const followed = { first: '2026-09-01', last: '2026-08-31' };
  it.each<[string, string, Parameters<typeof openingReason>]>([
    [
      'came between two reports',
      '未报送期间：2026-07-12新登记',
      [life([change({ day: '2026-07-12', cause: '新登记' })]), skipped],
    ],
    [
      'moved and died between two reports',
      '未报送期间：2026-07-12县内转移、2026-08-03死亡',
      [
        life([
          stock(),
          change({ day: '2026-07-12', cause: '县内转移', townCode: TOWN_B }),
          change({ day: '2026-08-03', cause: '死亡', status: '死亡' }),
        ]),
        skipped,
      ],
    ],
    [
      'was put right, though periods were left out',
      '更正：2026-06-20死亡',
      [life([stock(), change({ day: '2026-06-20', cause: '死亡', status: '死亡' })]), skipped],
    ],
    [
      'died before the last report ended, and it was noted later',
      '更正：2026-08-20死亡',
      [life([stock(), change({ day: '2026-08-20', cause: '死亡', status: '死亡' })]), followed],
    ],
    ['was found to belong to the stock', '更正：存量登记', [life([stock()]), followed]],
    [
      'is 贩毒 only',
      '更正：人员类别改为贩毒',
      [{ ...life([stock()]), category: '贩毒' }, followed],
    ],
    [
      'was registered too early',
      '更正：登记日期推后',
      [life([change({ day: '2026-09-12', cause: '新登记' })]), followed],
    ],
    ['is gone with an import', '更正：登记已撤销', [{ category: null, statuses: [] }, followed]],
  ])('says why 期初 differs: %s', (_fact, words, [person, between]) => {
    expect(openingReason(person, between)).toBe(words);
  });
});

describe('continuity', () => {
  it('holds for a county in which everything happens', () => {
    const people = [
      aSubject({ statuses: [change({ cause: '新登记' })] }),
      aSubject({ statuses: [change({ cause: '迁入', townCode: TOWN_B })] }),
      aSubject({ statuses: [stock(), change({ cause: '县内转移', townCode: TOWN_B })] }),
      aSubject({ statuses: [stock(), change({ cause: '死亡', status: '死亡' })] }),
      aSubject({ statuses: [stock('戒断三年未复吸'), change({ cause: '复吸重新纳入' })] }),
      aSubject(),
    ];
    const result = computed(people);
    expect(checkContinuity(result.lists, countsOf(result))).toEqual([]);
    expect(sizes(result)).toMatchObject({ 'pop.open': 3, 'pop.close': 5 });
  });

  it('names the town and the county when a line is missing from a list', () => {
    const result = computed([aSubject({ statuses: [change({ cause: '新登记' })] }), aSubject()]);
    const lists = new Map([...result.lists].filter(([id]) => id !== 'pop.new'));
    const counts = new Map([...countsOf(result)].filter(([id]) => id !== 'pop.new'));
    expect(checkContinuity(lists, counts)).toEqual([
      { kind: 'town', town: TOWN_A, expected: 1, found: 2 },
      { kind: 'county', expected: 1, found: 2 },
    ]);
  });
});

describe('control and grades on the last day', () => {
  it.each([
    ['社会面', { 'ctl.base': 1, 'ctl.in': 1 }],
    ['社区戒毒', { 'ctl.base': 1, 'ctl.in': 1 }],
    ['失联', { 'ctl.base': 1 }],
    ['在押', {}],
    ['强制隔离戒毒', {}],
    ['戒断三年未复吸', {}],
  ] as const)('%s', (status, expected) => {
    expect(figures({ statuses: [stock(status)] }, 'ctl.')).toEqual(expected);
  });

  it.each<[string, readonly (readonly ['高' | '中' | '低', string])[], Record<string, number>]>([
    ['never graded', [], { 'grade.u': 1 }],
    ['graded on the last day', [['高', '2026-10-31']], { 'grade.h': 1, 'grade.set': 1 }],
    ['graded on the day after', [['高', '2026-11-01']], { 'grade.u': 1 }],
    [
      'the latest grade counts',
      [
        ['高', '2026-02-01'],
        ['中', '2026-09-30'],
      ],
      { 'grade.m': 1, 'grade.set': 1 },
    ],
    [
      'of two on one day the later recorded',
      [
        ['高', '2026-02-01'],
        ['低', '2026-02-01'],
      ],
      { 'grade.l': 1, 'grade.set': 1 },
    ],
  ])('%s', (_fact, grades, expected) => {
    const rows = grades.map(([grade, approvedOn]) => ({ grade, approvedOn }));
    expect(figures({ grades: rows }, 'grade.')).toEqual(expected);
  });

  it('grades only those under control', () => {
    expect(figures({ statuses: [stock('在押')] }, 'grade.')).toEqual({});
  });

  it('counts 无感 outside the stock and only among the clean', () => {
    expect(figures({ lightTouch: true, statuses: [stock('戒断三年未复吸')] }, '')).toEqual({
      'light.count': 1,
    });
    expect(figures({ lightTouch: true }, 'light.')).toEqual({});
  });
});
