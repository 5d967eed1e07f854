import type { MeasureFacts } from '../../db/domain/person/facts.ts';
import type { MeasurePapers, TodoLife, TodoPerson } from '../../db/domain/todo/todo-facts.ts';
import type { TodoItem } from '../../db/domain/todo/todo-item.ts';
import { personTodo } from '../../db/domain/todo/todo.ts';
import { makeHolidayTable } from '../../db/domain/calendar/working-day.ts';
import type { RuleRow } from '../../db/domain/rules/rule-table.ts';
import { ADOPTED_EXAMPLES, makeMeasure } from './make-facts.ts';

/** 1 to 8 October 2026 off, 10 October worked. */
export const HOLIDAYS = makeHolidayTable({
  years: [2026, 2027],
  holidays: [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2026-10-0${day}`),
  workdays: ['2026-10-10'],
});

export function makePerson(differing: Partial<TodoPerson> = {}): TodoPerson {
  return {
    id: 1,
    category: '吸毒',
    presence: '在册',
    controlStatus: '社区戒毒',
    lightTouch: false,
    registeredOn: '2024-01-01',
    hasCaseWorker: true,
    ...differing,
  };
}

/** A person graded 低 on 1 January 2026 whose next visit is due on 1 July 2026, without anything else to be done. */
export function makeLife(differing: Partial<TodoLife> = {}): TodoLife {
  return {
    person: makePerson(),
    facts: { measures: [], tests: [], leaves: [], seizures: [], riskSigns: [] },
    papers: [],
    handovers: [],
    leaveRequests: [],
    grades: [{ id: 1, grade: '低', approvedOn: '2026-01-01', proposedOn: '2026-01-01' }],
    lightTouchProposals: [],
    openTests: [],
    missedVisits: [],
    followUps: [],
    plans: [],
    needs: [],
    talkDays: [],
    visit: {
      dueOn: '2026-07-01',
      ruleId: 'VISIT-低',
      anchorOn: '2026-01-01',
      anchorKind: '定级生效',
      months: 6,
      reason: null,
      why: null,
    },
    summaries: [],
    ...differing,
  };
}

export function makePapers(differing: Partial<MeasurePapers> = {}): MeasurePapers {
  return {
    id: 7,
    agreementOn: '2024-01-16',
    transferAgreements: [],
    fileSentOn: null,
    townNotifiedOn: null,
    endReason: null,
    imported: false,
    ...differing,
  };
}

/** A life with one measure, 7. */
export function withMeasure(
  measure: Partial<MeasureFacts>,
  differing: Partial<TodoLife> = {},
  papers: Partial<MeasurePapers> = {},
): TodoLife {
  const life = makeLife(differing);
  return {
    ...life,
    facts: { ...life.facts, measures: [{ id: 7, ...makeMeasure(measure) }] },
    papers: [makePapers(papers)],
  };
}

type Told = readonly [kind: string, due: string | null, why: string, rule: string];

function told({ kind, due, why, rule }: TodoItem): Told {
  return [kind, due, why, rule.clause === '' ? rule.id : rule.clause];
}

/** The items of some kinds as kind, due day, reason and rule or clause; without kinds all of them. */
export function todoOf(
  life: TodoLife,
  today: string,
  kinds: readonly string[] = [],
  rows: readonly RuleRow[] = ADOPTED_EXAMPLES,
): Told[] {
  const { items } = personTodo(life, { rows, today, holidays: HOLIDAYS });
  return items.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(told);
}
