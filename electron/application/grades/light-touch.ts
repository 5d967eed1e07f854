import { cleanClock, type CleanClock } from '../../../db/domain/person/clean-clock.ts';
import {
  lightTouchLabel,
  lightTouchConditions,
  lightTouchObstacles,
  type LightTouchObstacle,
} from '../../../db/domain/grades/light-touch.ts';
import { maskIdentityNumber } from '../../../db/domain/values/resident-id.ts';
import type { LightTouchRow } from '../../../db/repositories/light-touch.ts';
import type { PersonRecord } from '../../../db/repositories/people.ts';
import type { Register } from '../../../db/register.ts';
import { fail, ok } from '../../contract/errors.ts';
import type { Output } from '../../contract/index.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { permitted } from '../measures/measure-change.ts';
import { measuredPerson } from '../measures/measure-life.ts';
import { presentPerson } from './grade-sheet.ts';
import { afterChange } from '../people/person-change.ts';
import { ruleRows } from '../visits/visit-due-book.ts';

type Entry = Output<'lightTouch.ofPerson'>['entries'][number];

/** 无感式管理: three years clean, grade 低, a second person's approval; then no tasks, no list, a number for a name. */
export function createLightTouchHandlers(): Handlers<
  | 'lightTouch.ofPerson'
  | 'lightTouch.propose'
  | 'lightTouch.approve'
  | 'lightTouch.decline'
  | 'lightTouch.end'
  | 'lightTouch.reveal'
> {
  return {
    'lightTouch.ofPerson': showPerson,
    'lightTouch.propose': propose,
    'lightTouch.approve': approve,
    'lightTouch.decline': decline,
    'lightTouch.end': end,
    'lightTouch.reveal': reveal,
  };
}

const OBSTACLES: Readonly<Record<LightTouchObstacle, string>> = {
  ruleMissing: '未设置：“无感式管理进入条件”没有已采用的规则，请到“设置—规则”采用',
  notClean: '戒断未满规定年限，或期间有阳性、查获、严重违反协议、拒绝报到等情形（戒毒条例第七条）',
  gradeNotLow: '风险等级不是“低”，请先评估并审批',
  noSecondPerson: '应由提出人以外的审核人或负责人批准',
  noReason: '请写明理由',
};

interface Standing {
  readonly clean: CleanClock;
  readonly obstacles: readonly string[];
}

/** What the transition table says of it (defaults.md 4): from 戒断三年未复吸, not twice, by a second person. */
function entering(person: PersonRecord, context: Context, secondPerson: boolean) {
  return permitted(measuredPerson(context, person).life, { type: '无感', secondPerson });
}

/** What stands in the way today, apart from the proposal's own wording and approver. */
function standingOf(person: PersonRecord, context: Context): Standing {
  const { register, today } = context;
  const clean = cleanClock(register.lifeFacts.ofPerson(person.id, today), today);
  const conditions = lightTouchConditions(
    { clean, grade: person.grade },
    ruleRows(register),
    today,
  );
  const found = conditions.map((code) => OBSTACLES[code]);
  const allowed = entering({ ...person, lightTouch: false }, context, true);
  if (!allowed.ok && allowed.error.code === 'REFUSED') found.unshift(allowed.error.reason);
  return { clean, obstacles: found };
}

const showPerson: Handler<'lightTouch.ofPerson'> = ({ personId }, context) => {
  const person = presentPerson(context.register, personId);
  if (!person.ok) return person;
  const { clean, obstacles } = standingOf(person.value, context);
  return ok({
    running: person.value.lightTouch,
    cleanOn: clean.cleanOn,
    obstacles: [...obstacles],
    entries: context.register.lightTouch
      .ofPerson(personId)
      .map((row) => entryOf(row, person.value, context)),
  });
};

const propose: Handler<'lightTouch.propose'> = ({ personId, reason }, context) => {
  const { register, user, now } = context;
  const person = presentPerson(register, personId);
  if (!person.ok) return person;
  if (person.value.lightTouch) {
    const twice = entering(person.value, context, true);
    if (!twice.ok) return twice;
  }
  if (register.lightTouch.waitingOf(personId) !== undefined) return refused('已经提出，正等待批准');
  const { clean, obstacles } = standingOf(person.value, context);
  if (obstacles.length > 0 || clean.cleanOn === null)
    return refused(`还不能转入无感式管理：${obstacles.join('；')}`);
  const row = register.lightTouch.propose({
    personId,
    reason,
    cleanOn: clean.cleanOn,
    proposedBy: user.name,
    proposedAt: now,
  });
  afterChange(context, personId);
  context.audit({
    action: '提出无感式管理',
    subjectKind: 'person',
    subjectId: personId,
    reason,
    after: { entryId: row.id, cleanOn: clean.cleanOn },
  });
  return ok({ id: row.id });
};

