import { daysBetween } from '../../../../db/domain/calendar/calendar-day.ts';
import { asksForHelp } from '../../../../db/domain/poverty/closing.ts';
import type { Output } from '../../../../electron/contract/index.ts';
import type { Tone } from '../../../components/tags.tsx';

export type Watch = Output<'watches.list'>['rows'][number];

export interface Told {
  readonly tone: Tone;
  readonly words: string;
}

/** How long there is for a first help (HELP-START); a day that is over is red. */
export function helpTold({ helpCount, helpDueOn, closedOn, level }: Watch, today: string): Told {
  if (helpCount > 0) return { tone: 'done', words: '已落实' };
  if (closedOn !== null) return { tone: 'unknown', words: '没有帮扶' };
  if (helpDueOn === null)
    return { tone: 'unknown', words: asksForHelp(level) ? '未设置' : '不限期' };
  const left = daysBetween(today, helpDueOn);
  if (left < 0) return { tone: 'late', words: `逾期${-left}天` };
  return { tone: 'today', words: left === 0 ? '今天到期' : `还剩${left}天` };
}

/** Where a watch stands. */
export function stateTold({ closedOn, closingWay, conditions, returnedOn }: Watch): Told {
  if (closedOn !== null) return { tone: 'done', words: '已消除' };
  if (returnedOn !== null) return { tone: 'late', words: '消除退回' };
  if (closingWay !== null) return { tone: 'today', words: '待审定消除' };
  return conditions.every(({ met }) => met)
    ? { tone: 'today', words: '可以提出消除' }
    : { tone: 'unknown', words: '监测中' };
}

/** What the second person did not agree to, for who proposed it; '': nothing came back. */
export function returnedTold({
  returnedOn,
  returnedBy,
  returnedTo,
  returnedReason,
}: Pick<Watch, 'returnedOn' | 'returnedBy' | 'returnedTo' | 'returnedReason'>): string {
  if (returnedOn === null) return '';
  return `${returnedBy}${returnedOn}退回（${returnedTo}提出）：${returnedReason}`;
}

/** What is missing before the watch may end. */
export function missingOf({ conditions }: Watch): readonly string[] {
  return conditions.filter(({ met }) => !met).map(({ text }) => text);
}

/** How a watch ended, in pairs of label and words: by whom it was proposed and approved, on which days, and why. Empty: it goes on. */
export function closingTold(watch: Watch): readonly (readonly [string, string])[] {
  const { closedOn, closingWay, closingNote, closingProposedBy, closingProposedOn } = watch;
  if (closedOn === null) return [];
  const own = watch.selfApproved ? '（自评自批）' : '';
  return [
    ['消除日期', closedOn],
    ['消除方式', closingWay ?? '—'],
    ['说明', closingNote === '' ? '—' : closingNote],
    ['提出', `${closingProposedBy}，${closingProposedOn ?? ''}`],
    ['审定', `${watch.closedBy}${own}`],
    // The office approves only while every condition of R-11 holds; which facts they were is not kept.
    ['条件', '审定时风险消除的各项条件都已具备'],
  ];
}
