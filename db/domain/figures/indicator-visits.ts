/** R-08, R-12, defaults.md 7: the visit tasks of a period, who was met, and what is overdue at its end. */
import {
  firstPossible,
  lastPossible,
  type CalendarDay,
  type RoughDay,
} from '../calendar/calendar-day.ts';
import { careScope } from '../person/care-scope.ts';
import type {
  IndicatorPeriod,
  IndicatorPerson,
  RecordedContact,
  RecordedMeasure,
  StatusFact,
} from './indicator-source.ts';
import { readControlStatus } from './population-count.ts';
import type { RuleId, RuleRow } from '../rules/rule-table.ts';
import {
  gradeInForce,
  isCompleteContact,
  visitDue,
  visitNotGenerated,
  type VisitFacts,
} from '../visits/visit-due.ts';
import { visitTasks } from '../visits/visit-tasks.ts';
import type { GradeFact } from '../person/facts.ts';

export interface VisitFigures {
  /** One line a task: its words, and whether it was met on or before the period's end. */
  readonly tasks: readonly { readonly note: string; readonly met: boolean }[];
  /** The contact 面对面 with the person themself in the period; null: none. */
  readonly metOn: CalendarDay | null;
  /** Complete contacts of the period. */
  readonly contacts: readonly RecordedContact[];
  /** The last day to visit, past on the period's last day; null: not overdue. */
  readonly overdueSince: CalendarDay | null;
  /** Nothing can be told: a rough day, or a rule without a row. */
  readonly unset: 'dayImprecise' | RuleId | null;
}

/** Whether a rough day lies in a period with all the days it can stand for. */
export function liesWithin(day: RoughDay, period: IndicatorPeriod): boolean {
  return firstPossible(day) >= period.first && lastPossible(day) <= period.last;
}

/**
 * The days before which the last contact must be known, so that the last qualifying one is among them under any grade:
 * the period's first day, and each day before it on which a row begins to ask for face to face (R-08, evaluate-format 4.7).
 */
export function contactBoundaries(
  rules: readonly RuleRow[],
  first: CalendarDay,
): readonly CalendarDay[] {
  const days = new Set([first]);
  for (const row of rules) {
    const asks = row.id.startsWith('VISIT-') && 'faceToFace' in row.value && row.value.faceToFace;
    if (asks && row.validFrom < first) days.add(row.validFrom);
  }
  return [...days].sort();
}

/** The measures as they were known on a day: what begins or ends later has not happened. */
export function measuresOn(
  measures: readonly RecordedMeasure[],
  day: CalendarDay,
): readonly RecordedMeasure[] {
  const happened = (value: RoughDay | null) => value !== null && firstPossible(value) <= day;
  const known = (value: RoughDay | null) => (happened(value) ? value : null);
  return measures
    .filter(({ decisionDay, serviceDay, startDay }) => {
      const days = [decisionDay, serviceDay, startDay];
      return days.every((value) => value === null) || days.some(happened);
    })
    .map((measure) => {
      const startDay = known(measure.startDay);
      const endDay = known(measure.endDay);
      const same = startDay === measure.startDay && endDay === measure.endDay;
      return same ? measure : { ...measure, startDay, endDay };
    });
}

function gradesOn(grades: readonly GradeFact[], day: CalendarDay): readonly GradeFact[] {
  return grades.filter(({ approvedOn }) => approvedOn !== null && approvedOn <= day);
}

/** The facts of R-08 as they stood on the period's last day; null: the person was not in the register (R-12). */
function visitFacts(
  person: IndicatorPerson,
  closing: StatusFact | null,
  last: CalendarDay,
): VisitFacts | null {
  if (closing === null || !careScope(person.category, closing.presence).visited) return null;
  const { state, measure } = readControlStatus(closing.status);
  if (measure === '强制隔离戒毒') return null;
  const light = person.lightTouch && closing.status === '戒断三年未复吸';
  return {
    state: light ? '无感' : state,
    registeredOn: person.registeredOn,
    measures: measuresOn(person.measures, last),
    grades: gradesOn(person.grades, last),
    contacts: person.contacts.filter((contact) => firstPossible(contact.day) <= last),
  };
}

/** R-08: whether the person stands on the due list by the state on the period's last day. */
export function isOnDueList(
  person: IndicatorPerson,
  closing: StatusFact | null,
  last: CalendarDay,
): boolean {
  const facts = visitFacts(person, closing, last);
  return facts !== null && visitNotGenerated(facts.state, facts.measures) === null;
}

/** R-08 and R-12: what the person adds to the visit figures of the period, by the state on its last day. */
export function visitFigures(
  person: IndicatorPerson,
  closing: StatusFact | null,
  rules: readonly RuleRow[],
  period: IndicatorPeriod,
): VisitFigures {
  const contacts = person.contacts.filter(
    (contact) => liesWithin(contact.day, period) && isCompleteContact(contact),
  );
  const met = contacts.find(({ mode, outcome }) => mode === '面对面' && outcome === '见到本人');
  const seen = { contacts, metOn: met?.day ?? null };
  const nothing = { ...seen, tasks: [], overdueSince: null };
  const facts = visitFacts(person, closing, period.last);
  if (facts === null) return { ...nothing, unset: null };
  const { tasks, why } = visitTasks(facts, rules, period);
  const today = visitDue(facts, rules, period.last);
  if (tasks === null || today.why !== null) {
    const { grade } = gradeInForce(facts.grades, facts.registeredOn);
    const imprecise = why === 'dayImprecise' || today.why === 'dayImprecise';
    return { ...nothing, unset: imprecise ? 'dayImprecise' : `VISIT-${grade}` };
  }
  return {
    ...seen,
    tasks: tasks.map(({ grade, due, metOn }) => ({
      note: `${grade === '未评估' ? grade : `${grade}风险`}，最迟${due}${metOn === null ? '，未走访' : `，${metOn}已走访`}`,
      met: metOn !== null,
    })),
    overdueSince: today.due !== null && today.due < period.last ? today.due : null,
    unset: null,
  };
}
