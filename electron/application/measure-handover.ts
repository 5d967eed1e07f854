import type { HandoverRow } from '../../db/repositories/measures.ts';
import { fail, ok, type AppError, type Result } from '../contract/errors.ts';
import type { Checked } from '../contract/index.ts';
import type { Context, Handler } from './context.ts';
import { permitted, settled, wrongDay, type DayCheck } from './measure-change.ts';
import { findMeasure, type FoundMeasure } from './measure-life.ts';

type HandOver = Checked<'measures.handOver'>;

/** 移交公安机关 (戒毒条例 14, 20, 21; 禁毒法 38): its papers, filled in step by step. */
export const handOverMeasure: Handler<'measures.handOver'> = (input, context) => {
  const found = findMeasure(context, input.measureId);
  if (!found.ok) return found;
  const error = receiptWithoutHanding(input) ?? wrongDay(context, daysOf(input));
  if (error !== null) return fail(error);
  const before = existing(context, input, found.value);
  if (!before.ok) return before;
  const { measureId, kind } = input;
  const papers = papersOf(input);
  if (before.value === null)
    context.register.measures.addHandover({
      measureId,
      kind,
      ...papers,
      recordedBy: context.user.name,
      recordedAt: context.now,
    });
  else context.register.measures.updateHandover(before.value.id, papers);
  return settled(context, found.value.person.id, measureId, {
    action: before.value === null ? '移交公安机关' : '补充移交文书',
    reason: input.note,
    ...(before.value === null ? {} : { before: papersOf(before.value) }),
    after: { handoverKind: kind, ...papers },
  });
};

/** The handover that is filled in, or null for a new one; one of a kind at a time. */
function existing(
  context: Context,
  input: HandOver,
  { life, row }: FoundMeasure,
): Result<HandoverRow | null> {
  const alive = context.register.measures
    .parts(row.id)
    .handovers.filter(({ voidedAt }) => voidedAt === null);
  if (input.handoverId !== null) {
    const found = alive.find(({ id }) => id === input.handoverId);
    if (found === undefined) return fail({ code: 'NOT_FOUND', what: '这次移交' });
    return found.kind === input.kind
      ? ok(found)
      : fail({ code: 'REFUSED', reason: '移交的事由不能改，请作废后重新登记' });
  }
  const allowed = permitted(life, { type: '移交', measureId: row.id, kind: input.kind });
  if (!allowed.ok) return allowed;
  return alive.some(({ kind, receiptOn }) => kind === input.kind && receiptOn === null)
    ? fail({ code: 'REFUSED', reason: '这一事由的移交正在办理，请在原来那次里补充文书' })
    : ok(null);
}

function receiptWithoutHanding({ receiptOn, handedOn }: HandOver): AppError | null {
  if (receiptOn === null || handedOn !== null) return null;
  const fields = [{ path: 'handedOn', message: '有回执的，请填写移交日期' }];
  return { code: 'INVALID_INPUT', fields };
}

function daysOf({ warningOn, proofOn, testNoticeOn, handedOn, receiptOn }: HandOver): DayCheck[] {
  return [
    { path: 'warningOn', day: warningOn },
    { path: 'proofOn', day: proofOn, notBefore: [warningOn, '证明日期不能早于告诫书日期'] },
    { path: 'testNoticeOn', day: testNoticeOn },
    {
      path: 'handedOn',
      day: handedOn,
      notBefore: [proofOn ?? warningOn, '移交日期不能早于证明、告诫书日期'],
    },
    { path: 'receiptOn', day: receiptOn, notBefore: [handedOn, '回执日期不能早于移交日期'] },
  ];
}

function papersOf(row: HandoverRow | HandOver) {
  const { warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn, note } = row;
  return { warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn, note };
}
