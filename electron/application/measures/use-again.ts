import { firstPossible, type RoughDay } from '../../../db/domain/calendar/calendar-day.ts';
import { undoesClean } from '../../../db/domain/person/clean-clock.ts';
import type { LifeFacts } from '../../../db/domain/person/life.ts';
import type { Context } from '../context.ts';
import { applyStatus } from './measure-change.ts';
import { measuredPerson } from './measure-life.ts';

/** How a change of status says that a seizure made it. */
export const BROUGHT_BY_SEIZURE = '查获，复吸重新纳入';
const TESTED = '检测阳性（';

/** How a change of status says that a positive test made it, with what the clerk wrote. */
export function broughtByTest(testedOn: RoughDay, note: string): string {
  return `${TESTED}${testedOn}）${note === '' ? '' : `：${note}`}`;
}

/** A seizure or a positive test that was recorded by mistake. */
export interface VoidedSign {
  readonly what: '查获' | '检测';
  readonly on: RoughDay;
  readonly reason: string;
}

export interface TakenBack {
  readonly takenBack: boolean;
  /** It had brought the person back, and the status stays: it needs a look. */
  readonly brought: boolean;
}

/**
 * Whom nothing but the voided sign had brought back is 戒断三年未复吸 again, as 更正, and the flow of 复吸重新纳入 is none (R-12). Not
 * where another sign stands, another change followed, a measure runs, or R-06 is not reached without it.
 */
export function takeStatusBack(context: Context, personId: number, sign: VoidedSign): TakenBack {
  const { people } = context.register;
  const person = people.find(personId);
  if (person === undefined) throw new Error('takeStatusBack: no such person');
  const rows = people.statuses(personId);
  const index = rows.findLastIndex(
    ({ note, cause }) =>
      cause === '复吸重新纳入' && (note === BROUGHT_BY_SEIZURE || note.startsWith(TESTED)),
  );
  const row = rows[index];
  if (row === undefined) return { takenBack: false, brought: false };
  const { facts, answers } = measuredPerson(context, person);
  const without = answers.clean.reached !== false && !stillBrought(facts, row.effectiveOn);
  const again = person.controlStatus === '戒断三年未复吸';
  const untouched = index === rows.length - 1 && person.controlStatus === '社会面';
  if (!without || !(again || untouched))
    return { takenBack: false, brought: !again && couldBring(sign.on, row.effectiveOn) };
  people.correctStatusCause(row.id, `${row.note}（已作废：${sign.reason}）`);
  applyStatus(context, person, '戒断三年未复吸', {
    on: row.effectiveOn,
    note: `作废${sign.what}：${sign.reason}`,
    correction: true,
  });
  return { takenBack: true, brought: false };
}

/** A sign of use that stands, of the three years before the change or of later. */
function stillBrought({ tests, seizures }: LifeFacts, on: string): boolean {
  return [...tests.filter(({ result }) => result === '阳性'), ...seizures].some(({ day }) =>
    undoesClean(day, on),
  );
}

function couldBring(day: RoughDay, on: string): boolean {
  return firstPossible(day) <= on && undoesClean(day, on);
}
