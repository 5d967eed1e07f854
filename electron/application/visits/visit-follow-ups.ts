import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  doneByVisit,
  openFollowUps,
  type VisitTry,
} from '../../../db/domain/visits/visit-follow-up.ts';
import type { FollowUpRow } from '../../../db/repositories/visit-care.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { pastDayError } from '../people/person-status.ts';
import { proposedFor } from './visit-record.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type FollowUpMethod =
  'visits.proposals' | 'visits.followUp' | 'visits.closeFollowUp' | 'visits.followUps';
type FollowUp = Output<'visits.followUps'>[number];

/** What follows a visit that met nobody or was refused: proposed by the program, recorded and closed by a clerk. */
export function createVisitFollowUps(): Handlers<FollowUpMethod> {
  return {
    'visits.proposals': ({ personId }, { register }) => ok(proposedFor(register, personId)),
    'visits.followUp': followUp,
    'visits.closeFollowUp': closeFollowUp,
    'visits.followUps': sealingTexts<'visits.followUps'>(({ personId }, { register, today }) => {
      const { visitCare } = register;
      const rows =
        personId === undefined ? visitCare.openFollowUps() : visitCare.followUpsOf(personId);
      return ok(rows.map((row) => followUpOf(row, register, today)));
    }),
  };
}

const followUp: Handler<'visits.followUp'> = ({ items }, context) => {
  const { register, now, user } = context;
  const people = new Set<number>();
  for (const [index, item] of items.entries()) {
    const visit = register.visits.find(item.visitId);
    if (visit === undefined) return fail({ code: 'NOT_FOUND', what: '这次走访' });
    if (visit.voidedAt !== null) return refusal('这次走访已经作废，不能再记跟进');
    if (visit.outcome !== '未见到' && visit.outcome !== '拒绝')
      return refusal('这次走访见到了人，不需要跟进');
    if (!isCalendarDay(item.dueOn) || item.dueOn < visit.visitedOn)
      return fail(wrongField(`items.${index}.dueOn`, '限期应是走访当天或以后的日期'));
    const standing = register.visitCare
      .followUpsOf(visit.personId)
      .some((row) => row.visitId === visit.id && row.step === item.step && row.voidedAt === null);
    if (standing) return refusal(`这次走访已经记过“${item.step}”`);
    const row = register.visitCare.addFollowUp({
      ...item,
      personId: visit.personId,
      recordedBy: user.name,
      recordedAt: now,
    });
    people.add(visit.personId);
    context.audit({
      action: '记录走访跟进',
      subjectKind: 'person',
      subjectId: visit.personId,
      after: { followUpId: row.id, visitId: visit.id, step: item.step, dueOn: item.dueOn },
    });
  }
  for (const personId of people) afterChange(context, personId);
  return ok({ recorded: items.length });
};

const closeFollowUp: Handler<'visits.closeFollowUp'> = (input, context) => {
  const { register, today, user } = context;
  const row = register.visitCare.findFollowUp(input.id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这项跟进' });
  if (followUpOf(row, register, today).state !== '待办') return refusal('这项跟进已经办结');
  const error = pastDayError(input.closedOn, today, 'closedOn');
  if (error !== null) return fail(error);
  if (input.closedOn < (register.visits.find(row.visitId)?.visitedOn ?? ''))
    return fail(wrongField('closedOn', '不能早于那次走访'));
  const { closedOn, result } = input;
  register.visitCare.updateFollowUp(row.id, { closedOn, result, closedBy: user.name });
  afterChange(context, row.personId);
  context.audit({
    action: '办结走访跟进',
    subjectKind: 'person',
    subjectId: row.personId,
    after: { followUpId: row.id, step: row.step, closedOn, result },
  });
  return ok({});
};

function followUpOf(row: FollowUpRow, register: Register, today: string): FollowUp {
  const { id, personId, visitId, step, dueOn, assignee, note } = row;
  const line = register.peopleList.line(personId);
  const tries = register.visitCare.triesOf(personId);
  const open = row.voidedAt === null ? openFollowUps([row], tries, today)[0] : undefined;
  return {
    ...{ id, personId, visitId, step, dueOn, assignee, note },
    ...endOf(row, tries, open !== undefined),
    fullName: line?.fullName ?? '',
    townName: line?.townName ?? '',
    visitedOn: register.visitCare.visitedOn(visitId),
    overdueDays: open?.overdueDays ?? 0,
    closedBy: row.closedBy,
  };
}

/** How a step ended: voided with its visit, by another visit, or by a clerk. */
function endOf(
  row: FollowUpRow,
  tries: readonly VisitTry[],
  isOpen: boolean,
): Pick<FollowUp, 'state' | 'closedOn' | 'result'> {
  if (row.voidedAt !== null) return { state: '已作废', closedOn: null, result: row.voidReason };
  if (isOpen) return { state: '待办', closedOn: null, result: '' };
  const done = row.closedOn === null ? doneByVisit(row, tries) : undefined;
  return done === undefined
    ? { state: '已办', closedOn: row.closedOn, result: row.result }
    : { state: '已办', closedOn: done.day, result: `已再次走访：${done.outcome}` };
}
