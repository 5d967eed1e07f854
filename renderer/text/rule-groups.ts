import type { RuleId } from '../../db/domain/rules/rule-table.ts';

interface RuleGroup {
  readonly name: string;
  readonly ids: readonly RuleId[];
}

/** The rules by the work they are for, what is done most first; grades from high to low, terms from long to short. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { name: '走访', ids: ['VISIT-高', 'VISIT-中', 'VISIT-低', 'VISIT-未评估', 'TALK'] },
  {
    name: '检测',
    ids: [
      'TEST-社区戒毒',
      'TEST-社区康复-3',
      'TEST-社区康复-2',
      'TEST-社区康复-1',
      'TEST-SURPRISE',
    ],
  },
  { name: '上报', ids: ['REPORT-DUE', 'URGENT-FIRST'] },
  {
    name: '定级',
    ids: ['GRADE-SET', 'FACTOR-SET', 'REVIEW-高', 'REVIEW-中', 'REVIEW-低', 'REVIEW-TRIGGER'],
  },
  {
    name: '管控',
    ids: [
      'REPORT-IN-LOCAL',
      'EARLY-WARNING',
      'FILE-BEFORE-EXPIRY',
      'SUMMARY',
      'LIGHT-ENTRY',
      'ROUND-年中',
      'ROUND-年末',
      'STAFF-RATIO',
    ],
  },
  {
    name: '防返贫',
    ids: ['POVERTY-LINE', 'POVERTY-NEAR-FACTOR', 'NEW-CASE', 'HELP-START', 'CLOSE-AFTER'],
  },
];

const ORDER: readonly string[] = RULE_GROUPS.flatMap(({ ids }) => ids);

/** Rules in the order of the groups; what stands in none of them comes last, as it came. */
export function byGroup<R extends { readonly ruleId: string }>(rules: readonly R[]): R[] {
  const place = ({ ruleId }: R) => {
    const found = ORDER.indexOf(ruleId);
    return found < 0 ? ORDER.length : found;
  };
  return rules.toSorted((one, other) => place(one) - place(other));
}
