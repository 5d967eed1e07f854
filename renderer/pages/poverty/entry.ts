import type { Output } from '../../../electron/contract/index.ts';
import type { Tone } from '../../components/tags.tsx';

export type Round = Output<'rounds.list'>['rounds'][number];
export type RoundDetail = Output<'rounds.get'>;
export type Row = Output<'rounds.entries'>['rows'][number];
export type Entry = Output<'rounds.entry'>;
export type EntryState = Row['state'];
export type CrossCheck = Entry['checks'][number];

/** The sign and colour of a state (docs/design.md). */
export const STATE_TONES: Readonly<Record<EntryState, Tone>> = {
  待回访: 'unknown',
  草稿: 'today',
  已回访: 'today',
  已研判: 'today',
  已审定: 'done',
  未回访: 'late',
  已移出: 'unknown',
};

/** Whether nobody has keyed this sheet in yet: after saving it the next one is opened. */
export function isWaiting(state: EntryState): boolean {
  return state === '待回访' || state === '草稿';
}

/** The address of the sheet of an entry. */
export function entryAddress(id: number): string {
  return `/poverty/entries/${id}`;
}

export function roundAddress(id: number, tab: RoundTab = 'progress'): string {
  return `/poverty/rounds/${id}?tab=${tab}`;
}

export type RoundTab = 'progress' | 'list' | 'found';

/** The household tab with one household open. */
export function householdAddress(id: number): string {
  return `/poverty?tab=households&id=${id}`;
}
