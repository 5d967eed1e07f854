import { isCalendarDay, isRoughDay } from '../../../db/domain/calendar/calendar-day.ts';
import { openMeasures } from '../../../db/domain/measures/measure-events.ts';
import { die } from '../../../db/domain/measures/measure-transitions.ts';
import { causeOfChange, type StatusCause } from '../../../db/domain/figures/population.ts';
import type { ControlStatus } from '../../../db/domain/words/vocabulary.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Context, Handlers } from '../context.ts';
import { permitted, standingOf } from '../measures/measure-change.ts';
import { endOnDay, reopenMeasure } from '../measures/measure-ends.ts';
import { measuredPerson } from '../measures/measure-life.ts';
import { afterChange, current, pick } from './person-change.ts';
import { isTooEarly, TOO_EARLY } from './person-values.ts';
import { addStatus } from './status-rows.ts';

/** 管控现状 and 户籍变动: the changes that the indicators of R-12 are counted from. */
export function createStatusCommands(): Handlers<'people.changeStatus' | 'people.move'> {
  return {
    'people.changeStatus': (input, context) => {
      const person = current(context.register, input.id, input.revision);
      if (!person.ok) return person;
      const cause = causeOf(person.value, input);
      if (!cause.ok) return cause;
      const dayError = statusDayError(context, input.id, input.on);
      if (dayError !== null) return fail(dayError);
      const { controlStatus } = input;
      const changed = input.correction
        ? correctStatus(context, person.value, input)
        : changeStatus(context, person.value, input);
      if (!changed.ok) return changed;
      context.register.people.update(input.id, { controlStatus, lightTouch: false });
      const change = { on: input.on, cause: cause.value, note: input.note };
      addStatus(context, { ...person.value, controlStatus }, change);
      afterChange(context, input.id);
      context.audit({
        action: '变更管控现状',
        subjectKind: 'person',
        subjectId: input.id,
        reason: input.note,
        before: { controlStatus: person.value.controlStatus },
        after: { controlStatus, on: input.on, cause: cause.value },
      });
      return ok({ id: input.id, revision: person.value.revision + 1 });
    },

    'people.move': (input, context) => {
      const person = current(context.register, input.id, input.revision);
      if (!person.ok) return person;
      const dayError = statusDayError(context, input.id, input.on);
      if (dayError !== null) return fail(dayError);
      const moved = movedTo(context.register, person.value, input);
      if (!moved.ok) return moved;
      context.register.people.update(input.id, moved.value);
      const change = { on: input.on, cause: input.kind, note: input.note };
      addStatus(context, { ...person.value, ...moved.value }, change);
      afterChange(context, input.id);
      context.audit({
        action: `户籍变动：${input.kind}`,
        subjectKind: 'person',
        subjectId: input.id,
        reason: input.note,
        before: pick(person.value, ['townCode', 'villageCode', 'presence']),
        after: moved.value,
      });
      return ok({ id: input.id, revision: person.value.revision + 1 });
    },
  };
}

interface StatusChange {
  readonly controlStatus: ControlStatus;
  readonly correction: boolean;
  readonly note: string;
}

/** Which flow of R-12 the change is, or why it is refused (defaults.md 4: 死亡 takes nothing but 更正). */
function causeOf(person: PersonRecord, change: StatusChange): Result<StatusCause> {
  const refused = (reason: string) => fail({ code: 'REFUSED', reason } as const);
  if (person.presence !== '在册') return refused('此人不在册，请先用“户籍变动”中的“迁入”恢复在册');
  if (person.controlStatus === change.controlStatus) return refused('管控现状没有变化');
  if (change.correction) {
    if (change.note !== '') return ok('更正');
    const fields = [{ path: 'note', message: '更正请写明原因' }];
    return fail({ code: 'INVALID_INPUT', fields });
  }
  const cause = causeOfChange(person.controlStatus, change.controlStatus);
  return cause === null ? refused('已登记死亡，只能以“更正”修改') : ok(cause);
}

interface ChangeOnDay {
  readonly controlStatus: ControlStatus;
  readonly on: string;
}

/** The transition table decides (defaults.md 4): a measure begins and ends by its own commands; a death ends what was running. */
function changeStatus(
  context: Context,
  person: PersonRecord,
  { controlStatus: to, on }: ChangeOnDay,
): Result<null> {
  const allowed = permitted(measuredPerson(context, person).life, { type: '变更现状', to, on });
  if (!allowed.ok) return allowed;
  endOnDay(context, allowed.value.ends, on);
  return ok(null);
}

