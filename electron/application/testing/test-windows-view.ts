import { addDays, isPrecise } from '../../../db/domain/calendar/calendar-day.ts';
import { isCommunityKind, isValidTest } from '../../../db/domain/person/facts.ts';
import { ruleOn, type RuleRow } from '../../../db/domain/rules/rule-table.ts';
import { testStrip, type StripYear } from '../../../db/domain/testing/test-strip.ts';
import {
  listTestWindows,
  type TestWindowsSummary,
} from '../../../db/domain/testing/test-windows.ts';
import { violationCounters } from '../../../db/domain/measures/violation-counters.ts';
import type { LifeFacts } from '../../../db/repositories/life-facts.ts';
import { ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handlers } from '../context.ts';
import { livePerson } from '../people/live-person.ts';
import { answersOf, type MeasureAnswers } from '../../../db/domain/person/life.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type MeasureWindows = Output<'tests.windows'>[number];

/** of a person's measures, as the strip of years shows them. */
export function createTestWindowsView(): Handlers<'tests.windows'> {
  return {
    'tests.windows': (input, { register, today }) => {
      const person = livePerson(register, input.personId);
      if (!person.ok) return person;
      const facts = register.lifeFacts.ofPerson(input.personId, today);
      const rows = ruleRows(register);
      const view = { facts, rows, today, registeredOn: person.value.registeredOn };
      return ok(
        answersOf(facts, rows, today)
          .measures.filter(({ measure }) => isCommunityKind(measure.kind))
          .map((answers) => windowsOf(answers, view))
          .sort((one, other) => (other.startOn ?? '9999').localeCompare(one.startOn ?? '9999')),
      );
    },
  };
}

interface View {
  readonly facts: LifeFacts;
  readonly rows: readonly RuleRow[];
  readonly today: string;
  readonly registeredOn: string;
}

function windowsOf(answers: MeasureAnswers, view: View): MeasureWindows {
  const { measure, windows, violation } = answers;
  const years = yearsOf(answers, view);
  const missed = years.flatMap(({ cells }) => cells).filter(({ state }) => state === 'missing');
  const warning =
    measure.startDay === null || !isPrecise(measure.startDay)
      ? null
      : ruleOn(view.rows, 'EARLY-WARNING', measure.startDay);
  const oldest = windows.oldestMissing;
  return {
    measureId: measure.id,
    kind: measure.kind,
    startOn: measure.startDay,
    endOn: measure.endDay,
    unset: windows.why === null ? '' : unsetWords(windows.why, answers),
    should: windows.should,
    done: windows.done,
    missing: windows.missing,
    before: windows.why === null ? missed.filter((cell) => cell.beforeEntry).length : null,
    excused: windows.excused,
    nextDue: windows.nextDue,
    oldestMissing: oldest === null ? null : { from: oldest[0], last: addDays(oldest[1], -1) },
    years: years.map((year) => ({ ...year, cells: [...year.cells] })),
    counters: [...violationCounters(violation, warning)],
    violatedOn: violation.reachedOn,
  };
}

function yearsOf({ measure }: MeasureAnswers, view: View): readonly StripYear[] {
  const { facts, rows, today, registeredOn } = view;
  const { windows } = listTestWindows(measure, facts.tests, rows, today);
  if (windows === null || measure.startDay === null) return [];
  const testDays = facts.tests.filter(isValidTest).map((test) => test.day);
  return testStrip(windows, { start: measure.startDay, testDays, registeredOn }, today);
}

/** Why no window can be told: 未设置 is never shown without its reason. */
function unsetWords(why: NonNullable<TestWindowsSummary['why']>, answers: MeasureAnswers): string {
  const { kind, decidedYears } = answers.measure;
  switch (why) {
    case 'notApplicable':
      return '这种措施没有检测周期';
    case 'notStarted':
      return '还没有报到，检测周期从报到之日起算';
    case 'dayImprecise':
      return '报到、结束或检测的日期只记到年或月，推算不出检测周期，请补全日期';
    case 'yearsMissing':
      return '没有填决定的社区康复年限';
    case 'ruleMissing':
      return kind === '社区戒毒'
        ? '没有采用“社区戒毒检测次数”规则'
        : `没有采用社区康复${decidedYears ?? 3}年的“检测次数”规则`;
  }
}
