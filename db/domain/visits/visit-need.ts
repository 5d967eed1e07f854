/** 帮扶需求: what somebody asked for at a visit, until it is solved or closed with a reason. */
import type { CalendarDay } from '../calendar/calendar-day.ts';
import { HELP_KINDS, type HelpKind } from '../words/vocabulary.ts';

export const NEED_RESULTS = ['已解决', '部分解决', '未解决'] as const;
export type NeedResult = (typeof NEED_RESULTS)[number];

export const NEED_STATES = ['待帮扶', '待回访', '已解决', '已关闭'] as const;
export type NeedState = (typeof NEED_STATES)[number];

export interface NeedItem {
  /** Null: the paper does not say which kind of help it asks for. */
  readonly kind: HelpKind | null;
  readonly text: string;
}

/** What clerks write on the form when nothing was asked for. */
const NOTHING = new Set(['无', '没有', '暂无', '无需求', '暂无需求', '没有需求', '/', '-']);
const MOST_CHARACTERS = 200;

/**
 * One need a line or a part between ；, e.g. 就业帮扶：想在县内打工；孩子上学. A kind of help at the beginning, alone or before ： ，
 * or a blank, becomes the kind. Answers nothing for 无 and the like.
 */
export function needsOf(text: string): NeedItem[] {
  return text
    .split(/[；;\n]/)
    .map((part) => part.trim().replace(/[。.]$/, ''))
    .filter((part) => part !== '' && !NOTHING.has(part))
    .map((part) => {
      const kind = HELP_KINDS.find((word) => part.startsWith(word)) ?? null;
      const rest = kind === null ? part : part.slice(kind.length);
      if (kind === null || !(rest === '' || /^[：:，, ]/.test(rest)))
        return { kind: null, text: part.slice(0, MOST_CHARACTERS) };
      const said = rest.replace(/^[：:，, ]+/, '');
      return { kind, text: (said === '' ? kind : said).slice(0, MOST_CHARACTERS) };
    });
}

export interface NeedFact {
  readonly closedOn: CalendarDay | null;
  readonly result: NeedResult | null;
  readonly resultOn: CalendarDay | null;
  /** Days of the help given for it that was not voided. */
  readonly helpedOn: readonly CalendarDay[];
}

/**
 * 待帮扶 until help is recorded, 待回访 until somebody asked what came of it. 已解决 ends it; 部分解决 and 未解决 wait for further
 * help. Closed by a clerk with a reason it is 已关闭.
 */
export function needState({ closedOn, result, resultOn, helpedOn }: NeedFact): NeedState {
  if (result === '已解决') return '已解决';
  if (closedOn !== null) return '已关闭';
  const last = helpedOn.toSorted().at(-1);
  if (last === undefined) return '待帮扶';
  return resultOn === null || last > resultOn ? '待回访' : '待帮扶';
}
