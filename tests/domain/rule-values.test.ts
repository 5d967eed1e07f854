import { describe, expect, it } from 'vitest';
import { EXAMPLE_FACTOR_SET } from '../../db/domain/grades/factor-set.ts';
import { EXAMPLE_RULE_ROWS } from '../../db/domain/rules/rule-catalogue.ts';
import type { RuleId } from '../../db/domain/rules/rule-table.ts';
import { ruleProblems } from '../../db/domain/rules/rule-values.ts';
import { ADOPTED_EXAMPLES } from './make-facts.ts';

const DAY = '2026-11-15';
type Value = Readonly<Record<string, unknown>>;

function said(id: RuleId, value: Value, rows = ADOPTED_EXAMPLES): string[] {
  return ruleProblems(id, value, rows, DAY).map(({ field, message }) => `${field}：${message}`);
}

describe('R-00: what can be the value of a rule', () => {
  it('takes every example', () => {
    const refused = EXAMPLE_RULE_ROWS.flatMap(({ id, value }) => said(id, { ...value }));
    expect(refused).toEqual([]);
  });

  it.each<[RuleId, Value, string[]]>([
    ['VISIT-高', { months: 0 }, ['months：应是1至120之间的整数（个月）', 'faceToFace：应选是或否']],
    [
      'VISIT-高',
      { months: 1, faceToFace: true, weeks: 2 },
      ['：这条规则没有“weeks”这一项，请去掉'],
    ],
    [
      'VISIT-高',
      { months: 4, faceToFace: true },
      [
        'months：高风险走访间隔（4个月）不能长于中风险（3个月）；确需这样，请先修改“中风险走访间隔”',
      ],
    ],
    [
      'VISIT-低',
      { months: 2, faceToFace: false },
      [
        'months：低风险走访间隔（2个月）不能短于中风险（3个月）；确需这样，请先修改“中风险走访间隔”',
      ],
    ],
    [
      'REVIEW-中',
      { months: 13 },
      [
        'months：中风险复评间隔（13个月）不能长于低风险（12个月）；确需这样，请先修改“低风险复评间隔”',
      ],
    ],
    ['VISIT-中', { months: 6, faceToFace: true }, []],
    ['VISIT-未评估', { months: 12, faceToFace: false }, []],
    [
      'FACTOR-SET',
      { ...EXAMPLE_FACTOR_SET, high: 30, middle: 60 },
      ['high：“高”的分数线（30分）应高于“中”的分数线（60分）'],
    ],
    ['ROUND-年中', { from: '02-30', to: '07-15' }, ['from：应是06-01这样的月和日，并且有这一天']],
    [
      'ROUND-年末',
      { from: '12-31', to: '11-15' },
      ['to：结束的日子（11-15）不能早于开始的日子（12-31）'],
    ],
    ['ROUND-年中', { from: '02-29', to: '02-29' }, []],
    ['REPORT-IN-LOCAL', { days: 16 }, ['days：不能长于法定的15天（戒毒条例第十四条、第三十八条）']],
    ['REPORT-IN-LOCAL', { days: 0 }, []],
    [
      'EARLY-WARNING',
      { refused: 3, leaves: 0, leaveDays: 31 },
      [
        'refused：应是1至2之间的整数：法定标准以前才是预警（3次以上为严重违反）',
        'leaves：应是1至2之间的整数：法定标准以前才是预警（3次以上为严重违反）',
        'leaveDays：应是1至30之间的整数：法定标准以前才是预警（累计超过30天为严重违反）',
      ],
    ],
    [
      'TEST-社区戒毒',
      { perYear: [12, 5] },
      ['perYear：每年的次数应能把12个月分匀（1、2、3、4、6或12次），各年用顿号隔开'],
    ],
    ['POVERTY-NEAR-FACTOR', { factor: '0.9' }, ['factor：应不小于1']],
    ['POVERTY-NEAR-FACTOR', { factor: '1.0' }, []],
    [
      'POVERTY-LINE',
      { year: 2026, place: ' ', amount: '7300' },
      ['place：请填写', 'amount：应是金额，如7300.00'],
    ],
  ])('%s %o', (id, value, problems) => {
    expect(said(id, value)).toEqual(problems);
  });

  it('compares with no grade that has no adopted row', () => {
    expect(said('VISIT-高', { months: 12, faceToFace: true }, [])).toEqual([]);
  });
});
