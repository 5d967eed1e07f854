import { describe, expect, test } from 'vitest';
import {
  EXAMPLE_RULE_ROWS,
  FIXED_RULES,
  RULE_CATALOGUE,
} from '../../db/domain/rules/rule-catalogue.ts';
import { isRuleId, isRuleValue, ruleOn, type RuleId } from '../../db/domain/rules/rule-table.ts';
import { RULE_STATUSES } from '../../db/domain/words/vocabulary.ts';
import { ADOPTED_EXAMPLES, makeRow } from './make-facts.ts';

describe('R-00 rule table', () => {
  const rows = [
    makeRow('VISIT-中', { months: 2, faceToFace: true }, { from: '2025-01-01' }),
    makeRow('VISIT-中', { months: 3, faceToFace: false }, { to: '2024-12-31' }),
    makeRow('VISIT-高', { months: 1, faceToFace: true }),
  ];
  test.each([
    ['2000-01-01', 3],
    ['1999-12-31', undefined],
    ['2024-12-30', 3],
    ['2024-12-31', undefined],
    ['2025-01-01', 2],
    ['2040-01-01', 2],
  ])('on %s the row valid in [from, to) counts', (day, months) => {
    expect(ruleOn(rows, 'VISIT-中', day)?.months).toBe(months);
  });

  test('a row that is not adopted is no row', () => {
    expect(EXAMPLE_RULE_ROWS.map((row) => ruleOn(EXAMPLE_RULE_ROWS, row.id, '2026-01-01'))).toEqual(
      EXAMPLE_RULE_ROWS.map(() => null),
    );
    expect(ruleOn(ADOPTED_EXAMPLES, 'VISIT-低', '2026-01-01')).toEqual({
      months: 6,
      faceToFace: false,
    });
  });

  test('every example row has the fields of its rule and stands in the catalogue', () => {
    expect(EXAMPLE_RULE_ROWS.filter((row) => !isRuleValue(row.id, row.value))).toEqual([]);
    const ids = RULE_CATALOGUE.map((rule) => rule.id);
    expect(EXAMPLE_RULE_ROWS.filter((row) => !ids.includes(row.id))).toEqual([]);
  });

  test('the catalogue names every rule once, with title, source and status', () => {
    const ids = RULE_CATALOGUE.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.filter((id) => !isRuleId(id))).toEqual([]);
    expect(
      RULE_CATALOGUE.filter(
        (rule) => rule.title === '' || rule.source === '' || !RULE_STATUSES.includes(rule.status),
      ),
    ).toEqual([]);
    expect(ids.length).toBe(31);
  });

  test('what nobody has published has no example row', () => {
    const filled = EXAMPLE_RULE_ROWS.map((row) => row.id);
    expect(RULE_CATALOGUE.map((rule) => rule.id).filter((id) => !filled.includes(id))).toEqual([
      'REPORT-IN-LOCAL',
      'FILE-BEFORE-EXPIRY',
      'TEST-社区康复-1',
      'TEST-SURPRISE',
      'TALK',
      'POVERTY-LINE',
    ]);
  });

  test('a local report-in of 0 days is the day of service itself', () => {
    expect(isRuleValue('REPORT-IN-LOCAL', { days: 0 })).toBe(true);
  });

  test.each<[RuleId, unknown]>([
    ['TEST-社区戒毒', { perYear: [] }],
    ['TEST-社区戒毒', { perYear: [5] }],
    ['TEST-社区戒毒', { perYear: [0] }],
    ['TEST-社区戒毒', { perYear: 12 }],
    ['VISIT-高', { months: 0, faceToFace: true }],
    ['VISIT-高', { months: 1 }],
    ['VISIT-高', { months: 1.5, faceToFace: true }],
    ['REPORT-IN-LOCAL', { days: -1 }],
    ['ROUND-年中', { from: '6-1', to: '07-15' }],
    ['ROUND-年中', { from: '13-01', to: '07-15' }],
    ['POVERTY-LINE', { year: 2023, place: '', amount: '7300.00' }],
    ['POVERTY-LINE', { year: 2023, place: '甲县', amount: '7300' }],
    ['POVERTY-NEAR-FACTOR', { factor: 1.2 }],
    ['GRADE-SET', { grades: [] }],
    ['MASK', null],
    ['MASK', 'on'],
  ])('%s does not take %o', (id, value) => {
    expect(isRuleValue(id, value)).toBe(false);
  });
});

