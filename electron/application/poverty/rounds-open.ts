import {
  addDays,
  isCalendarDay,
  makeDay,
  yearOf,
} from '../../../db/domain/calendar/calendar-day.ts';
import { openInRound } from '../../../db/domain/poverty/tally.ts';
import { roundLabel } from '../../../db/domain/poverty/round-fact.ts';
import type { EligiblePerson, RoundRow } from '../../../db/repositories/rounds.ts';
import { fail, ok, type AppError } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { CLOSED, seenRound } from './open-entry.ts';
import { roundAgain } from './rounds-view.ts';

/** Opening, closing and reopening a round. */
export function createRoundCommands(): Handlers<'rounds.open' | 'rounds.close' | 'rounds.reopen'> {
  return { 'rounds.open': open, 'rounds.close': close, 'rounds.reopen': reopen };
}

/** A list can be frozen so many days ahead, to print its forms. */
const AHEAD_DAYS = 60;

function windowError({ year, firstOn, lastOn }: Checked<'rounds.open'>, today: string) {
  const errors: AppError[] = [];
  if (!isCalendarDay(firstOn)) errors.push(wrongField('firstOn', '没有这一天，请核对日期'));
  else if (!isCalendarDay(lastOn)) errors.push(wrongField('lastOn', '没有这一天，请核对日期'));
  else if (lastOn < firstOn) errors.push(wrongField('lastOn', `不能早于开始日期（${firstOn}）`));
  else if (yearOf(firstOn) !== year) errors.push(wrongField('firstOn', `应在${year}年内`));
  else if (lastOn > makeDay(year + 1, 3, 31))
    errors.push(wrongField('lastOn', `不能晚于${year + 1}年3月31日`));
  else if (firstOn > addDays(today, AHEAD_DAYS))
    errors.push(wrongField('firstOn', `名单最早在开始前${AHEAD_DAYS}天冻结，请届时再开启`));
  return errors[0] ?? null;
}

/** The rounds follow each other without a day in common: what lies between two of them belongs to one (help, comparisons). */
function orderError(
  { year, name, firstOn, lastOn }: Checked<'rounds.open'>,
  { register }: Context,
): AppError | null {
  const own = placeOf({ year, name });
  for (const other of register.rounds.all()) {
    const words = `${roundLabel(other)}（${other.firstOn}至${other.lastOn}）`;
    if (placeOf(other) < own && firstOn <= other.lastOn)
      return wrongField('firstOn', `应在${words}之后`);
    if (placeOf(other) > own && lastOn >= other.firstOn)
      return wrongField('lastOn', `应在${words}之前`);
  }
  return null;
}

/** Rounds by time: 年中 of a year comes before 年末. */
function placeOf({ year, name }: Pick<RoundRow, 'year' | 'name'>): number {
  return year * 2 + (name === '年末' ? 1 : 0);
}

/** freezes the list in this one transaction; people without a household get one from columns 33 and 34 of their line. */
const open: Handler<'rounds.open'> = (input, context) => {
  const { register, user, today, now } = context;
  const error = windowError(input, today) ?? orderError(input, context);
  if (error !== null) return fail(error);
  const { year, name, firstOn, lastOn, note } = input;
  if (register.rounds.ofName(year, name) !== undefined)
    return refusal(`${roundLabel(input)}回访已经开启过，一年中同名的只开启一轮`);
  const people = register.rounds.eligible(today, register.households.listedWords());
  if (people.length === 0)
    return refusal('没有应回访的人员：请先登记户和贫困属性，或在人员台账第33列填写');
  const opened = { openedBy: user.name, openedOn: today, openedAt: now };
  const round = register.rounds.add({ year, name, firstOn, lastOn, note, ...opened });
  let made = 0;
  for (const person of people) {
    const household = enter(context, round.id, person, { origin: '冻结', note: '' });
    if (household.made) made += 1;
  }
  context.audit({
    action: '开启回访轮次',
    ...{ subjectKind: 'round', subjectId: round.id },
    after: { year, name, firstOn, lastOn, people: people.length, householdsMade: made },
  });
  return ok(roundAgain(round.id, context));
};

/** Puts somebody on the list of a round with what is true of them today. Who is under 无感式管理 has no visit to make; one that is made counts. */
export function enter(
  { register, user, today, now }: Context,
  roundId: number,
  person: EligiblePerson,
  how: { readonly origin: '冻结' | '补入'; readonly note: string },
): { readonly entryId: number; readonly made: boolean } {
  const { personId, townCode, villageCode, personCategory, word, lightTouch } = person;
  const household =
    person.householdId === null
      ? register.households.ensureHousehold(personId, {
          ...{ recordedBy: user.name, recordedAt: now, today },
        })
      : { id: person.householdId, made: false };
  const entryId = register.rounds.addEntry({
    ...{ roundId, personId, householdId: household.id, townCode, villageCode, personCategory },
    ...{ householdCategory: word, origin: how.origin, addedNote: how.note },
    ...{ addedOn: today, addedBy: user.name },
    ...(lightTouch === 1 ? { unmetReason: '无感式管理' as const, unmetBy: user.name } : {}),
  });
  return { entryId, made: household.made };
}

/** everybody is approved, or not visited with a reason. Marked 自评自批 if any conclusion in it is. */
const close: Handler<'rounds.close'> = ({ id, revision }, context) => {
  const { register, user, today, now } = context;
  const found = seenRound(context, id, revision);
  if (!found.ok) return found;
  if (found.value.closedOn !== null) return refusal(CLOSED);
  const waits = openInRound(
    register.rounds.stateCounts(id),
    register.rounds.noLongerLightTouch(id),
  );
  if (waits.length > 0) return refusal(`还不能办结：${waits.join('；')}`);
  const selfApproved = register.rounds.holdsSelfApproved(id);
  const closed = { closedBy: user.name, closedOn: today, closedAt: now, selfApproved };
  register.rounds.update(id, closed);
  context.audit({
    action: `办结回访轮次${selfApproved ? '（含自评自批）' : ''}`,
    ...{ subjectKind: 'round', subjectId: id },
    after: { label: roundLabel(found.value), closedOn: today },
  });
  return ok(roundAgain(id, context));
};

/** The reports that print the figures of a round, each with its period. */
function reportsOf({ year, name }: RoundRow): (readonly [kind: string, period: string])[] {
  const period = `${year}-${name === '年中' ? 'mid' : 'end'}`;
  return [
    ['return-visit', period],
    ['poverty-summary', period],
    ['poverty-annual', String(year)],
  ];
}

const reopen: Handler<'rounds.reopen'> = ({ id, revision, reason }, context) => {
  const { register } = context;
  const found = seenRound(context, id, revision);
  if (!found.ok) return found;
  const round = found.value;
  if (round.closedOn === null) return refusal('这一轮回访没有办结，不用重新开启');
  const issued = reportsOf(round).some(
    ([kind, period]) => register.reports.ofPeriod(kind, period)?.state === 'issued',
  );
  if (issued)
    return refusal('用到这一轮的报告已经签发，不能重新开启；确需更正的，在下一轮更正并说明');
  const reopened = { closedBy: null, closedOn: null, closedAt: null, selfApproved: false };
  register.rounds.update(id, reopened);
  context.audit({
    action: '重新开启回访轮次',
    ...{ subjectKind: 'round', subjectId: id, reason },
    before: { closedBy: round.closedBy, closedOn: round.closedOn },
  });
  return ok(roundAgain(id, context));
};
