import { isWarningAlone } from '../../../db/domain/measures/handover-papers.ts';
import type { TimelineEntry } from '../../../db/domain/person/timeline.ts';
import type { TimelineRows } from '../../../db/repositories/timeline-rows.ts';
import { entriesOf, joined, labelled, officeDay, when, type EventWords } from './timeline-event.ts';

type Row<T extends keyof TimelineRows> = TimelineRows[T][number];

/** Where a measure began: its row names the place that carries it out now. */
export interface PlaceWorld {
  readonly firstPlace: (measure: Row<'measures'>) => string;
}

/** A measure from the decision to the notice of release; one without any day stands where it was recorded. */
export function measureEntries(row: Row<'measures'>, world: PlaceWorld): TimelineEntry[] {
  const { kind } = row;
  const community = kind === '社区戒毒' || kind === '社区康复';
  const events = [
    ...when(row.decisionOn, `决定${kind}`, row.documentNumber, row.decidingUnit, termOf(row)),
    ...when(row.serviceOn, `${kind}决定书送达`),
    ...when(
      row.startOn,
      `${kind}${community ? '报到' : '开始'}`,
      world.firstPlace(row),
      lateOf(row),
    ),
    ...when(row.agreementOn, `签订${kind}协议`, row.agreementNumber),
    ...when(row.fileSentOn, '期满前材料报送公安机关', kind),
    ...when(row.endOn, `${kind}结束`, row.endReason),
    ...when(row.releaseServedOn, '解除通知书送达', row.releaseNumber),
    ...when(row.townNotifiedOn, '通知乡镇（街道）解除', kind),
  ];
  const undated = when(officeDay(row.recordedAt), `登记${kind}`, '没有日期', row.documentNumber);
  return entriesOf('measures', '措施', row, events.length === 0 ? undated : events);
}

function termOf({ decidedYears, creditedDays, note }: Row<'measures'>): string {
  const years = decidedYears === null ? '' : `期限${decidedYears}年`;
  return joined([years, creditedDays > 0 && `折抵${creditedDays}日`, note]);
}

function lateOf({ lateReason }: Row<'measures'>): string {
  return labelled('逾期报到，', lateReason);
}

/** 延长: known from the log alone, where its day is the day on which it was recorded. */
export function extensionEntries(row: Row<'extensions'>): TimelineEntry[] {
  const after = JSON.parse(row.after ?? '{}') as { extensionMonths?: number };
  const months = labelled('共延长（月）', after.extensionMonths ?? '');
  return entriesOf('extensions', '措施', { id: row.seq, recordedBy: row.userName }, [
    { on: officeDay(row.at), event: '延长强制隔离戒毒', text: joined([months, row.reason]) },
  ]);
}

export function suspensionEntries(row: Row<'measure_suspensions'>): TimelineEntry[] {
  return entriesOf('measure_suspensions', '中止', row, [
    ...when(row.fromOn, '社区戒毒（康复）中止', row.reason, row.note),
    ...when(row.toOn, '恢复执行'),
  ]);
}

export function transferEntries(row: Row<'measure_transfers'>): TimelineEntry[] {
  const places = joined([labelled('由', row.fromPlace), labelled('转', row.toPlace)]);
  return entriesOf('measure_transfers', '变更执行地', row, [
    ...when(row.changedOn, '变更执行地', places, row.note),
    ...when(row.fileSentOn, '材料转送新执行地'),
    ...when(row.reportedOn, '到新执行地报到', row.toPlace),
    ...when(row.agreementOn, '与新执行地重签协议'),
  ]);
}

/** The papers of a handover, each on its day; one without any stands where it was recorded. */
export function handoverEntries(row: Row<'handovers'>): TimelineEntry[] {
  const events: EventWords[] = [
    ...when(row.warningOn, '发出告诫书', isWarningAlone(row) ? '违反协议' : row.kind),
    ...when(row.proofOn, '出具证明', row.kind),
    ...when(row.testNoticeOn, '发出吸毒检测通知书', row.kind),
    ...when(row.handedOn, '移交公安机关', row.kind, row.handedTo, row.note),
    ...when(row.receiptOn, '收到移交回执', row.kind),
  ];
  const undated = when(officeDay(row.recordedAt), '登记移交', row.kind, row.note);
  return entriesOf('handovers', '移交', row, events.length === 0 ? undated : events);
}

export function summaryEntries(row: Row<'measure_summaries'>): TimelineEntry[] {
  return entriesOf('measure_summaries', '小结评估', row, [
    ...when(row.writtenOn, row.kind, `周期至${row.periodEnd}`, row.author, row.conclusion),
  ]);
}

export function seizureEntries(row: Row<'seizures'>): TimelineEntry[] {
  const drugs = (JSON.parse(row.drugs) as unknown[]).map(drugWord).join('、');
  return entriesOf('seizures', '查获', row, [
    ...when(
      row.seizedOn,
      '查获',
      row.unit,
      row.place,
      drugs,
      row.finding,
      row.findingNumber,
      row.note,
    ),
  ]);
}

function drugWord(each: unknown): string {
  if (typeof each === 'string') return each;
  return typeof each === 'object' && each !== null && 'drug' in each ? String(each.drug) : '';
}
