import type { Round } from '../entry.ts';

/** What is asked before a round is closed: its counts, and how many were found later who would be left out for good. */
export function closingWords(
  { listed, visited, unmet }: Pick<Round, 'listed' | 'visited' | 'unmet'>,
  missing: number,
): string {
  const counts = `应回访${listed}人，已回访${visited}人，未回访（有原因）${unmet}人。`;
  const left =
    missing === 0
      ? ''
      : `另有${missing}人是后来发现的应回访人员，还没有补入名单，办结后这一轮不再计入；要补入的，先到“后来发现”办理。`;
  return `${counts}${left}办结后名单和结论不再变动。`;
}
