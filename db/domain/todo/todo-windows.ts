/** R-04 on the to-do list: the next test, and the windows that ended without one. */
import { addDays, type CalendarDay } from '../calendar/calendar-day.ts';
import type { RuleId } from '../rules/rule-table.ts';
import { listTestWindows, yearOfWindow } from '../testing/test-windows.ts';
import { byLaw, byRow, unsetItem, type TodoItem, type TodoRule } from './todo-item.ts';
import { measureItem, type OpenMeasure, type TodoDay } from './todo-measure-item.ts';

function ruleIdOf({ answers }: OpenMeasure): RuleId {
  const { kind, decidedYears } = answers.measure;
  if (kind === '社区戒毒') return 'TEST-社区戒毒';
  if (decidedYears === 1) return 'TEST-社区康复-1';
  return decidedYears === 2 ? 'TEST-社区康复-2' : 'TEST-社区康复-3';
}

/**
 * The next due day, and the oldest window that ended without a valid test with their number. A window that ended before the
 * person was entered is not known to be missing (docs/decisions/0011).
 */
export function windowItems(open: OpenMeasure, { rows, today }: TodoDay): TodoItem[] {
  const { measure, term } = open.answers;
  const id = ruleIdOf(open);
  const list = listTestWindows(measure, open.life.facts.tests, rows, today);
  if (list.windows === null) {
    if (list.why === 'ruleMissing')
      return [unsetItem('检测', id, { kind: 'measure', id: measure.id })];
    // What lacks is said once, by the term.
    if (list.why !== 'dayImprecise' || term.why === 'dayImprecise') return [];
    return [measureItem(open, '资料待补', null, { rule: byLaw('R-04', ''), why: 'dayImprecise' })];
  }
  const { registeredOn } = open.life.person;
  const ended = list.windows.filter((window) => window.end <= today && !window.excused);
  const missing = ended.filter((window) => !window.held && window.end > registeredOn);
  const start = list.windows[0]?.from ?? today;
  const ruleOf = (from: CalendarDay): TodoRule => byRow(rows, id, yearOfWindow(start, from));
  const items: TodoItem[] = [];
  const { nextDue } = open.answers.windows;
  const next = list.windows.find((window) => addDays(window.end, -1) === nextDue);
  if (nextDue !== null && next !== undefined)
    items.push(
      measureItem(open, '检测', nextDue, {
        rule: ruleOf(next.from),
        why: 'testDue',
        facts: { from: next.from },
      }),
    );
  const [oldest] = missing;
  if (oldest !== undefined)
    items.push(
      measureItem(open, '检测缺失', addDays(oldest.end, -1), {
        rule: ruleOf(oldest.from),
        why: 'testMissing',
        facts: { from: oldest.from, count: missing.length },
      }),
    );
  return items;
}
