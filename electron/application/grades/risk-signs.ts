import { gradeReview } from '../../../db/domain/grades/grade-review.ts';
import { answersOf } from '../../../db/domain/person/life.ts';
import { maskNumbers } from '../../../db/domain/values/number-mask.ts';
import { gradeInForce } from '../../../db/domain/visits/visit-due.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { lifeDayError } from '../measures/life-days.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { gradeFact, ruleRows } from '../visits/visit-due-book.ts';
import { sealingTexts } from '../people/sealed-person.ts';

/** 风险线索: a crisis or a report asks for an early review, and ends 无感式管理 at once. */
export function createRiskSignHandlers(): Handlers<
  'riskSigns.record' | 'riskSigns.void' | 'riskSigns.ofPerson'
> {
  return {
    'riskSigns.record': recordSign,
    'riskSigns.void': voidSign,
    'riskSigns.ofPerson': sealingTexts<'riskSigns.ofPerson'>(({ personId }, { register }) =>
      ok(
        register.riskSigns.ofPerson(personId).map((row) => ({
          id: row.id,
          happenedOn: row.happenedOn,
          kind: row.kind,
          note: maskNumbers(row.note),
          source: row.source,
          recordedBy: row.recordedBy,
          voided: row.voidedAt !== null,
          voidReason: row.voidReason,
        })),
      ),
    ),
  };
}

const recordSign: Handler<'riskSigns.record'> = (input, context) => {
  const { register, today, now, user } = context;
  const found = livePerson(register, input.personId);
  if (!found.ok) return found;
  const person = found.value;
  const { personId, happenedOn, kind } = input;
  const error =
    pastDayError(happenedOn, today, 'happenedOn') ??
    lifeDayError(register, person, [{ path: 'happenedOn', day: happenedOn }]);
  if (error !== null) return fail(error);
  if (kind === '其他' && input.note === '')
    return fail(wrongField('note', '类别选“其他”的，请写明是什么线索'));
  const kept = { source: '录入', recordedBy: user.name, recordedAt: now };
  const row = register.riskSigns.add({ ...input, ...kept });
  afterChange(context, personId);
  const lightTouchEnded = person.lightTouch && register.people.find(personId)?.lightTouch === false;
  context.audit({
    action: '登记风险线索',
    subjectKind: 'person',
    subjectId: personId,
    after: { riskSignId: row.id, happenedOn, kind, lightTouchEnded },
  });
  return ok({ id: row.id, reviewDue: reviewOn(context, personId, happenedOn), lightTouchEnded });
};

/** Until when what happened on a day asks for a review of the grade in force (REVIEW-TRIGGER); null: it asks for none. */
function reviewOn(context: Context, personId: number, happenedOn: string): string | null {
  const { register, today } = context;
  const person = register.people.find(personId);
  if (person === undefined) return null;
  const rows = ruleRows(register);
  const facts = register.lifeFacts.ofPerson(personId, today);
  const grades = register.people.grades(personId).map(gradeFact);
  const { grade, since } = gradeInForce(grades, person.registeredOn);
  const inForce = grade === '未评估' ? null : { grade, since };
  const { triggers } = gradeReview(inForce, facts, answersOf(facts, rows, today), rows);
  const asked = triggers.find(
    ({ on, trigger }) =>
      on === happenedOn && (trigger === '举报线索' || trigger === '精神健康危机'),
  );
  return asked?.due ?? null;
}

const voidSign: Handler<'riskSigns.void'> = ({ id, reason }, context) => {
  const { register, now } = context;
  const row = register.riskSigns.find(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这条风险线索' });
  if (row.voidedAt !== null) return refusal('这条风险线索已经作废');
  register.riskSigns.void(id, now, reason);
  afterChange(context, row.personId);
  context.audit({
    action: '作废风险线索',
    subjectKind: 'person',
    subjectId: row.personId,
    reason,
    before: { riskSignId: id, happenedOn: row.happenedOn, kind: row.kind },
  });
  return ok({});
};
