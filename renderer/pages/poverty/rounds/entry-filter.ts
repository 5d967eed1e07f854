import { ENTRY_STATES } from '../../../../db/domain/poverty/entry-state.ts';
import type { PovertyLevel } from '../../../../db/domain/words/vocabulary.ts';
import type { Input } from '../../../../electron/contract/index.ts';
import type { EntryState } from '../entry.ts';

/** Beside the states: who was sent back and is not concluded again. */
export const RETURNED = '退回' as const;

const STATES: readonly NonNullable<EntryFilter['state']>[] = [...ENTRY_STATES, RETURNED];

/** What an address asks for (?state=), where it is one of the choices. */
export function stateAsked(asked: string | null): EntryFilter['state'] {
  return STATES.find((state) => state === asked) ?? null;
}

/** What narrows the list of a round. */
export interface EntryFilter {
  readonly text: string;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly visitor: string | null;
  readonly state: EntryState | typeof RETURNED | null;
  readonly level: PovertyLevel | null;
  readonly withErrors: boolean;
  readonly page: number;
  readonly pageSize: number;
}

export const WHOLE_LIST: EntryFilter = {
  text: '',
  townCode: null,
  villageCode: null,
  visitor: null,
  state: null,
  level: null,
  withErrors: false,
  page: 1,
  pageSize: 50,
};

export function isNarrowed(filter: EntryFilter): boolean {
  const { text, townCode, villageCode, visitor, state, level, withErrors } = filter;
  const chosen = [townCode, villageCode, visitor, state, level];
  return text !== '' || withErrors || chosen.some((each) => each !== null);
}

export function entriesInput(
  roundId: number,
  { state, ...filter }: EntryFilter,
): Input<'rounds.entries'> {
  const asked = state === RETURNED ? { state: null, returned: true } : { state, returned: false };
  return { roundId, ...filter, ...asked };
}
