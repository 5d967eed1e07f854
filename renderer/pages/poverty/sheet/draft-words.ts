import type { Entry } from '../entry.ts';

/** What is asked before a sheet is kept as a draft that was complete: it counts nowhere then. Null: nothing is lost by it. */
export function draftWords({
  complete,
  conclusion,
  approvedBy,
}: Pick<Entry, 'complete' | 'conclusion' | 'approvedBy'>): string | null {
  if (!complete) return null;
  const lost =
    approvedBy !== ''
      ? '研判结论和审定随之取消，'
      : conclusion !== null
        ? '研判结论随之取消，'
        : '';
  return `这份登记表已经录完。存成草稿后${lost}此人变回待回访，不再计入已回访。`;
}
