/** From counts and typed figures to what is printed: for the county and for each town. */
import {
  formatChineseDay,
  monthOf,
  yearOf,
  type CalendarDay,
} from '../../../db/domain/calendar/calendar-day.ts';
import { INDICATORS, type Indicator } from '../../../db/domain/figures/indicator-catalogue.ts';
import { countByTown, listBehind, type TownCounts } from '../../../db/domain/figures/indicators.ts';
import { percentageText } from '../../../db/domain/values/percentage.ts';
import type { BiMonthlyRows } from './rows.ts';
import type { Figures, FigureValue } from '../text/template.ts';

export const UNSET = '未设置';
const NOT_KNOWN: FigureValue = { value: null, text: UNSET, unset: true };

/** Figures that hang on the visit rules, and those that hang on the test rules. */
const BY_VISIT_RULES = new Set([
  'visit.due',
  'visit.done',
  'visit.rate',
  'meet.base',
  'meet.done',
  'meet.rate',
  'visit.over',
]);
const BY_TEST_RULES = new Set([
  'test.due',
  'test.done',
  'test.rate',
  'test.missing',
  'test.before',
]);

/** A word of the texts that is no indicator. */
export interface WordToken {
  readonly id: string;
  readonly label: string;
}
export const WORD_TOKENS: readonly WordToken[] = [
  { id: 'year', label: '年份' },
  { id: 'm1', label: '首月' },
  { id: 'm2', label: '末月' },
  { id: 'E', label: '截止日期' },
  { id: 'towns', label: '乡镇（街道）数' },
  { id: 'pop.change', label: '较上期末增减' },
  { id: 'visit.over.towns', label: '走访逾期所在乡镇' },
  { id: 'round', label: '回访轮次' },
  { id: 'next.round', label: '下一回访轮次' },
];

export interface FigureTable {
  readonly county: Figures;
  /** By town code; typed figures and words are the county's alone. */
  readonly byTown: ReadonlyMap<string, Figures>;
}

function number(value: number): FigureValue {
  return { value, text: String(value), unset: false };
}

function words(text: string): FigureValue {
  return { value: null, text, unset: false };
}

function isKnown({ id }: Indicator, rows: BiMonthlyRows): boolean {
  if (BY_VISIT_RULES.has(id)) return rows.indicators.missingVisitRules.length === 0;
  return !BY_TEST_RULES.has(id) || rows.indicators.testWindowsKnown;
}

/** A rate of two figures of the same table; 0 as base prints 无. */
function rateOf(indicator: Indicator, figures: Figures): FigureValue {
  const part = figures.get(indicator.part ?? '')?.value ?? null;
  const base = figures.get(indicator.base ?? '')?.value ?? null;
  if (part === null || base === null) return NOT_KNOWN;
  return { value: base === 0 ? null : part / base, text: percentageText(part, base), unset: false };
}

/** All figures in the order of the catalogue: a rate stands after its two counts. */
function figuresOf(
  rows: BiMonthlyRows,
  countOf: (id: string) => number,
  withTyped: boolean,
): Figures {
  const figures = new Map<string, FigureValue>();
  for (const indicator of INDICATORS) {
    if (indicator.kind === 'typed') {
      const { id } = indicator;
      const value = withTyped ? (rows.recorded[id] ?? rows.typed[id]) : undefined;
      figures.set(indicator.id, value === undefined ? NOT_KNOWN : number(value));
    } else if (!isKnown(indicator, rows)) figures.set(indicator.id, NOT_KNOWN);
    else if (indicator.kind === 'count') figures.set(indicator.id, number(countOf(indicator.id)));
    else figures.set(indicator.id, rateOf(indicator, figures));
  }
  return figures;
}

function changeWords(open: number, close: number): string {
  if (open === close) return '持平';
  return close > open ? `增加${close - open}名` : `减少${open - close}名`;
}

/** The towns with most overdue visits, at most three. */
function overdueTowns(rows: BiMonthlyRows, counts: TownCounts): string {
  const over = counts.get('visit.over') ?? new Map<string, number>();
  return rows.towns
    .map(({ code, name }) => ({ name, count: over.get(code) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((first, second) => second.count - first.count)
    .slice(0, 3)
    .map(({ name }) => name)
    .join('、');
}

/** 年中 from June, 年末 in December: the round that lies in or last before the period's end. */
function roundsAround(last: CalendarDay): { readonly round: string; readonly next: string } {
  const month = monthOf(last);
  if (month === 12) return { round: '年末', next: `${yearOf(last) + 1}年年中` };
  return month >= 6 ? { round: '年中', next: '年末' } : { round: '上年年末', next: '年中' };
}

function wordFigures(
  rows: BiMonthlyRows,
  figures: Figures,
  counts: TownCounts,
): [string, FigureValue][] {
  const { period, towns } = rows;
  const { round, next } = roundsAround(period.last);
  const valueOf = (id: string) => figures.get(id)?.value ?? 0;
  const known = rows.indicators.missingVisitRules.length === 0;
  return [
    ['year', words(String(period.year))],
    ['m1', words(String(period.firstMonth))],
    ['m2', words(String(period.firstMonth + 1))],
    ['E', words(formatChineseDay(period.last))],
    ['towns', number(towns.filter(({ retired }) => !retired).length)],
    ['pop.change', words(changeWords(valueOf('pop.open'), valueOf('pop.close')))],
    ['visit.over.towns', known ? words(overdueTowns(rows, counts)) : NOT_KNOWN],
    ['round', words(round)],
    ['next.round', words(next)],
  ];
}

/** Every figure of the report, for the county and by town. */
export function figureTable(rows: BiMonthlyRows): FigureTable {
  const corrections = rows.opening?.items ?? [];
  const lists = new Map(rows.indicators.lists).set('fix.open', corrections);
  const corrected = countByTown(new Map([['fix.open', corrections]]));
  const counts = new Map([...rows.indicators.counts, ...corrected]);
  const figures = figuresOf(rows, (id) => listBehind(lists, id, null).length, true);
  const byTown = rows.towns.map(({ code }) => {
    const countOf = (id: string) => counts.get(id)?.get(code) ?? 0;
    return [code, figuresOf(rows, countOf, false)] as const;
  });
  return {
    county: new Map([...figures, ...wordFigures(rows, figures, counts)]),
    byTown: new Map(byTown),
  };
}
