import type { HandoverRow } from '../../../db/repositories/measures.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { recordedDayError, type DayCheck } from './life-days.ts';
import { permitted, settled } from './measure-change.ts';
import { findMeasure, type FoundMeasure } from './measure-life.ts';
import { filledIn, permittedOrCorrected, unexplained } from './measure-step.ts';

type HandOver = Checked<'measures.handOver'>;
type Papers = ReturnType<typeof papersOf>;

/** 移交公安机关 (戒毒条例 14, 20, 21; 禁毒法 38): its papers, filled in step by step; what stands is not emptied. */
export const handOverMeasure: Handler<'measures.handOver'> = (input, context) => {
  const found = findMeasure(context, input.measureId);
  if (!found.ok) return found;
  const before = existing(context, input, found.value);
  if (!before.ok) return before;
  const papers =
    before.value === null ? papersOf(input) : filledIn(papersOf(before.value), papersOf(input));
  const { person, row } = found.value;
  const error =
    receiptWithoutHanding(papers) ?? recordedDayError(context, person, daysOf(papers, row));
  if (error !== null) return fail(error);
  const { measureId, kind, correctionReason } = input;
  if (before.value === null)
    context.register.measures.addHandover({
      measureId,
      kind,
      ...papers,
      recordedBy: context.user.name,
      recordedAt: context.now,
    });
  else {
    const refused = notFilledIn(before.value, papers, input, found.value);
    if (refused !== null) return fail(refused);
    context.register.measures.updateHandover(before.value.id, papers);
  }
  return settled(context, found.value.person.id, measureId, {
    action: before.value === null ? '移交公安机关' : '补充移交文书',
    reason: correctionReason === '' ? input.note : correctionReason,
    ...(before.value === null ? {} : { before: papersOf(before.value) }),
    after: { handoverKind: kind, ...papers },
  });
};

/** Why papers of a handover that stands are not taken. */
function notFilledIn(
  row: HandoverRow,
  papers: Papers,
  { kind, correctionReason }: HandOver,
  found: FoundMeasure,
): AppError | null {
  const standing = { ...papersOf(row), note: papers.note };
  const error = unexplained(standing, papers, correctionReason);
  if (error !== null || row.handedOn !== null || papers.handedOn === null) return error;
  const event = { type: '移交', measureId: found.row.id, kind } as const;
  const allowed = permittedOrCorrected(found, event, correctionReason);
  return allowed.ok ? null : allowed.error;
}

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

function receiptWithoutHanding({ receiptOn, handedOn }: Papers): AppError | null {
  if (receiptOn === null || handedOn !== null) return null;
  const fields = [{ path: 'handedOn', message: '有回执的，请填写移交日期' }];
  return { code: 'INVALID_INPUT', fields };
}

function daysOf(papers: Papers, { serviceOn, decisionOn }: MeasureRow): DayCheck[] {
  const { warningOn, proofOn, testNoticeOn, handedOn, receiptOn } = papers;
  return [
    {
      path: 'handedOn',
      day: handedOn,
      notBefore: [serviceOn ?? decisionOn, '移交日期不能早于决定、送达日期'],
    },
    { path: 'warningOn', day: warningOn },
    { path: 'proofOn', day: proofOn, notBefore: [warningOn, '证明日期不能早于告诫书日期'] },
    { path: 'testNoticeOn', day: testNoticeOn },
    {
      path: 'handedOn',
      day: handedOn,
      notBefore: [proofOn ?? warningOn, '移交日期不能早于证明、告诫书日期'],
    },
    {
      path: 'receiptOn',
      day: receiptOn,
      outsideLife: true,
      notBefore: [handedOn, '回执日期不能早于移交日期'],
    },
  ];
}

function papersOf(row: HandoverRow | HandOver) {
  const { warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn, note } = row;
  return { warningOn, proofOn, testNoticeOn, handedOn, handedTo, receiptOn, note };
}
