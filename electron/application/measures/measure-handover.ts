import {
  isWarningAlone,
  type HandoverPapers,
} from '../../../db/domain/measures/handover-papers.ts';
import type { HandOverEvent } from '../../../db/domain/measures/measure-events.ts';
import type { HandoverRow } from '../../../db/repositories/measures.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import { fail, ok, type AppError, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { recordedDayError, type DayCheck } from './life-days.ts';
import { wrongField } from '../people/live-person.ts';
import { settled } from './measure-change.ts';
import { findMeasure, type FoundMeasure } from './measure-life.ts';
import { filledIn, permittedOrCorrected, unexplained } from './measure-step.ts';

type HandOver = Checked<'measures.handOver'>;
type Papers = ReturnType<typeof papersOf>;

/**
 * 移交公安机关 (戒毒条例 14, 20, 21; 禁毒法 38): its papers, filled in step by step; what stands is not emptied. 告诫 comes before R-05
 * is reached, and alone. Of a measure that is over it is put right, with the reason.
 */
export const handOverMeasure: Handler<'measures.handOver'> = (input, context) => {
  const found = findMeasure(context, input.measureId);
  if (!found.ok) return found;
  const before = existing(context, input);
  if (!before.ok) return before;
  const papers =
    before.value === null ? papersOf(input) : filledIn(papersOf(before.value), papersOf(input));
  const { person, row } = found.value;
  const error =
    receiptWithoutHanding(papers) ?? recordedDayError(context, person, daysOf(papers, row));
  if (error !== null) return fail(error);
  const refused =
    before.value === null
      ? notBegun(context, papers, input, found.value)
      : notFilledIn(before.value, papers, input, found.value);
  if (refused !== null) return fail(refused);
  const { measureId, kind, correctionReason } = input;
  if (before.value === null)
    context.register.measures.addHandover({
      measureId,
      kind,
      ...papers,
      recordedBy: context.user.name,
      recordedAt: context.now,
    });
  else context.register.measures.updateHandover(before.value.id, papers);
  return settled(context, person.id, measureId, {
    action: actionOf(before.value, { kind, ...papers }),
    reason: correctionReason === '' ? input.note : correctionReason,
    ...(before.value === null ? {} : { before: papersOf(before.value) }),
    after: { handoverKind: kind, ...papers },
  });
};

function actionOf(before: HandoverRow | null, papers: HandoverPapers): string {
  if (before !== null) return '补充移交文书';
  return isWarningAlone(papers) ? '告诫' : '移交公安机关';
}

/** The day that R-05 and the report-in are judged by: nothing proven and nothing handed over is only a warning. */
function eventOf({ measureId, kind }: HandOver, { proofOn, handedOn }: Papers): HandOverEvent {
  return { type: '移交', measureId, kind, on: proofOn ?? handedOn };
}

/** Why a new handover is not taken: one of a kind at a time, but for one 告诫 after the other. */
function notBegun(
  context: Context,
  papers: Papers,
  input: HandOver,
  found: FoundMeasure,
): AppError | null {
  const { kind, correctionReason } = input;
  const event = eventOf(input, papers);
  const refused = lawfully(found, event, correctionReason);
  if (refused !== null) return refused;
  const warning = isWarningAlone({ kind, ...papers });
  if (kind === '严重违反协议' && event.on === null && !warning)
    return wrongField('warningOn', '请填写告诫书的送达日期');
  const open = living(context, input).filter(
    (each) => each.kind === kind && each.receiptOn === null,
  );
  if (open.length === 0) return null;
  if (!warning || !open.every(isWarningAlone))
    return { code: 'REFUSED', reason: '这一事由的移交正在办理，请在原来那次里补充文书' };
  const after = open.every(({ warningOn }) => (warningOn ?? '') < (papers.warningOn ?? ''));
  return after ? null : wrongField('warningOn', '已经登记过这一天或者以后的告诫书');
}

/** Why papers of a handover that stands are not taken. */
function notFilledIn(
  row: HandoverRow,
  papers: Papers,
  input: HandOver,
  found: FoundMeasure,
): AppError | null {
  const { correctionReason } = input;
  const standing = { ...papersOf(row), note: papers.note };
  const error = unexplained(standing, papers, correctionReason);
  if (error !== null || row.handedOn !== null) return error;
  const proven = row.proofOn === null && papers.proofOn !== null;
  return proven || papers.handedOn !== null
    ? lawfully(found, eventOf(input, papers), correctionReason)
    : null;
}

function lawfully(
  found: FoundMeasure,
  event: HandOverEvent,
  correctionReason: string,
): AppError | null {
  const { row, person } = found;
  if (row.endOn !== null && correctionReason === '')
    return wrongField('correctionReason', '这项措施已经结束，请写明现在才登记的原因');
  if (person.controlStatus === '死亡' && correctionReason === '')
    return wrongField('correctionReason', '此人已登记死亡，请写明现在才登记的原因');
  const allowed = permittedOrCorrected(found, event, correctionReason);
  return allowed.ok ? null : allowed.error;
}

/** The handover that is filled in, or null for a new one. */
function existing(context: Context, input: HandOver): Result<HandoverRow | null> {
  if (input.handoverId === null) return ok(null);
  const found = living(context, input).find(({ id }) => id === input.handoverId);
  if (found === undefined) return fail({ code: 'NOT_FOUND', what: '这次移交' });
  return found.kind === input.kind
    ? ok(found)
    : fail({ code: 'REFUSED', reason: '移交的事由不能改，请作废后重新登记' });
}

function living({ register }: Context, { measureId }: HandOver): readonly HandoverRow[] {
  return register.measures.parts(measureId).handovers.filter(({ voidedAt }) => voidedAt === null);
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
