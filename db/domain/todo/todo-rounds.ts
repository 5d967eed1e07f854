/** To-do items of the rounds of return visits: announced, opened, keyed in, concluded, approved, closed. */
import { addDays, yearOf, type CalendarDay } from '../calendar/calendar-day.ts';
import { returnVisitRound } from '../poverty/return-visit-round.ts';
import { ROUND_NAMES, type RoundName } from '../words/vocabulary.ts';
import { byRow, unsetItem, type TodoItem, type TodoRule } from './todo-item.ts';
import type { TodoDay } from './todo-measure-item.ts';

/** A round is announced so long before it opens. */
const ROUND_AHEAD_DAYS = 30;

/** How far an open round is. People who left its list count nowhere. */
export interface RoundAhead {
  /** Neither visited, nor a reason why not. */
  readonly waiting: number;
  /** Not visited because of 无感式管理, which has ended meanwhile. */
  readonly noLongerLightTouch: number;
  /** Visited, without a conclusion; without those that were sent back. */
  readonly toConclude: number;
  /** Concluded, waiting for another person. */
  readonly toApprove: number;
  /** Of these 高 and 已返贫. */
  readonly grave: number;
  /** The day of the oldest conclusion that waits; null: none waits. */
  readonly since: CalendarDay | null;
}

/** A sheet that was sent back and is not concluded again. */
export interface ReturnedSheet {
  readonly entryId: number;
  readonly name: string;
  readonly reason: string;
  /** Who keyed it in: it comes back to them. */
  readonly recordedBy: string;
}

/** A round that the office has opened. */
export interface OfficeRound {
  readonly id: number;
  readonly year: number;
  readonly name: RoundName;
  readonly firstOn: CalendarDay;
  readonly lastOn: CalendarDay;
  /** Null once it is closed. */
  readonly ahead: RoundAhead | null;
  readonly returned: readonly ReturnedSheet[];
}

/** the round whose window is open today, or opens within 30 days, while the office has not opened it. */
export function roundItems(
  { returnVisits, rounds }: { returnVisits: number; rounds: readonly OfficeRound[] },
  { rows, today }: TodoDay,
): TodoItem[] {
  if (returnVisits === 0) return [];
  return ROUND_NAMES.flatMap((name): TodoItem[] => {
    const year = yearOf(addDays(today, ROUND_AHEAD_DAYS));
    const id = `ROUND-${name}` as const;
    const round = returnVisitRound(year, name, rows);
    if (rounds.some((opened) => opened.year === year && opened.name === name)) return [];
    if (round === null) return [unsetItem('逐人回访', id, null)];
    if (today < addDays(round.first, -ROUND_AHEAD_DAYS) || today > round.last) return [];
    const { first, last } = round;
    const facts = { round: `${year}年${name}`, from: first, last, count: returnVisits };
    const rule = byRow(rows, id, first);
    const of = { due: last, subject: null, rule, facts, running: true } as const;
    return [{ ...of, kind: '逐人回访', why: 'roundOpen' }];
  });
}

/**
 * what is left to do in a round that is open, by its last day: one line for each step with its number, and one for
 * every sheet that was sent back, under the name of who keyed it in. Nothing left: it is closed.
 */
export function openRoundItems(rounds: readonly OfficeRound[], { rows }: TodoDay): TodoItem[] {
  return rounds.flatMap((round): TodoItem[] => {
    if (round.ahead === null) return [];
    const rule = byRow(rows, `ROUND-${round.name}`, round.firstOn);
    const steps = stepItems(round, round.ahead, rule);
    const back = round.returned.map((sheet) => returnedItem(round, sheet, rule));
    if (steps.length + back.length > 0) return [...steps, ...back];
    return [{ ...partsOf(round, rule), kind: '回访办结', why: 'roundToClose' }];
  });
}

function partsOf({ id, year, name, firstOn, lastOn }: OfficeRound, rule: TodoRule) {
  const facts = { round: `${year}年${name}`, from: firstOn, last: lastOn };
  const subject = { kind: 'round', id } as const;
  return { due: lastOn, subject, rule, facts, running: true } as const;
}

function stepItems(round: OfficeRound, ahead: RoundAhead, rule: TodoRule): TodoItem[] {
  const { waiting, noLongerLightTouch: over, toConclude, toApprove, grave, since } = ahead;
  const parts = partsOf(round, rule);
  const { facts } = parts;
  const items: TodoItem[] = [];
  if (waiting + over > 0)
    items.push({
      ...{ ...parts, kind: '逐人回访', why: 'roundWaiting' },
      facts: { ...facts, count: waiting, over },
    });
  if (toConclude > 0)
    items.push({
      ...{ ...parts, kind: '回访研判', why: 'sheetsToConclude' },
      facts: { ...facts, count: toConclude },
    });
  if (toApprove > 0)
    items.push({
      ...{ ...parts, kind: '回访审定', why: 'sheetsToApprove' },
      facts: { ...facts, count: toApprove, grave, since: since ?? '' },
    });
  return items;
}

function returnedItem(round: OfficeRound, sheet: ReturnedSheet, rule: TodoRule): TodoItem {
  const parts = partsOf(round, rule);
  const { entryId, name, reason, recordedBy } = sheet;
  return {
    ...{ ...parts, kind: '回访退回', why: 'sheetReturned' },
    subject: { kind: 'roundEntry', id: entryId },
    facts: { ...parts.facts, name, reason, inCharge: recordedBy },
  };
}
