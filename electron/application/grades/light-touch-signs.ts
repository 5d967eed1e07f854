import { cleanClock } from '../../../db/domain/person/clean-clock.ts';
import {
  lightTouchEnd,
  lightTouchEndedBy,
  type LightTouchEnd,
} from '../../../db/domain/grades/light-touch.ts';
import type { Context } from '../context.ts';

const WHY: Readonly<Record<LightTouchEnd, string>> = {
  sign: '出现风险线索（检测阳性、查获或举报），自动终止',
  notClean: '补记的检测、查获等使“戒断三年未复吸”不再成立，自动终止',
  gradeNotLow: '风险等级不再是“低”，自动终止',
};

/**
 * ends it at once where it may not go on; call it after any change of the person's facts or grade. The review it asks
 * for comes from R-07 (grade-review.ts).
 * @returns whether it ended.
 */
export function endLightTouchOnSign(context: Context, personId: number): boolean {
  const { register, today } = context;
  const running = register.lightTouch.runningOf(personId);
  const person = register.people.find(personId);
  if (person === undefined || running?.enteredOn === undefined || running.enteredOn === null)
    return false;
  const facts = register.lifeFacts.ofPerson(personId, today);
  const sign = lightTouchEndedBy(running.enteredOn, {
    tests: facts.tests,
    seizures: facts.seizures,
    reports: facts.riskSigns.map(({ day }) => day),
  });
  const clean = cleanClock(facts, today);
  const end = lightTouchEnd(running.enteredOn, { sign, clean, grade: person.grade });
  if (end === null) return false;
  const endReason = WHY[end];
  register.lightTouch.update(running.id, { endedOn: today, endedBy: '程序', endReason });
  register.people.update(personId, { lightTouch: false });
  context.audit({
    action: '终止无感式管理',
    subjectKind: 'person',
    subjectId: personId,
    reason: endReason,
    before: { entryId: running.id, enteredOn: running.enteredOn },
    after: { signOn: sign },
  });
  return true;
}