const approve: Handler<'lightTouch.approve'> = ({ id }, context) => {
  const { register, user, today } = context;
  const row = waitingEntry(register, id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '待批准的无感式管理' });
  const person = presentPerson(register, row.personId);
  if (!person.ok) return person;
  const { clean, obstacles } = standingOf(person.value, context);
  const { proposedBy: proposer, reason } = row;
  const request = { clean, grade: person.value.grade, proposer, approver: user.name, reason };
  const lacking = lightTouchObstacles(request, ruleRows(register), today);
  const secondPerson = !lacking.includes('noSecondPerson');
  const allowed = entering(person.value, context, secondPerson);
  if (!allowed.ok)
    return secondPerson
      ? allowed
      : fail({ code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' });
  if (obstacles.length > 0) return refused(`现在不符合条件：${obstacles.join('；')}`);
  register.lightTouch.update(id, { approvedBy: user.name, enteredOn: today });
  register.people.update(row.personId, { lightTouch: true });
  afterChange(context, row.personId);
  context.audit({
    action: '批准无感式管理',
    subjectKind: 'person',
    subjectId: row.personId,
    after: { entryId: id, enteredOn: today },
  });
  return ok({ enteredOn: today });
};

const decline: Handler<'lightTouch.decline'> = ({ id, reason }, context) => {
  const { register, user, now } = context;
  const row = waitingEntry(register, id);
  if (row === undefined) return fail({ code: 'NOT_FOUND', what: '待批准的无感式管理' });
  register.lightTouch.update(id, { declinedBy: user.name, declinedAt: now, endReason: reason });
  afterChange(context, row.personId);
  context.audit({
    action: '不批准无感式管理',
    subjectKind: 'person',
    subjectId: row.personId,
    reason,
    before: { entryId: id, proposedBy: row.proposedBy },
  });
  return ok({});
};

const end: Handler<'lightTouch.end'> = ({ personId, reason }, context) => {
  const { register, user, today } = context;
  const running = register.lightTouch.runningOf(personId);
  if (running === undefined) return fail({ code: 'NOT_FOUND', what: '正在执行的无感式管理' });
  register.lightTouch.update(running.id, {
    endedOn: today,
    endedBy: user.name,
    endReason: reason,
  });
  register.people.update(personId, { lightTouch: false });
  afterChange(context, personId);
  context.audit({
    action: '终止无感式管理',
    subjectKind: 'person',
    subjectId: personId,
    reason,
    before: { entryId: running.id, enteredOn: running.enteredOn },
  });
  return ok({});
};

const reveal: Handler<'lightTouch.reveal'> = ({ personId, reason }, context) => {
  const person = presentPerson(context.register, personId);
  if (!person.ok) return person;
  context.audit({ action: '查看无感人员', subjectKind: 'person', subjectId: personId, reason });
  const { fullName, identityNumber } = person.value;
  return ok({ fullName, identityMasked: maskIdentityNumber(identityNumber) });
};

function refused(reason: string) {
  return fail({ code: 'REFUSED', reason });
}

function waitingEntry(register: Register, id: number): LightTouchRow | undefined {
  const row = register.lightTouch.find(id);
  return row?.approvedBy === null && row.declinedBy === null ? row : undefined;
}

function entryOf(row: LightTouchRow, person: PersonRecord, { register, user }: Context): Entry {
  const waiting = row.approvedBy === null && row.declinedBy === null;
  return {
    id: row.id,
    personId: row.personId,
    label: waiting ? person.fullName : lightTouchLabel(row.personId),
    townName: register.regions.findTown(person.townCode)?.name ?? '',
    reason: row.reason,
    cleanOn: row.cleanOn,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt,
    approvedBy: row.approvedBy,
    enteredOn: row.enteredOn,
    declinedBy: row.declinedBy,
    endedOn: row.endedOn,
    endReason: row.endReason,
    whyNot: waiting && row.proposedBy === user.name ? OBSTACLES.noSecondPerson : '',
  };
}
