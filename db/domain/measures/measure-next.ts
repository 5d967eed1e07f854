/** What must follow for one measure, and by when: the line under it and the button that does it. */
import {
  daysBetween,
  formatChineseDay,
  isPrecise,
  type CalendarDay,
} from '../calendar/calendar-day.ts';
import { isCommunityKind, type MeasureFacts } from '../person/facts.ts';
import { papersToCome, type HandoverPapers } from './handover-papers.ts';
import type { MeasureState } from './measure-state.ts';

export interface MeasureOnPaper {
  readonly facts: MeasureFacts;
  readonly state: MeasureState;
  /** R-05 reached, whatever the state is called. */
  readonly violated: boolean;
  readonly endReason: string | null;
  readonly reportInDue: CalendarDay | null;
  readonly lastDay: CalendarDay | null;
  /** counts from the last day, not from the day on which the release was recorded (戒毒条例 23, 40). */
  readonly releaseNoticeDue: CalendarDay | null;
  readonly agreementOn: CalendarDay | null;
  readonly townNotifiedOn: CalendarDay | null;
  /** Taken from a ledger, which has no column for papers: none is asked for. */
  readonly imported: boolean;
  /** Changes of place with the R-02 day at the new place. */
  readonly transfers: readonly {
    readonly due: CalendarDay;
    readonly reportedOn: CalendarDay | null;
    readonly agreementOn: CalendarDay | null;
  }[];
  /** Without the voided. */
  readonly handovers: readonly HandoverPapers[];
}

export interface NextStep {
  readonly event: string;
  readonly text: string;
  readonly dueOn: CalendarDay | null;
  readonly late: boolean;
}

function step(
  event: string,
  text: string,
  dueOn: CalendarDay | null = null,
  late = false,
): NextStep {
  return { event, text, dueOn, late };
}

/** The one thing that comes next; null: nothing but to go on. */
export function nextStep(measure: MeasureOnPaper, today: CalendarDay): NextStep | null {
  if (measure.facts.endDay !== null) return afterEnd(measure, today);
  const { handovers, violated } = measure;
  for (const handover of handovers) {
    const lacking = papersToCome(handover, handovers, violated);
    if (lacking.length > 0)
      return step(
        '移交',
        `移交（${handover.kind}）还缺：${lacking.join('、')}`,
        null,
        violated && handover.handedOn === null,
      );
  }
  return violationStep(measure) ?? byState(measure, today);
}

/** R-05, also while the measure is suspended: it is handed over at once (戒毒条例 20, 21); then the police decide. */
function violationStep({ violated, state, handovers }: MeasureOnPaper): NextStep | null {
  if (!violated) return null;
  if (!handovers.some(({ kind, handedOn }) => kind === '严重违反协议' && handedOn !== null))
    return step('移交', '已达到严重违反协议，应移交公安机关', null, true);
  return state === '中止' ? null : step('决定', '严重违反协议，已移交公安机关，等待处理决定');
}

function byState(measure: MeasureOnPaper, today: CalendarDay): NextStep | null {
  const { facts, state, reportInDue, lastDay } = measure;
  switch (state) {
    case '待报到':
      return step('报到', untilText('报到', reportInDue, today), reportInDue);
    case '未报到未移交':
      return step(
        '移交',
        `逾期未报到${overdue(reportInDue, today)}，应移交公安机关`,
        reportInDue,
        true,
      );
    case '未报到已移交':
      return step('决定', '已移交公安机关，等待处理决定');
    case '中止':
      return step('恢复', '已中止，释放后恢复执行');
    case '期满未解除':
      return step(
        '结束',
        `已于${lastDay === null ? '' : formatChineseDay(lastDay)}期满，应解除`,
        lastDay,
        true,
      );
    default:
      return isCommunityKind(facts.kind) ? underWay(measure, today) : null;
  }
}

function underWay(measure: MeasureOnPaper, today: CalendarDay): NextStep | null {
  const pending = measure.transfers.find(({ reportedOn }) => reportedOn === null);
  if (pending !== undefined)
    return step(
      '新址报到',
      untilText('到新执行地报到', pending.due, today),
      pending.due,
      today > pending.due,
    );
  if (measure.imported) return null;
  if (measure.transfers.at(-1)?.agreementOn === null)
    return step('新址报到', '与新执行地重新签订协议');
  return measure.agreementOn === null ? step('协议', '报到后及时签订协议') : null;
}

/** 戒毒条例 23, 40: the notice of release. */
function afterEnd(measure: MeasureOnPaper, today: CalendarDay): NextStep | null {
  const { facts, endReason, townNotifiedOn, releaseNoticeDue: due } = measure;
  const { endDay } = facts;
  if (!isCommunityKind(facts.kind) || endReason !== '期满解除' || townNotifiedOn !== null)
    return null;
  if (endDay === null || !isPrecise(endDay)) return null;
  return step(
    '通知',
    untilText('通知乡镇（街道）解除', due, today),
    due,
    due !== null && today > due,
  );
}

function overdue(due: CalendarDay | null, today: CalendarDay): string {
  return due === null ? '' : `${daysBetween(due, today)}天`;
}

function untilText(what: string, due: CalendarDay | null, today: CalendarDay): string {
  if (due === null) return what;
  const days = daysBetween(today, due);
  const left = days < 0 ? `已逾期${-days}天` : days === 0 ? '今天到期' : `还有${days}天`;
  return `${formatChineseDay(due)}前应${what}，${left}`;
}
