import { useQuery } from '@tanstack/react-query';
import type { GradeLook } from '../../db/domain/grades/grade-set.ts';
import type { Output } from '../../electron/contract/index.ts';
import { queryFor } from '../bridge/keys.ts';

const NONE: readonly GradeLook[] = [];

/** GRADE-SET as it runs: the adopted row without an end; without one the program's own words and colours. */
function runningLooks(rules: Output<'rules.list'>): readonly GradeLook[] {
  const row = rules.find(
    ({ ruleId, adoptedOn, validTo }) =>
      ruleId === 'GRADE-SET' && adoptedOn !== null && validTo === null,
  );
  const grades = row?.value?.['grades'];
  return Array.isArray(grades) ? (grades as GradeLook[]) : NONE;
}

/** How this office calls and colours its grades. */
export function useGradeLooks(): readonly GradeLook[] {
  const rules = useQuery({ ...queryFor('rules.list', {}), staleTime: Infinity });
  return rules.data === undefined ? NONE : runningLooks(rules.data);
}
