import type { TransferRow } from '../../../db/repositories/measures.ts';
import type { MeasureRow } from '../../../db/repositories/people.ts';
import { fail, ok, type Result } from '../../contract/errors.ts';
import type { Checked } from '../../contract/index.ts';
import type { Context, Handler } from '../context.ts';
import { recordedDayError, type DayCheck } from './life-days.ts';
import { settled } from './measure-change.ts';
import { findMeasure, type FoundMeasure } from './measure-life.ts';
import { filledIn, permittedOrCorrected, unexplained } from './measure-step.ts';

type Arrive = Checked<'measures.arrive'>;
type Papers = Pick<TransferRow, 'reportedOn' | 'fileSentOn' | 'agreementOn'> &
  Pick<MeasureRow, 'agreementNumber'>;

/** At the new place (戒毒条例 22): report-in, file and new agreement, together or one after the other; what stands is not emptied. */
export const arriveAtPlace: Handler<'measures.arrive'> = (input, context) => {
  const { measures, people } = context.register;
  const transfer = measures.findTransfer(input.transferId);
  if (transfer === undefined || transfer.voidedAt !== null)
    return fail({ code: 'NOT_FOUND', what: '这次变更执行地' });
  const { measureId } = transfer;
  const found = findMeasure(context, measureId);
  if (!found.ok) return found;
  const before = papersOf(transfer, found.value.row);
  const after = filledIn(before, papersOf(input, input));
  const lawful = lawfully(context, found.value, { transfer, before, after, input });
  if (!lawful.ok) return lawful;
  const { agreementNumber, ...days } = after;
  measures.updateTransfer(transfer.id, days);
  if (days.agreementOn !== null)
    people.updateMeasure(measureId, { agreementNumber, agreementOn: days.agreementOn });
  return settled(context, found.value.person.id, measureId, {
    action: '新执行地报到',
    reason: input.correctionReason,
    before: shown(before),
    after: shown(after),
  });
};

/** The agreement of the old place is none of the new one. */
function papersOf(
  { reportedOn, fileSentOn, agreementOn }: Omit<Papers, 'agreementNumber'>,
  { agreementNumber }: Pick<Papers, 'agreementNumber'>,
): Papers {
  const isNew = agreementOn !== null;
  return { reportedOn, fileSentOn, agreementOn, agreementNumber: isNew ? agreementNumber : '' };
}

interface Step {
  readonly transfer: TransferRow;
  readonly before: Papers;
  readonly after: Papers;
  readonly input: Arrive;
}

/** Days in their order, 更正 with its reason, and the transition table for a report-in and for what is over already. */
function lawfully(
  context: Context,
  found: FoundMeasure,
  { transfer, before, after, input }: Step,
): Result<null> {
  const error =
    recordedDayError(context, found.person, daysOf(transfer, after, found.row)) ??
    unexplained({ ...before }, { ...after }, input.correctionReason);
  if (error !== null) return fail(error);
  const { life, row, person } = found;
  const closed = row.endOn !== null || person.controlStatus === '死亡';
  if (!closed && (before.reportedOn !== null || after.reportedOn === null)) return ok(null);
  const on = after.reportedOn ?? life.today;
  const event = { type: '新址报到', measureId: row.id, on } as const;
  return permittedOrCorrected(found, event, input.correctionReason);
}

function daysOf(
  { changedOn }: TransferRow,
  { reportedOn, fileSentOn, agreementOn }: Papers,
  { endOn }: MeasureRow,
): DayCheck[] {
  return [
    { path: 'reportedOn', day: reportedOn, notBefore: [changedOn, '报到日期不能早于变更日期'] },
    {
      path: 'reportedOn',
      day: reportedOn === null ? null : endOn,
      rough: true,
      outsideLife: true,
      notBefore: [reportedOn, '报到日期不能晚于措施结束的日期'],
    },
    { path: 'fileSentOn', day: fileSentOn, outsideLife: true },
    {
      path: 'agreementOn',
      day: agreementOn,
      notBefore: [reportedOn ?? changedOn, '协议日期不能早于报到日期'],
    },
  ];
}

function shown({ reportedOn, ...papers }: Papers) {
  return { arrivedOn: reportedOn, ...papers };
}