/** domain.md 12.3 row by row: its id there, and the rule (or the law) that stands for it here (defaults.md 6). */
const DOMAIN_ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['D1', ['D1']],
  ['D1b', ['REPORT-IN-LOCAL']],
  ['D2', ['D2']],
  ['D3', ['D3']],
  ['D4', ['D4']],
  ['D5', ['D5']],
  ['D6', ['D6']],
  ['D7', ['D7']],
  ['D8', ['D8']],
  ['D9', ['D9']],
  ['D10', ['EARLY-WARNING']],
  ['D11', ['D11']],
  ['D12', ['FILE-BEFORE-EXPIRY']],
  ['D13', ['D13']],
  ['T-SD', ['TEST-社区戒毒']],
  ['T-SK3', ['TEST-社区康复-3']],
  ['T-SK2', ['TEST-社区康复-2']],
  ['T-SK1', ['TEST-社区康复-1']],
  ['T-SP', ['TEST-SURPRISE']],
  ['V-H/M/L', ['VISIT-高', 'VISIT-中', 'VISIT-低', 'VISIT-未评估']],
  ['V-T', ['TALK']],
  ['R1', ['REVIEW-高', 'REVIEW-中', 'REVIEW-低', 'REVIEW-TRIGGER']],
  ['R2', ['SUMMARY']],
  ['G1', ['GRADE-SET', 'FACTOR-SET']],
  ['N1', ['LIGHT-ENTRY']],
  ['P1', ['ROUND-年中', 'ROUND-年末']],
  ['P2', ['POVERTY-LINE', 'POVERTY-NEAR-FACTOR']],
  ['P3', ['NEW-CASE']],
  ['P4', ['HELP-START']],
  ['P5', ['CLOSE-AFTER']],
  ['K1', ['STAFF-RATIO']],
  ['B1', ['REPORT-DUE']],
  ['B2', ['URGENT-FIRST']],
  ['X1', ['X1']],
];

describe('every rule row of domain.md 12.3', () => {
  const known = new Map<string, { readonly source: string; readonly status: string }>([
    ...FIXED_RULES.map(({ id, clause, status }) => [id, { source: clause, status }] as const),
    ...RULE_CATALOGUE.map(({ id, source, status }) => [id, { source, status }] as const),
  ]);

  test.each(DOMAIN_ROWS)(
    '%s exists, with its source and whether it is law, local or example',
    (_row, ids) => {
      for (const id of ids) {
        expect(known.get(id)?.source).toMatch(/\p{Script=Han}/u);
        expect(RULE_STATUSES).toContain(known.get(id)?.status);
      }
    },
  );

  test('and nothing stands in the catalogue that no row asks for', () => {
    expect([...known.keys()].sort()).toEqual(DOMAIN_ROWS.flatMap(([, ids]) => ids).sort());
  });

  test('masking and small cells are fixed: their rows are understood, and offered to nobody', () => {
    expect(isRuleValue('MASK', { on: false })).toBe(true);
    expect(isRuleValue('SMALL-CELLS', { below: 3 })).toBe(true);
    const offered = [...RULE_CATALOGUE, ...EXAMPLE_RULE_ROWS].map(({ id }) => id);
    expect(offered.filter((id) => id === 'MASK' || id === 'SMALL-CELLS')).toEqual([]);
    expect(FIXED_RULES.find(({ id }) => id === 'X1')).toMatchObject({ status: '设计' });
  });

  test('only what law fixes is 法定', () => {
    expect(RULE_CATALOGUE.filter(({ status }) => status === '法定')).toEqual([]);
    expect(FIXED_RULES.filter(({ status }) => status === '法定').map(({ id }) => id)).toEqual(
      FIXED_RULES.map(({ id }) => id).filter((id) => id.startsWith('D')),
    );
  });
});
