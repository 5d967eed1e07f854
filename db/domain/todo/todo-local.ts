/**
 * What an office may ask for beyond law and examples: talks (rule TALK, domain.md 12.3 V-T) and surprise tests (rule
 * TEST-SURPRISE, T-SP). No source publishes a number, so without an adopted row nothing is asked, not even 未设置.
 */
import {
  addDays,
  addMonths,
  addYears,
  earlierDay,
  firstPossible,
  isPrecise,
  lastPossible,
  laterDay,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { latestDay } from '../calendar/day-span.ts';
import { isValidTest } from '../person/facts.ts';
import { ruleOn, type RuleRow } from '../rules/rule-table.ts';
import type { TodoLife } from './todo-facts.ts';
import { byRow, type TodoItem } from './todo-item.ts';
import { measureItem, type OpenMeasure, type TodoDay } from './todo-measure-item.ts';

/** Since when the office asks for talks without a break up to today; null: it does not, or not any more. */
function askedSince(rows: readonly RuleRow[], today: CalendarDay): CalendarDay | null {
  const begun = rows
    .filter(({ id, adopted, validFrom }) => id === 'TALK' && adopted && validFrom <= today)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
  let since: CalendarDay | null = null;
  for (const { validFrom, validTo } of begun) {
    if (validTo !== null && validTo <= (since === null ? today : addDays(since, -1))) break;
    since = validFrom;
  }
  return since;
}

/** R-08 asks for a visit of the person, or would if it had a row. */
function isVisited({ visit }: TodoLife): boolean {
  return visit !== null && (visit.dueOn !== null || visit.why !== null);
}

/**
 * TALK: so many months after the last talk (谈话或家访), or after the day on which the person was entered; an interval never
 * begins before the office's rule does. Of those only whom R-08 visits.
 */
export function talkItems(life: TodoLife, { rows, today }: TodoDay): TodoItem[] {
  const begun = askedSince(rows, today);
  if (!isVisited(life) || begun === null) return [];
  const { registeredOn } = life.person;
  const last = latestDay(life.talkDays);
  if (!last.found && last.why === 'dayImprecise') {
    const rule = byRow(rows, 'TALK', today);
    const facts = { what: '谈话' };
    return [{ kind: '谈话', due: null, subject: null, rule, why: 'dayImprecise', facts }];
  }
  const since = last.found ? laterDay(last.day, registeredOn) : registeredOn;
  const anchor = laterDay(since, begun);
  const value = ruleOn(rows, 'TALK', anchor);
  if (value === null) return [];
  const facts = { from: anchor, last: last.found ? last.day : '', months: value.months };
  const rule = byRow(rows, 'TALK', anchor);
  const due = addMonths(anchor, value.months);
  return [{ kind: '谈话', due, subject: null, rule, why: 'talkDue', facts }];
}

interface SurprisePeriod {
  readonly from: CalendarDay;
  /** The day after the last. */
  readonly end: CalendarDay;
}

/** The period of the measure in which a day lies: so many years each, from its first day. */
function periodOf(start: CalendarDay, years: number, day: CalendarDay): SurprisePeriod {
  for (let index = 0; ; index += 1) {
    const end = addYears(start, years * (index + 1));
    if (day < end) return { from: addYears(start, years * index), end };
  }
}

/** Valid tests of the origin 抽检 that lie in the period with every day they can stand for. */
function surpriseTests({ life }: OpenMeasure, { from, end }: SurprisePeriod): number {
  return life.facts.tests.filter(
    (test) =>
      test.origin === '抽检' &&
      isValidTest(test) &&
      firstPossible(test.day) >= from &&
      lastPossible(test.day) < end,
  ).length;
}

/**
 * TEST-SURPRISE: at least so many surprise tests in each period of the measure; what still lacks in the running period is
 * asked for until its last day, or the measure's. The row is that of the period's first day.
 */
export function surpriseItems(open: OpenMeasure, { rows, today }: TodoDay): TodoItem[] {
  const { measure, term } = open.answers;
  const { startDay } = measure;
  const { lastDay } = term;
  if (startDay === null || !isPrecise(startDay) || lastDay === null) return [];
  if (today < startDay || today > lastDay) return [];
  // Switched off again: nothing more is asked for, also of the period that runs.
  if (ruleOn(rows, 'TEST-SURPRISE', today) === null) return [];
  const first = ruleOn(rows, 'TEST-SURPRISE', startDay);
  if (first === null) return [];
  const period = periodOf(startDay, first.years, today);
  const value = ruleOn(rows, 'TEST-SURPRISE', period.from);
  if (value === null) return [];
  const held = surpriseTests(open, period);
  if (held >= value.tests) return [];
  return [
    measureItem(open, '抽检', earlierDay(addDays(period.end, -1), lastDay), {
      rule: byRow(rows, 'TEST-SURPRISE', period.from),
      why: 'surpriseDue',
      facts: { from: period.from, held, tests: value.tests },
    }),
  ];
}
