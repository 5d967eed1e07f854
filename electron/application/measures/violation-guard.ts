import { isRefusedTest } from '../../../db/domain/person/facts.ts';
import { fail, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked, Method, Output } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { answersOf } from '../../../db/domain/person/life.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

/** What stands against a person: the counters of R-05 of every measure, refusals, positive tests and seizures. */
type Standing = ReadonlyMap<string, { readonly word: string; readonly count: number }>;

/**
 * a change after which less stands against the person needs an approver (in an office of one its only user, marked
 * 自行), and is in the log in words. Wraps a handler; a refusal takes the whole change back.
 */
export function guardingViolations<M extends Method>(
  handler: Handler<M>,
  personOf: (input: Checked<M>, context: Context) => number | undefined,
): Handler<M> {
  return (input: Checked<M>, context: Context): Result<Output<M>> => {
    const personId = personOf(input, context);
    if (personId === undefined) return handler(input, context);
    const before = standingAgainst(context, personId);
    const done = handler(input, context);
    if (!done.ok) return done;
    const less = lessened(before, standingAgainst(context, personId));
    if (less === '') return done;
    const error = approverError(context, less);
    if (error !== null) return fail(error);
    const { user, officeOfOne } = context;
    const alone = officeOfOne || user.role === '经办人';
    context.audit({
      action: `违规、阳性记录减少${alone ? '（自行）' : ''}`,
      subjectKind: 'person',
      subjectId: personId,
      reason: less,
    });
    return done;
  };
}

function approverError({ user, officeOfOne }: Context, less: string): AppError | null {
  if (user.role !== '经办人' || officeOfOne) return null;
  return {
    code: 'NOT_PERMITTED',
    needs: `审核人或负责人（这项改动会减少违规、阳性记录：${less}）`,
  };
}

function standingAgainst({ register, today }: Context, personId: number): Standing {
  const facts = register.lifeFacts.ofPerson(personId, today);
  const { measures } = answersOf(facts, ruleRows(register), today);
  const counters = measures.flatMap(({ measure: { id, kind }, violation }) => [
    entry(`${id} refused`, `${kind}期间拒检、逃避`, violation.refused),
    entry(`${id} leaves`, `${kind}期间擅自外出次数`, violation.leaves),
    entry(`${id} days`, `${kind}期间擅自外出天数`, violation.leaveDays),
    entry(`${id} reached`, `${kind}期间严重违反协议`, violation.reached === true ? 1 : 0),
  ]);
  const { tests, seizures } = facts;
  return new Map([
    ...counters,
    entry('refused', '拒检、逃避检测', tests.filter(isRefusedTest).length),
    entry('positive', '阳性检测', tests.filter(({ result }) => result === '阳性').length),
    entry('seizures', '查获', seizures.length),
  ]);
}

function entry(key: string, word: string, count: number | null) {
  return [key, { word, count: count ?? 0 }] as const;
}

/** What is less after than before, in words; empty: nothing. */
function lessened(before: Standing, after: Standing): string {
  return [...before]
    .map(([key, { word, count }]) => ({ word, count, now: after.get(key)?.count ?? 0 }))
    .filter(({ count, now }) => now < count)
    .map(({ word, count, now }) => `${word}${count}→${now}`)
    .join('，');
}

/** The person of a measure, for the guard. */
export function ofMeasure(
  { measureId }: { readonly measureId: number },
  { register }: Context,
): number | undefined {
  return register.measures.find(measureId)?.personId;
}
