import { describe, expect, it } from 'vitest';
import { EXAMPLE_RULE_ROWS, RULE_CATALOGUE } from '../../db/domain/rules/rule-catalogue.ts';
import { ruleFields, ruleText } from '../../renderer/text/rules.ts';

describe('a rule in words', () => {
  it.each([
    ['VISIT-高', { months: 1, faceToFace: true }, '至少每1个月走访一次，必须面对面'],
    ['VISIT-低', { months: 6, faceToFace: false }, '至少每6个月走访一次'],
    ['TEST-社区戒毒', { perYear: [12, 6, 4] }, '第1、2、3年各12、6、4次'],
    ['REPORT-DUE', { workingDays: 5 }, '期末后5个工作日内'],
    ['ROUND-年中', { from: '06-01', to: '07-15' }, '从6月1日，到7月15日'],
  ])('%s', (id, value, text) => {
    expect(ruleText(id, value)).toBe(text);
  });

  it('is 未设置 without a row', () => {
    expect(ruleText('TALK', null)).toBe('未设置');
  });

  it('names a field for every value of every example row but the two that are adopted as a whole', () => {
    const whole = ['GRADE-SET', 'FACTOR-SET'];
    const unnamed = EXAMPLE_RULE_ROWS.filter(({ id }) => !whole.includes(id)).flatMap(
      ({ id, value }) =>
        Object.keys(value).filter((key) => !ruleFields(id).some((field) => field.key === key)),
    );
    expect(unnamed).toEqual([]);
  });

  it('has fields for every rule of the catalogue that has no example', () => {
    const examples = new Set<string>(EXAMPLE_RULE_ROWS.map(({ id }) => id));
    const rest = RULE_CATALOGUE.filter(({ id }) => !examples.has(id)).map(({ id }) => id);
    expect(rest.filter((id) => ruleFields(id).length === 0)).toEqual([]);
  });
});
