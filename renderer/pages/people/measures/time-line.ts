import { formatChineseDay } from '../../../../db/domain/calendar/calendar-day.ts';
import { isWarningAlone } from '../../../../db/domain/measures/handover-papers.ts';
import {
  isCommunity,
  type Handover,
  type Measure,
  type Transfer,
  type VoidedPart,
} from './measure.ts';

/** One line of a measure's life. */
export interface LineEntry {
  readonly key: string;
  readonly day: string;
  readonly what: string;
  readonly detail: string;
  readonly late: boolean;
  readonly voided: boolean;
  /** What 作废 on this line takes back; null: nothing of its own. */
  readonly voids: VoidedPart | null;
  readonly transfer: Transfer | null;
  readonly handover: Handover | null;
}

function entry(given: Pick<LineEntry, 'key' | 'day' | 'what'> & Partial<LineEntry>): LineEntry {
  return {
    detail: '',
    late: false,
    voided: false,
    voids: null,
    transfer: null,
    handover: null,
    ...given,
  };
}

function told(...parts: readonly (string | false | null)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('，');
}

/** Everything that happened to a measure in the order of the days. */
export function timeLine(measure: Measure): LineEntry[] {
  return [
    ...beginning(measure),
    ...measure.suspensions.map((each) =>
      entry({
        key: `suspension${each.id}`,
        day: each.from,
        what: '中止',
        detail: told(
          each.reason,
          each.to === null ? '还没有恢复' : `${each.to}恢复执行`,
          each.note,
          each.voided && `已作废：${each.voidReason}`,
        ),
        voided: each.voided,
        voids: { part: 'suspension', partId: each.id, title: '作废这次中止' },
      }),
    ),
    ...measure.transfers.map(transferEntry),
    ...measure.handovers.map(handoverEntry),
    ...ending(measure),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function beginning(measure: Measure): LineEntry[] {
  const { decisionOn, serviceOn, startOn, reportIn } = measure;
  const community = isCommunity(measure);
  const late = reportIn.state === '逾期报到';
  return [
    decisionOn !== null &&
      entry({
        key: 'decision',
        day: decisionOn,
        what: '决定',
        detail: told(measure.documentNumber, measure.decidingUnit),
      }),
    serviceOn !== null &&
      entry({
        key: 'service',
        day: serviceOn,
        what: '送达',
        detail: reportIn.due === null ? '' : `报到期限${formatChineseDay(reportIn.due)}`,
      }),
    startOn !== null &&
      entry({
        key: 'start',
        day: startOn,
        what: community ? '报到' : '开始',
        late,
        detail: told(
          late && `逾期报到：${measure.lateReason}`,
          measure.agreementOn !== null &&
            `${measure.agreementOn}签订协议${measure.agreementNumber === '' ? '' : `（${measure.agreementNumber}）`}`,
          measure.creditedDays > 0 && `折抵${measure.creditedDays}天`,
        ),
        voids:
          community && measure.endOn === null
            ? { part: 'reportIn', partId: null, title: '作废报到' }
            : null,
      }),
  ].filter((each) => each !== false);
}

function transferEntry(transfer: Transfer): LineEntry {
  const { changedOn, fromPlace, toPlace, reportedOn, fileSentOn, agreementOn, due } = transfer;
  return entry({
    key: `transfer${transfer.id}`,
    day: changedOn,
    what: '变更执行地',
    late: transfer.state.startsWith('逾期') && !transfer.voided,
    detail: told(
      `${fromPlace === '' ? '' : `由${fromPlace}`}到${toPlace}`,
      reportedOn === null ? `报到期限${due}` : `${reportedOn}报到（${transfer.state}）`,
      fileSentOn !== null && `${fileSentOn}转送材料`,
      agreementOn === null ? '没有重新签订协议' : `${agreementOn}重新签订协议`,
      transfer.voided && `已作废：${transfer.voidReason}`,
    ),
    voided: transfer.voided,
    voids: { part: 'transfer', partId: transfer.id, title: '作废这次变更执行地' },
    transfer,
  });
}

function handoverEntry(handover: Handover): LineEntry {
  const { warningOn, proofOn, testNoticeOn, handedOn, receiptOn } = handover;
  const days = [warningOn, proofOn, testNoticeOn, handedOn, receiptOn].filter(
    (day) => day !== null,
  );
  const warning = isWarningAlone(handover);
  return entry({
    key: `handover${handover.id}`,
    day: handedOn ?? days[0] ?? '9999-12-31',
    what: warning ? '告诫' : '移交公安机关',
    detail: told(
      warning ? '违反协议' : handover.kind,
      handover.handedTo,
      handover.note,
      handover.voided && `已作废：${handover.voidReason}`,
    ),
    voided: handover.voided,
    voids: {
      part: 'handover',
      partId: handover.id,
      title: warning ? '作废这次告诫' : '作废这次移交',
    },
    handover,
  });
}

function ending(measure: Measure): LineEntry[] {
  const { endOn, endReason, releaseNumber, releaseServedOn, townNotifiedOn } = measure;
  if (endOn === null) return [];
  return [
    entry({
      key: 'end',
      day: endOn,
      what: '结束',
      detail: told(
        endReason,
        releaseNumber,
        releaseServedOn !== null && `${releaseServedOn}送达`,
        townNotifiedOn !== null && `${townNotifiedOn}通知乡镇`,
      ),
      voids: { part: 'end', partId: null, title: '作废结束，措施继续执行' },
    }),
  ];
}
