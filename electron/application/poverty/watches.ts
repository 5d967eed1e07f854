import { judgeApproval } from '../../../db/domain/grades/grading.ts';
import type { WatchRow } from '../../../db/repositories/watches.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Context, Handler, Handlers } from '../context.ts';
import { refusal, wrongField } from '../people/live-person.ts';
import { pastDayError } from '../people/person-status.ts';
import { NOT_RETURNED } from './taken-back.ts';
import { liveHousehold } from './live-household.ts';
import { conditionsOf, watchOf } from './watch-view.ts';

type WatchMethod =
  | 'watches.list'
  | 'watches.open'
  | 'watches.notify'
  | 'watches.proposeClosing'
  | 'watches.withdrawClosing'
  | 'watches.sendBack'
  | 'watches.close'
  | 'watches.reopen'
  | 'watches.void';

/** 监测对象: from the day a household was identified until the risk is gone by its conditions. */
export function createWatchHandlers(): Handlers<WatchMethod> {
  return {
    'watches.list': (input, context) => {
      const { page, pageSize, ...filter } = input;
      const span = { offset: (page - 1) * pageSize, limit: pageSize };
      const { total, ids } = context.register.watches.list(filter, span);
      const rows = ids.flatMap((id) => context.register.watches.find(id) ?? []);
      return ok({ total, rows: rows.map((row) => watchOf(row, context)) });
    },
    'watches.open': openWatch,
    'watches.notify': notify,
    'watches.proposeClosing': proposeClosing,
    'watches.withdrawClosing': withdrawClosing,
    'watches.sendBack': sendBack,
    'watches.close': close,
    'watches.reopen': reopen,
    'watches.void': voidWatch,
  };
}

interface OfWatch {
  readonly id: number;
  readonly revision: number;
}

/** A watch as the clerk saw it. */
function seen({ register }: Context, { id, revision }: OfWatch): Result<WatchRow> {
  const row = register.watches.find(id);
  if (row?.voidedAt !== null) return fail({ code: 'NOT_FOUND', what: '这条监测记录' });
  if (row.revision !== revision)
    return fail({ code: 'CONFLICT', what: '这条监测记录刚被改动过，请重新打开后再办理' });
  return ok(row);
}

/** An open watch as the clerk saw it. */
function openOne(context: Context, of: OfWatch): Result<WatchRow> {
  const found = seen(context, of);
  if (!found.ok) return found;
  return found.value.closedOn === null ? found : refusal('这条监测记录已经标注风险消除');
}

function dayError(on: string, { identifiedOn }: WatchRow, today: string): AppError | null {
  const error = pastDayError(on, today, 'on');
  if (error !== null || on >= identifiedOn) return error;
  return wrongField('on', `不能早于识别日期（${identifiedOn}）`);
}

function again(context: Context, id: number) {
  const row = context.register.watches.find(id);
  if (row === undefined) throw new Error('A watch that is gone after its own change');
  return ok(watchOf(row, context));
}

function changed(
  context: Context,
  row: WatchRow,
  changes: Partial<WatchRow>,
  words: { readonly action: string; readonly reason?: string },
) {
  context.register.watches.update(row.id, changes);
  const keys = Object.keys(changes) as (keyof WatchRow)[];
  context.audit({
    ...{ ...words, subjectKind: 'household', subjectId: row.householdId },
    before: { watchId: row.id, ...Object.fromEntries(keys.map((key) => [key, row[key]])) },
    after: { watchId: row.id, ...changes },
  });
  return again(context, row.id);
}

const openWatch: Handler<'watches.open'> = (input, context) => {
  const { register, user, now, today } = context;
  const { householdId, identifiedOn, level, reason } = input;
  const household = liveHousehold(register, householdId);
  if (!household.ok) return household;
  if (register.watches.openOf(householdId) !== undefined)
    return refusal('这一户正在监测中，不能重复纳入');
  const last = register.watches.lastOf(householdId);
  if (last !== undefined)
    return refusal('这一户监测过并已标注风险消除；风险又出现的，请在原监测记录上办理“重新纳入”');
  const error = pastDayError(identifiedOn, today, 'identifiedOn');
  if (error !== null) return fail(error);
  const row = register.watches.add({
    ...{ householdId, identifiedOn, level, openReason: reason },
    riskTypes: JSON.stringify([...new Set(input.riskTypes)]),
    recordedBy: user.name,
    recordedAt: now,
  });
  const after = { watchId: row.id, identifiedOn, level, riskTypes: input.riskTypes };
  const subject = { subjectKind: 'household', subjectId: householdId } as const;
  context.audit({ action: '纳入监测', ...subject, reason, after });
  return again(context, row.id);
};

/** the line to the monitoring office; a wrong one is put right by another. */
const notify: Handler<'watches.notify'> = (input, context) => {
  const found = openOne(context, input);
  if (!found.ok) return found;
  const error = dayError(input.on, found.value, context.today);
  if (error !== null) return fail(error);
  const changes = { notifiedOn: input.on, notifiedTo: input.to };
  return changed(context, found.value, changes, { action: '通报监测部门' });
};

/** What R-11 does not allow yet, in words; null: it may be closed. */
function obstacle(
  conditions: ReturnType<typeof conditionsOf>['conditions'],
): ReturnType<typeof refusal> | null {
  const open = conditions.filter(({ met }) => !met);
  if (open.length === 0) return null;
  return refusal(`还不能标注风险消除：${open.map(({ text }) => text).join('；')}`);
}

