/** To-do items of Safe Care visits: what R-08 asks for, plans, what follows a visit that met nobody, needs told there. */
import { addMonths, isPrecise } from '../calendar/calendar-day.ts';
import { ruleOn, type RuleId } from '../rules/rule-table.ts';
import type { OpenNeed, TodoLife } from './todo-facts.ts';
import { byLaw, byRow, unsetItem, type TodoItem } from './todo-item.ts';
import type { TodoDay } from './todo-measure-item.ts';
import { proposeFollowUps, type FollowUpStep } from '../visits/visit-follow-up.ts';
import { needState } from '../visits/visit-need.ts';

/** R-08 as it is kept; why nothing is due is no item. */
function dueItems({ visit }: TodoLife, { rows }: TodoDay): TodoItem[] {
  if (visit === null || (visit.dueOn === null && visit.why === null)) return [];
  const id = (visit.ruleId ?? 'VISIT-未评估') as RuleId;
  if (visit.why === 'ruleMissing') return [unsetItem('走访', id, null)];
  const { dueOn: due, anchorOn } = visit;
  if (due === null || anchorOn === null) {
    const rule = { id, from: null, clause: '' };
    const facts = { what: '走访' };
    // Still a visit: under another name it would stand on no list of visits and on no route sheet.
    return [{ kind: '走访', due: null, subject: null, rule, why: 'dayImprecise', facts }];
  }
  const why = visit.reason === '失联查找' ? 'visitSearch' : 'visitDue';
  const facts = { from: anchorOn, what: visit.anchorKind, months: visit.months ?? 0 };
  return [{ kind: '走访', due, subject: null, rule: byRow(rows, id, anchorOn), why, facts }];
}

function kindOf(step: FollowUpStep): '再次走访' | '走访上报' {
  return step === '再次走访' ? '再次走访' : '走访上报';
}

/** What follows 未见到 and 拒绝: the steps that are proposed, and those recorded and not closed. */
function followUpItems({ missedVisits, followUps }: TodoLife): TodoItem[] {
  const rule = byLaw('R-08', '');
  const tries = missedVisits.filter(({ day }) => isPrecise(day));
  const proposed = proposeFollowUps(tries, followUps).map((step): TodoItem => {
    const facts = { what: step.step, because: step.why };
    const subject = { kind: 'visit', id: step.visitId } as const;
    return { kind: kindOf(step.step), due: step.dueOn, subject, rule, why: 'visitAgain', facts };
  });
  const open = followUps
    .filter(({ closedOn, step, passed }) => closedOn === null && !(passed && step === '再次走访'))
    .map(({ id, step, dueOn }): TodoItem => {
      const subject = { kind: 'followUp', id } as const;
      return {
        ...{ kind: kindOf(step), due: dueOn, subject, rule },
        why: 'followUpDue',
        facts: { what: step },
      };
    });
  return [...proposed, ...open];
}

function planItems({ plans }: TodoLife): TodoItem[] {
  return plans.map(({ id, plannedOn, visitor }) => ({
    kind: '计划走访',
    due: plannedOn,
    subject: { kind: 'plan', id },
    rule: byLaw('R-08', ''),
    why: 'planDue',
    facts: { from: plannedOn, visitor },
  }));
}

/** HELP-START: a need told at a visit is met within so many months: helped, and asked what came of it. */
function needItem(need: OpenNeed, { rows }: TodoDay): TodoItem {
  const { id, toldOn, text, helpedOn, resultOn } = need;
  const state = needState({
    ...{ closedOn: null, result: null, resultOn },
    helpedOn: helpedOn === null ? [] : [helpedOn],
  });
  const kind = state === '待回访' ? '需求回访' : '帮扶需求';
  const subject = { kind: 'need', id } as const;
  const facts = { from: toldOn, text, ...(helpedOn === null ? {} : { helped: helpedOn }) };
  if (!isPrecise(toldOn))
    return {
      ...{ kind, due: null, subject, rule: byLaw('', '') },
      why: 'dayImprecise',
      facts: { ...facts, what: '走访' },
    };
  const help = ruleOn(rows, 'HELP-START', toldOn);
  if (help === null) return unsetItem(kind, 'HELP-START', subject);
  const rule = byRow(rows, 'HELP-START', toldOn);
  const due = addMonths(toldOn, help.months);
  const why = state === '待回访' ? 'needToAsk' : 'needOpen';
  return { kind, due, subject, rule, why, facts };
}

/** All of a person's visits. */
export function visitItems(life: TodoLife, day: TodoDay): TodoItem[] {
  return [
    ...dueItems(life, day),
    ...planItems(life),
    ...followUpItems(life),
    ...life.needs.map((need) => needItem(need, day)),
  ];
}