/** 更正: nothing but what the running measures say; a death taken back lets run on what it ended. */
function correctStatus(
  context: Context,
  person: PersonRecord,
  { controlStatus: to, on }: ChangeOnDay,
): Result<null> {
  const { people } = context.register;
  if (person.controlStatus === '死亡')
    for (const row of people.measures(person.id))
      if (row.endReason === '死亡') reopenMeasure(context, row);
  if (to === '死亡') return dieCorrected(context, person, on);
  const meant = standingOf(context, person.id);
  const besides: readonly ControlStatus[] = ['在押', '失联', '出国（境）'];
  const free = meant === '社会面' && to === '戒断三年未复吸';
  if (to === meant || besides.includes(to) || free) return ok(null);
  const reason =
    meant === '社会面'
      ? `没有正在执行的${to}，请在“措施”页登记`
      : `正在执行${meant}，只能更正为${meant}；措施登记错了的，请在“措施”页作废`;
  return fail({ code: 'REFUSED', reason });
}

/** On the day that the death is corrected to, not on the day of the correction. */
function dieCorrected(context: Context, person: PersonRecord, on: string): Result<null> {
  const running = openMeasures(measuredPerson(context, person).life);
  const death = die(running, on);
  if (!death.allowed) return fail({ code: 'REFUSED', reason: death.reason });
  endOnDay(context, death.ends, on);
  return ok(null);
}

/** A day that exists and is not later than today. */
export function pastDayError(
  day: string,
  today: string,
  path: string,
  rough = false,
): AppError | null {
  const message = dayProblem(day, today, rough);
  return message === null ? null : { code: 'INVALID_INPUT', fields: [{ path, message }] };
}

function dayProblem(day: string, today: string, rough: boolean): string | null {
  if (!isRoughDay(day)) return '没有这一天，请核对日期';
  if (!rough && !isCalendarDay(day)) return '请填写完整的日期';
  if (day > today.slice(0, day.length)) return '日期不能在今天之后';
  return isTooEarly(day) ? TOO_EARLY : null;
}

/** Nobody is registered or visited before they are born; a rough day counts however it can be read. */
export function beforeBirth(day: string, birthOn: string | null, path: string): AppError | null {
  if (birthOn === null || day >= birthOn.slice(0, day.length)) return null;
  const message = `早于出生日期（${birthOn}），请核对`;
  return { code: 'INVALID_INPUT', fields: [{ path, message }] };
}

/** Changes of status are recorded in the order of their days: the indicators walk them. */
function statusDayError(context: Context, id: number, on: string): AppError | null {
  const error = pastDayError(on, context.today, 'on');
  if (error !== null) return error;
  const last = context.register.people.statuses(id).at(-1);
  if (last === undefined || last.effectiveOn <= on) return null;
  const message = `不能早于上一次变动（${last.effectiveOn}）`;
  return { code: 'INVALID_INPUT', fields: [{ path: 'on', message }] };
}

interface Move {
  readonly kind: '迁出' | '迁入' | '县内转移';
  readonly townCode: string | null;
  readonly villageCode: string | null;
}

function movedTo(
  register: Register,
  person: PersonRecord,
  move: Move,
): Result<Pick<PersonRecord, 'townCode' | 'villageCode' | 'presence'>> {
  const refusal = moveRefusal(person, move);
  if (refusal !== null) return fail({ code: 'REFUSED', reason: refusal });
  if (move.kind === '迁出')
    return ok({ townCode: person.townCode, villageCode: person.villageCode, presence: '迁出' });
  const townCode = move.townCode ?? person.townCode;
  const wrong = (path: string, message: string) =>
    fail({ code: 'INVALID_INPUT', fields: [{ path, message }] } as const);
  const town = register.regions.findTown(townCode);
  if (town === undefined || town.retired) return wrong('townCode', '请选择现用的乡镇');
  if (move.villageCode !== null) {
    const village = register.regions.findVillage(move.villageCode);
    if (village?.townCode !== townCode) return wrong('villageCode', '这个村（社区）不属于所选乡镇');
  }
  return ok({ townCode, villageCode: move.villageCode, presence: '在册' });
}

function moveRefusal(person: PersonRecord, move: Move): string | null {
  const listed = person.presence === '在册';
  switch (move.kind) {
    case '迁出':
      return listed ? null : '此人已不在册';
    case '迁入':
      return listed ? '此人本来就在册；乡镇之间的变动请选“县内转移”' : null;
    case '县内转移':
      if (!listed) return '此人不在册，请先登记迁入';
      return (move.townCode ?? person.townCode) === person.townCode
        ? '转入乡镇与现在的乡镇相同；只改村请在“修改”中进行'
        : null;
  }
}
