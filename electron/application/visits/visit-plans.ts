import { isCalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import { planState } from '../../../db/domain/visits/visit-plan.ts';
import type { PlanRow } from '../../../db/repositories/visit-care.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { farAheadError, lifeDayError } from '../measures/life-days.ts';
import { livePerson, refusal, wrongField } from '../people/live-person.ts';
import { afterChange } from '../people/person-change.ts';
import { sealingTexts } from '../people/sealed-person.ts';

type Plan = Output<'visits.plans'>[number];

/** 计划走访: planned for one person or many, carried out by a visit on the day or after it, cancelled with a reason. */
export function createVisitPlans(): Handlers<'visits.plan' | 'visits.cancelPlan' | 'visits.plans'> {
  return {
    'visits.plan': plan,
    'visits.cancelPlan': cancelPlan,
    'visits.plans': sealingTexts<'visits.plans'>(({ personId, visitor }, { register, today }) => {
      const { visitCare } = register;
      const all = personId === undefined ? visitCare.openPlans() : visitCare.plansOf(personId);
      const rows = all.filter((row) => visitor === undefined || row.visitor === visitor);
      return ok(rows.map((row) => planOf(row, register, today)));
    }),
  };
}

const plan: Handler<'visits.plan'> = (input, context) => {
  const { register, today, now, user } = context;
  const { plannedOn, visitor, note } = input;
  if (!isCalendarDay(plannedOn)) return fail(wrongField('plannedOn', '没有这一天，请核对日期'));
  if (plannedOn < today) return fail(wrongField('plannedOn', '计划日期不能在今天之前'));
  const far = farAheadError(plannedOn, today, 'plannedOn');
  if (far !== null) return fail(far);
  let already = 0;
  const personIds = [...new Set(input.personIds)];
  for (const personId of personIds) {
    const person = livePerson(register, personId);
    if (!person.ok) return person;
    const outside = lifeDayError(register, person.value, [{ path: 'plannedOn', day: plannedOn }]);
    if (outside !== null) return fail(outside);
    const same = register.visitCare
      .plansOf(personId)
      .some((row) => row.voidedAt === null && row.plannedOn === plannedOn);
    if (same) {
      already += 1;
      continue;
    }
    const kept = { recordedBy: user.name, recordedAt: now };
    const row = register.visitCare.addPlan({ personId, plannedOn, visitor, note, ...kept });
    context.audit({
      action: '计划走访',
      subjectKind: 'person',
      subjectId: personId,
      after: { planId: row.id, plannedOn },
    });
    afterChange(context, personId);
  }
  return ok({ planned: personIds.length - already, already });
};

const cancelPlan: Handler<'visits.cancelPlan'> = ({ ids, reason }, context) => {
  const once = [...new Set(ids)];
  for (const id of once) {
    const done = cancelOne(id, reason, context);
    if (!done.ok) return done;
  }
  return ok({ cancelled: once.length });
};

function cancelOne(id: number, reason: string, context: Context): Result<null> {
  const { register, now, today } = context;
  const row = register.visitCare.findPlan(id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '这次计划' });
  const { state } = planOf(row, register, today);
  if (state === '已取消' || state === '已走访') return refusal(`这次计划${state}`);
  register.visitCare.cancelPlan(row.id, now, reason);
  afterChange(context, row.personId);
  context.audit({
    action: '取消计划走访',
    subjectKind: 'person',
    subjectId: row.personId,
    reason,
    before: { planId: row.id, plannedOn: row.plannedOn },
  });
  return ok(null);
}

function planOf(row: PlanRow, register: Register, today: string): Plan {
  const { id, personId, plannedOn, visitor, note, recordedBy } = row;
  const line = register.peopleList.line(personId);
  return {
    ...{ id, personId, plannedOn, visitor, note, recordedBy },
    fullName: line?.fullName ?? '',
    townName: line?.townName ?? '',
    villageName: line?.villageName ?? '',
    ...planState(
      { plannedOn, cancelled: row.voidedAt !== null },
      register.visitCare.triesOf(personId),
      today,
    ),
    cancelReason: row.voidReason,
  };
}
