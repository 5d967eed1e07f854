import { describe, expect, it } from 'vitest';
import {
  closingConditions,
  helpDueOn,
  type ClosingConditionId,
  type ClosingEvidence,
  type ClosingFacts,
} from '../../db/domain/poverty/closing.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import type { ClosingWay } from '../../db/domain/words/vocabulary-poverty.ts';

const RULES: readonly RuleRow[] = [
  ...(['CLOSE-AFTER', 'HELP-START'] as const).map((id) => ({
    id,
    ...{ validFrom: '2020-01-01', validTo: null, adopted: true },
    value: { months: id === 'CLOSE-AFTER' ? 6 : 1 },
  })),
];

const EVIDENCE: ClosingEvidence = {
  visitedOn: '2026-11-01',
  conclusion: '低',
  perHead: '9000.00',
  line: '8500.00',
  guarantees: [true, true, true, true],
  ableToWork: 2,
};
const FACTS: ClosingFacts = {
  identifiedOn: '2026-05-15',
  noLabour: false,
  helps: 1,
  evidence: EVIDENCE,
};

function withEvidence(given: Partial<ClosingEvidence>): Partial<ClosingFacts> {
  return { evidence: { ...EVIDENCE, ...given } };
}

function unmet(
  facts: Partial<ClosingFacts>,
  way: ClosingWay | null = '帮扶消除',
  rows = RULES,
  on = '2026-11-15',
): readonly ClosingConditionId[] {
  return closingConditions({ ...FACTS, ...facts }, way, rows, on)
    .filter(({ met }) => !met)
    .map(({ id }) => id);
}

describe('风险消除 (R-11)', () => {
  it('is allowed where every condition holds, each with what is there', () => {
    expect(closingConditions(FACTS, '帮扶消除', RULES, '2026-11-15')).toEqual([
      { id: 'FP-14', met: true, text: '户内2人有劳动能力' },
      { id: 'evidence', met: true, text: '依据2026-11-01的回访登记表' },
      { id: 'FP-17', met: true, text: '“三保障”和饮水有保障' },
      { id: 'FP-16', met: true, text: '人均纯收入9000.00元，不低于监测收入线8500.00元' },
      { id: 'conclusion', met: true, text: '最近一次审定的研判结论是“低”' },
      { id: 'FP-18', met: true, text: '自识别之日（2026-05-15）起已满6个月' },
      { id: 'FP-15', met: true, text: '识别以来有1条帮扶记录' },
    ]);
  });

  it.each<[string, Partial<ClosingFacts>, readonly ClosingConditionId[]]>([
    ['is marked as without labour', { noLabour: true }, ['FP-14']],
    ['has nobody able to work', withEvidence({ ableToWork: 0 }), ['FP-14']],
    ['has nobody counted as able to work', withEvidence({ ableToWork: null }), ['FP-14']],
    [
      'was visited on the day of identification last',
      withEvidence({ visitedOn: '2026-05-15' }),
      ['evidence'],
    ],
    [
      'has a guarantee that is not secured',
      withEvidence({ guarantees: [true, false, true, true] }),
      ['FP-17'],
    ],
    [
      'has a guarantee that was not asked',
      withEvidence({ guarantees: [true, true, null, true] }),
      ['FP-17'],
    ],
    ['has an income below the line by a fen', withEvidence({ perHead: '8499.99' }), ['FP-16']],
    ['has an income at the line', withEvidence({ perHead: '8500.00' }), []],
    ['has an income that cannot be told', withEvidence({ perHead: null }), ['FP-16']],
    ['has no line (未设置)', withEvidence({ line: null }), ['FP-16']],
    ['was concluded 高', withEvidence({ conclusion: '高' }), ['conclusion']],
    ['was concluded 已返贫', withEvidence({ conclusion: '已返贫' }), ['conclusion']],
    ['was concluded 中', withEvidence({ conclusion: '中' }), []],
    ['was identified six months ago less a day', { identifiedOn: '2026-05-16' }, ['FP-18']],
    ['was never helped', { helps: 0 }, ['FP-15']],
    [
      'was never visited',
      { evidence: null },
      ['FP-14', 'evidence', 'FP-17', 'FP-16', 'conclusion'],
    ],
  ])('of a household that %s', (_title, facts, ids) => {
    expect(unmet(facts)).toEqual(ids);
  });

  it.each<[ClosingWay | null, readonly ClosingConditionId[]]>([
    ['帮扶消除', ['FP-15']],
    ['自然消除', []],
    [null, ['FP-15']],
  ])('by %s asks for help or not', (way, ids) => {
    expect(unmet({ helps: 0 }, way)).toEqual(ids);
  });

  it('is never allowed by a rule that nobody adopted, or one of later days', () => {
    expect(unmet({}, '自然消除', [])).toEqual(['FP-18']);
    const later = RULES.map((row) => ({ ...row, validFrom: '2026-05-16' }));
    expect(unmet({}, '自然消除', later)).toEqual(['FP-18']);
  });
});

describe('the first help (HELP-START)', () => {
  it.each([
    ['2026-01-31', '高', RULES, '2026-02-28'],
    ['2026-05-15', '已返贫', RULES, '2026-06-15'],
    ['2026-05-15', '中', RULES, '2026-06-15'],
    ['2026-05-15', '低', RULES, null],
    ['2026-05-15', '高', [], null],
  ] as const)('of a household identified on %s at %s', (identifiedOn, level, rows, due) => {
    expect(helpDueOn({ identifiedOn, level }, rows)).toBe(due);
  });
});
