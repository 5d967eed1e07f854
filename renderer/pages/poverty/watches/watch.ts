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
export function stateTold({ closedOn, closingWay, conditions }: Watch): Told {
  if (closedOn !== null) return { tone: 'done', words: '已消除' };
  if (closingWay !== null) return { tone: 'today', words: '待审定消除' };
  return conditions.every(({ met }) => met)
    ? { tone: 'today', words: '可以提出消除' }
    : { tone: 'unknown', words: '监测中' };
}

/** What is missing before the watch may end. */
export function missingOf({ conditions }: Watch): readonly string[] {
  return conditions.filter(({ met }) => !met).map(({ text }) => text);
}