const proposeClosing: Handler<'watches.proposeClosing'> = (input, context) => {
  const { user, today } = context;
  const found = openOne(context, input);
  if (!found.ok) return found;
  if (found.value.closingWay !== null) return refusal('已经提出风险消除，正等待审定');
  const { conditions, entryId } = conditionsOf(found.value, input.way, today, context);
  const refused = obstacle(conditions);
  if (refused !== null) return refused;
  const changes = {
    ...{ closingWay: input.way, closingEntryId: entryId, closingNote: input.note },
    ...{ closingProposedBy: user.name, closingProposedOn: today, ...NOT_RETURNED },
  };
  return changed(context, found.value, changes, { action: '提出风险消除' });
};

const UNPROPOSED = {
  closingWay: null,
  closingEntryId: null,
  closingProposedBy: null,
  closingProposedOn: null,
  closingNote: '',
} as const;

/** What was proposed is taken back; what came back from the second person is given up. */
const withdrawClosing: Handler<'watches.withdrawClosing'> = (input, context) => {
  const found = openOne(context, input);
  if (!found.ok) return found;
  const { closingWay, returnedOn } = found.value;
  const { reason } = input;
  if (closingWay !== null)
    return changed(context, found.value, UNPROPOSED, { action: '撤回风险消除', reason });
  if (returnedOn === null) return refusal('没有提出风险消除');
  return changed(context, found.value, NOT_RETURNED, { action: '不再提出风险消除', reason });
};

/** the second person does not agree: the watch goes on, and who proposed it is told why. Who proposed it withdraws instead. */
const sendBack: Handler<'watches.sendBack'> = (input, context) => {
  const { user, today, officeOfOne } = context;
  const found = openOne(context, input);
  if (!found.ok) return found;
  const { closingWay, closingProposedBy } = found.value;
  if (closingWay === null) return refusal('没有提出风险消除');
  const proposer = closingProposedBy ?? '';
  if (judgeApproval(proposer, user.name, officeOfOne ? 1 : 2) === 'needsAnother')
    return fail({ code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' });
  const { reason } = input;
  const returned = { returnedReason: reason, returnedBy: user.name, returnedTo: proposer };
  const changes = { ...UNPROPOSED, ...returned, returnedOn: today };
  return changed(context, found.value, changes, { action: '退回风险消除', reason });
};

/** By another person than the proposer, alone only in an office of one; the conditions hold on that day as well. */
const close: Handler<'watches.close'> = (input, context) => {
  const { user, today, officeOfOne } = context;
  const found = openOne(context, input);
  if (!found.ok) return found;
  const row = found.value;
  if (row.closingWay === null) return refusal('没有提出风险消除，请先提出');
  const judged = judgeApproval(row.closingProposedBy ?? '', user.name, officeOfOne ? 1 : 2);
  if (judged === 'needsAnother')
    return fail({ code: 'NOT_PERMITTED', needs: '提出人以外的审核人或负责人' });
  const error = dayError(input.on, row, today);
  if (error !== null) return fail(error);
  const { conditions, entryId } = conditionsOf(row, row.closingWay, input.on, context);
  const refused = obstacle(conditions);
  if (refused !== null) return refused;
  const selfApproved = judged === 'selfApproved';
  const closed = { closedOn: input.on, closedBy: user.name, selfApproved };
  const action = `风险消除${selfApproved ? '（自评自批）' : ''}`;
  return changed(context, row, { ...closed, closingEntryId: entryId }, { action });
};

/** Goes on from the last watch of the household, so that no two of them overlap. */
const reopen: Handler<'watches.reopen'> = (input, context) => {
  const { register, user, now, today } = context;
  const found = seen(context, input);
  if (!found.ok) return found;
  const { id, householdId, closedOn, riskTypes } = found.value;
  if (closedOn === null || register.watches.openOf(householdId) !== undefined)
    return refusal('这一户正在监测中，不能重复纳入');
  if (register.watches.lastOf(householdId)?.id !== id)
    return refusal('这一户后来又监测过，请在最近一条监测记录上办理“重新纳入”');
  const error = pastDayError(input.on, today, 'on');
  if (error !== null) return fail(error);
  if (input.on < closedOn) return fail(wrongField('on', `不能早于风险消除日期（${closedOn}）`));
  const row = register.watches.add({
    ...{ householdId, identifiedOn: input.on, level: input.level, riskTypes },
    ...{ reopenedFrom: id, openReason: input.reason, recordedBy: user.name, recordedAt: now },
  });
  const after = { watchId: row.id, reopenedFrom: id, identifiedOn: input.on, level: input.level };
  const subject = { subjectKind: 'household', subjectId: householdId } as const;
  context.audit({ action: '重新纳入监测', ...subject, reason: input.reason, after });
  return again(context, row.id);
};

const voidWatch: Handler<'watches.void'> = (input, context) => {
  const { register, now } = context;
  const found = seen(context, input);
  if (!found.ok) return found;
  register.watches.update(input.id, { voidedAt: now, voidReason: input.reason });
  const { id, householdId, identifiedOn, level, closedOn } = found.value;
  context.audit({
    ...{ action: '作废监测记录', subjectKind: 'household', subjectId: householdId },
    ...{ reason: input.reason, before: { watchId: id, identifiedOn, level, closedOn } },
  });
  return ok({ voided: true });
};
