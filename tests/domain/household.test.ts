import { describe, expect, it } from 'vitest';
import {
  categoryHistory,
  categoryOn,
  categoryWords,
  householdHints,
  isAbleToWork,
  isPrintableCategory,
  livesThere,
  type CategorySpan,
  type HouseholdHintFacts,
} from '../../db/domain/poverty/household.ts';
import { POVERTY_CATEGORIES } from '../../db/domain/words/vocabulary.ts';
import { LABOUR_ABILITIES } from '../../db/domain/words/vocabulary-poverty.ts';

function span(id: number, word: string, since: string, until: string | null = null): CategorySpan {
  return { id, word, since, until };
}

const SPANS = [
  span(3, '防止返贫致贫对象', '2026-03-01'),
  span(1, '脱贫户', '2020-12-31'),
  span(2, '脱贫不稳定户', '2024-06-01', '2025-06-01'),
];

describe('a category that may be printed beside a name', () => {
  it.each([...POVERTY_CATEGORIES, '低收入户', '易地搬迁户'])('%s', (word) => {
    expect(isPrintableCategory(word)).toBe(true);
  });

  // Each word that a named list of a report refuses, too: a frozen list could never be printed again.
  it.each([
    ...['因病户', '大病户', '重残户', '残疾户', '涉毒户', '戒毒户', '艾滋户', 'hiv户', '肝炎户'],
    ...['梅毒户', '结核户', '癌症户', '肿瘤户', '精神户', '抑郁户', '慢性病户', '患病户', '病史户'],
    ...['病情户', '因残户', '健康帮扶户', '诊断户', '服药户', '13800000000'],
  ])('not %s', (word) => {
    expect(isPrintableCategory(word)).toBe(false);
  });
});

describe('the category of a household', () => {
  it.each([
    ['before the first day', SPANS, '2020-12-30', null],
    ['on the first day', SPANS, '2020-12-31', '脱贫户'],
    ['on the day before another', SPANS, '2024-05-31', '脱贫户'],
    ['on the last day of a span that ends', SPANS, '2025-05-31', '脱贫不稳定户'],
    [
      'after a span that ended, where the earlier one does not come back',
      SPANS,
      '2025-06-01',
      null,
    ],
    ['from a later day on', SPANS, '2026-03-01', '防止返贫致贫对象'],
    ['where none is recorded', [], '2026-11-15', null],
    [
      'of two of one day, the one recorded last',
      [span(8, '一般户', '2026-01-01'), span(9, '脱贫户', '2026-01-01')],
      '2026-01-01',
      '脱贫户',
    ],
  ])('%s', (_title, spans, day, word) => {
    expect(categoryOn(spans, day)).toBe(word);
  });

  it('is told from the latest, each span ended by the one after it', () => {
    expect(categoryHistory(SPANS)).toEqual([
      span(3, '防止返贫致贫对象', '2026-03-01'),
      span(2, '脱贫不稳定户', '2024-06-01', '2025-06-01'),
      span(1, '脱贫户', '2020-12-31', '2024-06-01'),
    ]);
  });
});

describe('the words of the office', () => {
  it('are the shipped six, all but 一般户 listed, and its own behind them', () => {
    const own = [
      { word: '低收入户', listed: true, retired: false },
      { word: '边缘易致贫户', listed: false, retired: true },
    ];
    const shipped = { shipped: true, retired: false };
    expect(categoryWords(own)).toEqual([
      { word: '一般户', listed: false, ...shipped },
      { word: '脱贫户', listed: true, ...shipped },
      { word: '脱贫不稳定户', listed: true, ...shipped },
      { word: '边缘易致贫户', listed: true, shipped: true, retired: true },
      { word: '突发严重困难户', listed: true, ...shipped },
      { word: '防止返贫致贫对象', listed: true, ...shipped },
      { word: '低收入户', listed: true, shipped: false, retired: false },
    ]);
  });
});

describe('who lives there and who can work', () => {
  it.each([
    [null, null, true],
    ['2026-11-15', null, true],
    ['2026-11-16', null, false],
    [null, '2026-11-15', false],
    [null, '2026-11-16', true],
  ])('since %s until %s: %s', (since, until, there) => {
    expect(livesThere({ since, until }, '2026-11-15')).toBe(there);
  });

  it('counts ordinary, skilled, weak and half labour', () => {
    expect(LABOUR_ABILITIES.filter(isAbleToWork)).toEqual([
      '普通劳动力',
      '技能劳动力',
      '弱劳动力或半劳动力',
    ]);
  });
});

describe('what is missing in a household', () => {
  const head = { relation: '户主', labour: '普通劳动力' } as const;
  const complete: HouseholdHintFacts = {
    category: '脱贫户',
    contactName: '李卫民',
    contactPhone: '19900001111',
    noLabour: false,
    members: [head],
  };
  const old = { relation: '父母', labour: '丧失劳动力' } as const;
  const unknown = { relation: '子女', labour: '不详' } as const;
  it.each<[string, Partial<HouseholdHintFacts>, readonly string[]]>([
    ['nothing', {}, []],
    ['a category', { category: null }, ['categoryMissing']],
    ['a contact (FP-19)', { contactName: '' }, ['contactMissing']],
    ['the phone of the contact (FP-19)', { contactPhone: '' }, ['contactMissing']],
    ['somebody who is 户主', { members: [old], noLabour: true }, ['headMissing']],
    [
      'the mark of no labour (FP-13)',
      { members: [{ ...head, labour: '无劳动力' }, old] },
      ['labourUnmarked'],
    ],
    [
      'somebody without labour beside the mark',
      { noLabour: true, members: [head, old] },
      ['labourMarked'],
    ],
    ['ability not known', { members: [{ ...head, labour: '不详' }, old] }, ['labourUnknown']],
    ['ability of one who does not matter', { members: [head, unknown] }, []],
    ['everybody', { members: [] }, ['headMissing']],
  ])('%s', (_title, given, hints) => {
    expect(householdHints({ ...complete, ...given })).toEqual(hints);
  });
});
