import { lightTouchEndedBy } from '../../db/domain/light-touch.ts';
import type { Context } from './context.ts';

/**
 * a positive test, a seizure or a report ends it at once; call it after any change of the person's facts. The review
 * it asks for comes from R-07 (grade-review.ts).
 * @returns whether it ended.
 */
export function endLightTouchOnSign(context: Context, personId: number): boolean {
  const { register, today } = context;
  const running = register.lightTouch.runningOf(personId);
  if (running?.enteredOn === undefined || running.enteredOn === null) return false;
  const facts = register.lifeFacts.ofPerson(personId, today);
  const sign = lightTouchEndedBy(running.enteredOn, {
    tests: facts.tests,
    seizures: facts.seizures,
    reports: facts.riskSigns.map(({ day }) => day),
  });
  if (sign === null) return false;
  const endReason = '出现风险线索（检测阳性、查获或举报），自动终止';
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
