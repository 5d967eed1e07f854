import { describe, expect, test } from 'vitest';
import { EXAMPLE_RULE_ROWS, RULE_CATALOGUE } from '../../db/domain/rule-catalogue.ts';
import { isRuleId, isRuleValue, ruleOn, type RuleId } from '../../db/domain/rule-table.ts';
import { RULE_STATUSES } from '../../db/domain/vocabulary.ts';
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
    expect(ids.length).toBe(33);
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
