import { describe, expect, it } from 'vitest';
import { RULE_CATALOGUE } from '../../db/domain/rule-catalogue.ts';
import { RULE_GROUPS } from '../../renderer/text/rule-groups.ts';

describe('the groups of rules', () => {
  it('hold every rule of the catalogue once', () => {
    const grouped = RULE_GROUPS.flatMap(({ ids }) => ids);
    expect(grouped.toSorted()).toEqual(RULE_CATALOGUE.map(({ id }) => id).toSorted());
  });

  it('begin with visits, from high to low', () => {
    expect(RULE_GROUPS[0]?.ids.slice(0, 3)).toEqual(['VISIT-高', 'VISIT-中', 'VISIT-低']);
  });
});
