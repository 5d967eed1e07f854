import { isCalendarDay } from '../../db/domain/calendar-day.ts';
import { causeOfChange, type StatusCause } from '../../db/domain/population.ts';
import { MEASURE_KINDS, type ControlStatus, type MeasureKind } from '../../db/domain/vocabulary.ts';
import type { PersonRecord } from '../../db/repositories/people.ts';
import type { Register } from '../../db/register.ts';
import { fail, ok, type AppError, type Result } from '../contract/errors.ts';
import type { Context, Handlers } from './context.ts';
import { afterChange, current, pick } from './person-change.ts';
import { isTooEarly, TOO_EARLY } from './person-values.ts';

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
      context.register.people.update(input.id, { controlStatus });
      const change = { on: input.on, cause: cause.value, note: input.note };
      addStatus(context, { ...person.value, controlStatus }, change);
      closeMeasures(context, input.id, input.on, controlStatus);
      openMeasureFor(context, input.id, controlStatus, input.on);
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

/** A day that exists and is not later than today. */
export function pastDayError(day: string, today: string, path: string): AppError | null {
  const message = !isCalendarDay(day)
    ? '没有这一天，请核对日期'
    : day > today
      ? '日期不能在今天之后'
      : isTooEarly(day)
        ? TOO_EARLY
        : null;
  return message === null ? null : { code: 'INVALID_INPUT', fields: [{ path, message }] };
}

/** Nobody is registered or visited before they are born. */
export function beforeBirth(day: string, birthOn: string | null, path: string): AppError | null {
  if (birthOn === null || day >= birthOn) return null;
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

export function addStatus(
  context: Context,
  person: PersonRecord,
  change: { on: string; cause: StatusCause; note: string },
): void {
  context.register.people.addStatus({
    personId: person.id,
    effectiveOn: change.on,
    cause: change.cause,
    controlStatus: person.controlStatus,
    presence: person.presence,
    townCode: person.townCode,
    note: change.note,
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
}

/** defaults.md 4: a 管控现状 that is a measure opens one; 社区戒毒 and 社区康复 wait for the report-in. */
export function openMeasureFor(
  context: Context,
  personId: number,
  status: ControlStatus,
  on: string,
): void {
  const kind = MEASURE_KINDS.find((measure): measure is MeasureKind => measure === status);
  if (kind === undefined) return;
  const open = context.register.people.measures(personId).find((each) => each.endOn === null);
  if (open?.kind === kind) return;
  const community = kind === '社区戒毒' || kind === '社区康复';
  const compulsory = kind === '强制隔离戒毒';
  context.register.people.addMeasure({
    personId,
    kind,
    decisionOn: compulsory ? on : null,
    serviceOn: community ? on : null,
    startOn: community || compulsory ? null : on,
    source: '现状登记',
    recordedBy: context.user.name,
    recordedAt: context.now,
  });
}

/** 在押 and 失联 leave the measure running, and coming back from them goes on with it; any other change ends what was open. */
export function closeMeasures(
  context: Context,
  personId: number,
  on: string,
  to: ControlStatus,
): void {
  if (to === '在押' || to === '失联') return;
  for (const measure of context.register.people.measures(personId)) {
    if (measure.endOn !== null || measure.kind === to) continue;
    context.register.people.updateMeasure(measure.id, { endOn: on, endReason: `转为${to}` });
  }
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
