import type { Output } from '../../../../electron/contract/index.ts';
import type { Tone } from '../../../components/tags.tsx';

export type Household = Output<'households.get'>;
export type HouseholdRow = Output<'households.list'>['rows'][number];
export type Member = Household['members'][number];
export type CategoryWord = Output<'households.categories'>[number];

/** The sign and colour of 监测 (docs/design.md). */
export const WATCH_TONES: Readonly<Record<HouseholdRow['watch'], Tone>> = {
  无: 'unknown',
  监测中: 'today',
  已消除: 'done',
};

/** Who lives there now. */
export function livingIn({ members }: Household): readonly Member[] {
  return members.filter(({ voided, until }) => !voided && until === null);
}

/** Empty things are said with a dash. */
export function orDash(text: string | number | null): string {
  return text === null || text === '' ? '—' : String(text);
}
