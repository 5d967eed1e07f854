/** The state of a person on the list of a round. */

/** In the order of the work: nothing keyed in; begun; complete; concluded; approved; a reason why not; left the list. */
export const ENTRY_STATES = [
  '待回访',
  '草稿',
  '已回访',
  '已研判',
  '已审定',
  '未回访',
  '已移出',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export interface EntryMarks {
  readonly left: boolean;
  /** A reason why there was no visit stands. */
  readonly unmet: boolean;
  /** Null: nothing is keyed in. */
  readonly sheet: {
    readonly complete: boolean;
    readonly concluded: boolean;
    readonly approved: boolean;
  } | null;
}

/** who left is out whatever was keyed in; a complete sheet is a visit; a draft under a reason for no visit counts as none. */
export function entryState({ left, unmet, sheet }: EntryMarks): EntryState {
  if (left) return '已移出';
  if (sheet?.complete === true) {
    if (sheet.approved) return '已审定';
    return sheet.concluded ? '已研判' : '已回访';
  }
  if (unmet) return '未回访';
  return sheet === null ? '待回访' : '草稿';
}

/** whether a person in this state was visited. */
export function isVisited(state: EntryState): boolean {
  return state === '已回访' || state === '已研判' || state === '已审定';
}
