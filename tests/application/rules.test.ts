import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULE_CATALOGUE } from '../../db/domain/rules/rule-catalogue.ts';
import { ruleValueText } from '../../electron/application/settings/rule-text.ts';
import { anOffice, setUp } from '../support/office.ts';

let desk: ReturnType<typeof anOffice>;
beforeEach(async () => {
  desk = anOffice();
  await setUp(desk);
});
afterEach(() => desk.dispose());

/** The rows of a rule as the table shows them. */
async function rowsOf(ruleId: string) {
  return (await desk.call('rules.list', {})).filter((row) => row.ruleId === ruleId);
}

describe('an adopted example', () => {
  it('keeps what kind of rule it is, its source, and by what the office took it', async () => {
    const rows = await desk.call('rules.list', {});
    const adopted = rows.filter(({ adoptedOn }) => adoptedOn !== null);
    expect(adopted.length).toBeGreaterThan(20);
    const told = adopted.map(({ ruleId, status, source }) => [ruleId, status, source]);
    const ids = new Set(adopted.map(({ ruleId }) => ruleId));
    const known = RULE_CATALOGUE.filter(({ id }) => ids.has(id));
    expect(told).toEqual(known.map(({ id, status, source }) => [id, status, source]));
    expect((await rowsOf('TEST-社区戒毒')).map(({ legalBasis }) => legalBasis)).toEqual([
      '示例方案，经本单位确认采用',
    ]);
  });
});

describe('rule SUMMARY in words', () => {
  it.each([
    [true, true, '每半年小结，每年评估'],
    [true, false, '每半年小结'],
    [false, true, '每年评估'],
    [false, false, '不要求小结和评估'],
  ])('half-yearly %s, yearly %s', (halfYearly, yearly, words) => {
    expect(ruleValueText('SUMMARY', { halfYearly, yearly })).toBe(words);
  });
});
