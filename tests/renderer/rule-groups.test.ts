import { describe, expect, it } from 'vitest';
import { RULE_CATALOGUE } from '../../db/domain/rules/rule-catalogue.ts';
import { RULE_GROUPS, byGroup } from '../../renderer/text/rule-groups.ts';

describe('the groups of rules', () => {
  it('hold every rule of the catalogue once', () => {
    const grouped = RULE_GROUPS.flatMap(({ ids }) => ids);
    expect(grouped.toSorted()).toEqual(RULE_CATALOGUE.map(({ id }) => id).toSorted());
  });

  it('order a list of rules, with what they do not know at its end', () => {
    const ids = ['NEW-CASE', 'of another year', 'TALK', 'VISIT-高'];
    expect(byGroup(ids.map((ruleId) => ({ ruleId }))).map(({ ruleId }) => ruleId)).toEqual([
      'VISIT-高',
      'TALK',
      'NEW-CASE',
      'of another year',
    ]);
  });

  it('begin with visits, from high to low', () => {
    expect(RULE_GROUPS[0]?.ids.slice(0, 3)).toEqual(['VISIT-高', 'VISIT-中', 'VISIT-低']);
  });
});
