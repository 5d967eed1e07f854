import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import type { RuleRow } from '../../../db/domain/rules/rule-table.ts';
import {
  gradeInForce,
  isCompleteContact,
  isQualifyingContact,
} from '../../../db/domain/visits/visit-due.ts';
import { proposeFollowUps, type ProposedStep } from '../../../db/domain/visits/visit-follow-up.ts';
import { needsOf } from '../../../db/domain/visits/visit-need.ts';
import type { Register } from '../../../db/register.ts';
import type { VisitRow } from '../../../db/repositories/records.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { lifeDayError } from '../measures/life-days.ts';
import { livePerson } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { isTooEarly, TOO_EARLY } from '../people/person-values.ts';
import { contactFact, gradeFact } from './visit-due-book.ts';

type NewVisit = Checked<'visits.record'>;

/**
 * Records one visit with the needs that were spoken of, brings what depends on it up to date and logs it; the drawer and the grid
 * both come here. Errors: NOT_FOUND the person, INVALID_INPUT by field; nothing is written then.
 */
export function recordVisit(input: NewVisit, context: Context): Result<VisitRow> {
  const { register, now, user, today } = context;
  const person = livePerson(register, input.personId);
  if (!person.ok) return person;
  const { again, ...given } = input;
  const error =
    visitError(given, today) ??
    lifeDayError(register, person.value, [{ path: 'visitedOn', day: given.visitedOn }]) ??
    (again ? null : sameVisit(given, register));
  if (error !== null) return fail(error);
  const kept = { recordedBy: user.name, recordedAt: now };
  const topics = JSON.stringify(given.topics);
  const visit = register.visits.add({ ...given, ...kept, topics, source: '录入' });
  for (const need of needsOf(given.needs)) {
    register.visitCare.addNeed({ ...need, ...kept, personId: visit.personId, visitId: visit.id });
  }
  afterChange(context, input.personId);
  const { visitedOn, mode, outcome } = input;
  context.audit({
    action: '记录走访',
    subjectKind: 'person',
    subjectId: input.personId,
    after: { visitId: visit.id, visitedOn, mode, outcome },
  });
  return ok(visit);
}

function visitError(input: Omit<NewVisit, 'again'>, today: string): AppError | null {
  const fields: { path: string; message: string }[] = [];
  if (!isCalendarDay(input.visitedOn))
    fields.push({ path: 'visitedOn', message: '没有这一天，请核对日期' });
  else if (input.visitedOn > today)
    fields.push({ path: 'visitedOn', message: '走访日期不能在今天之后' });
  else if (isTooEarly(input.visitedOn)) fields.push({ path: 'visitedOn', message: TOO_EARLY });
  const met = input.outcome === '见到本人' || input.outcome === '见到家属';
  if (met && input.seen === '')
    fields.push({ path: 'seen', message: '请填写见到了谁（本人，或家属姓名与关系）' });
  if (!met && input.seen !== '')
    fields.push({ path: 'seen', message: '结果为未见到或拒绝时，此处应为空' });
  if (input.inCharge === '') fields.push({ path: 'inCharge', message: '请填写走访人' });
  return fields.length === 0 ? null : { code: 'INVALID_INPUT', fields };
}

/** The same visitor the same way on the same day: mostly one visit keyed in twice, so the clerk is asked. */
function sameVisit(
  visit: Pick<VisitRow, 'personId' | 'visitedOn' | 'mode' | 'inCharge'>,
  register: Register,
): AppError | null {
  const { personId, visitedOn, mode, inCharge } = visit;
  if (!register.visits.hasSame(personId, visitedOn, mode, inCharge)) return null;
  const message = `${inCharge}${visitedOn}对此人的${mode}走访已经记过一次。同一天确实走访了两次的，请勾选确认后再保存`;
  return { code: 'INVALID_INPUT', fields: [{ path: 'again', message }] };
}

/** whether the visit counts, and if not, why. */
export function judgeVisit(
  row: VisitRow,
  register: Register,
  rules: readonly RuleRow[],
): { qualifies: boolean; whyNot: string } {
  if (row.voidedAt !== null) return { qualifies: false, whyNot: '已作废' };
  const contact = contactFact(row);
  if (!isCompleteContact(contact))
    return { qualifies: false, whyNot: '没有走访人或没有见到人，不计入走访' };
  const person = register.people.find(row.personId);
  const grades = register.people.grades(row.personId).map(gradeFact);
  const { grade } = gradeInForce(grades, person?.registeredOn ?? row.visitedOn);
  if (isQualifyingContact(contact, grade, rules)) return { qualifies: true, whyNot: '' };
  if (row.visitedOn.length < 10)
    return { qualifies: false, whyNot: '日期只到年或月，不能推算下次走访' };
  return { qualifies: false, whyNot: `${grade}风险人员须面对面走访，${row.mode}不计入` };
}

/** What the program proposes now for a person who was not met or refused. */
export function proposedFor(register: Register, personId: number): ProposedStep[] {
  const { visitCare } = register;
  const recorded = visitCare.followUpsOf(personId).filter(({ voidedAt }) => voidedAt === null);
  return proposeFollowUps(visitCare.triesOf(personId), recorded);
}
