import { isCalendarDay, laterDay } from '../../../db/domain/calendar/calendar-day.ts';
import { cleanClock } from '../../../db/domain/person/clean-clock.ts';
import {
  laboratoryState,
  positiveFollowUp,
  type PositiveFollowUp,
} from '../../../db/domain/testing/test-follow-up.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { TestRow } from '../../../db/repositories/records.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { applyStatus, permitted } from '../measures/measure-change.ts';
import { measuredPerson } from '../measures/measure-life.ts';
import { broughtByTest } from '../measures/use-again.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { countedTest } from './tests.ts';
import { gradeFact, ruleRows } from '../visits/visit-due-book.ts';

type FollowUps = Output<'tests.followUps'>;

/** What follows from positive and weak positive tests, and 复吸重新纳入. */
export function createTestFollowUps(): Handlers<'tests.followUps' | 'tests.reinclude'> {
  return {
    'tests.followUps': (input, context) => {
      const person = livePerson(context.register, input.personId);
      return person.ok ? ok(followUpsOf(person.value, context)) : person;
    },
    'tests.reinclude': reinclude,
  };
}

/**
 * The open and the finished: of tests that were entered here. A ledger hands over the last test of years ago, of which nobody
 * wrote down what followed; asking for it now would drown what is due.
 */
export function followUpsOf(person: PersonRecord, context: Context): FollowUps {
  const { register, today } = context;
  const tests = register.records.testsOf(person.id).filter((test) => test.voidedAt === null);
  const entered = tests.filter((test) => test.source === '录入');
  const grades = register.people.grades(person.id).map(gradeFact);
  const rows = ruleRows(register);
  const facts = tests.map(factOf);
  const positives = entered.filter((test) => test.result === '阳性');
  const clock = cleanClock(register.lifeFacts.ofPerson(person.id, today), today);
  const newest = positives[0];
  const positive = positives.map((test) => {
    const clean = isClean(person) && test === newest;
    const fact = { ...factOf(test), reportedOn: test.reportedOn };
    return positiveOf(test, positiveFollowUp(fact, { clean, grades }, rows, today));
  });
  return {
    positive,
    weak: entered
      .filter((test) => test.result === '弱阳待检')
      .map((test) => ({
        testId: test.id,
        testedOn: test.testedOn,
        kind: test.kind,
        state: laboratoryState({ day: test.testedOn, sentOn: test.sentOn }, facts),
        sentOn: test.sentOn,
        sentTo: test.sentTo,
      })),
    clean: { startOn: clock.clockStart, cleanOn: clock.cleanOn, why: clockWords(clock.why) },
    reincludeFrom: positive.some((test) => test.reinclude)
      ? laterDay(newest?.testedOn ?? '', lastStatusDay(person.id, context) ?? '')
      : null,
  };
}

function factOf({ testedOn: day, kind, result }: TestRow) {
  return { day, kind, result };
}

function positiveOf(test: TestRow, follow: PositiveFollowUp): FollowUps['positive'][number] {
  return {
    testId: test.id,
    testedOn: test.testedOn,
    kind: test.kind,
    drug: test.drug,
    reportedOn: follow.reported,
    reportedTo: test.reportedTo,
    reviewDue: follow.reviewDue,
    reviewedOn: follow.reviewed,
    reinclude: follow.reinclude,
    open: follow.open,
  };
}

function clockWords(why: 'noClockDay' | 'dayImprecise' | null): string {
  if (why === null) return '';
  return why === 'noClockDay' ? '没有起算的日期' : '有关的日期只记到年或月，请补全';
}

/** 戒断三年未复吸, and 无感 within it: not under control any more. */
function isClean(person: PersonRecord): boolean {
  return (
    person.presence === '在册' && (person.controlStatus === '戒断三年未复吸' || person.lightTouch)
  );
}

function lastStatusDay(personId: number, { register }: Context): string | undefined {
  return register.people.statuses(personId).at(-1)?.effectiveOn;
}

/** 复吸重新纳入: back to 社会面 from a day on; 无感式管理 ends with it (R-06, R-09; defaults.md 4). */
const reinclude: Handler<'tests.reinclude'> = (input, context) => {
  const { register, today } = context;
  const test = countedTest(register, input.testId);
  if (!test.ok) return test;
  if (test.value.result !== '阳性') return refusal('只有阳性结果才能办理复吸重新纳入');
  const found = livePerson(register, test.value.personId);
  if (!found.ok) return found;
  const person = found.value;
  if (!isClean(person))
    return refusal('此人不是“戒断三年未复吸”或无感人员，不需要重新纳入（《戒毒条例》第七条）');
  const error = pastDayError(input.on, today, 'on') ?? tooEarly(input.on, test.value, context);
  if (error !== null) return fail(error);
  const { testedOn } = test.value;
  const { life } = measuredPerson(context, person);
  const allowed = permitted(life, { type: '阳性', on: testedOn });
  if (!allowed.ok) return allowed;
  const { status } = allowed.value;
  if (status === null)
    return refusal(
      `${testedOn}的检测已满三年，和“戒断三年未复吸”不矛盾，不需要重新纳入（《戒毒条例》第七条）`,
    );
  applyStatus(context, person, status, { on: input.on, note: broughtByTest(testedOn, input.note) });
  afterChange(context, person.id);
  context.audit({
    action: '复吸重新纳入',
    subjectKind: 'person',
    subjectId: person.id,
    reason: input.note,
    before: { controlStatus: person.controlStatus, lightTouch: person.lightTouch },
    after: { controlStatus: status, lightTouch: false, on: input.on, testId: test.value.id },
  });
  return ok({});
};

function tooEarly(on: string, test: TestRow, context: Context) {
  if (isCalendarDay(test.testedOn) && on < test.testedOn)
    return wrongField('on', `不能早于检测日期（${test.testedOn}）`);
  const last = lastStatusDay(test.personId, context);
  return last !== undefined && on < last ? wrongField('on', `不能早于上一次变动（${last}）`) : null;
}
