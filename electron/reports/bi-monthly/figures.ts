/** From counts and typed figures to what is printed: for the county and for each town. */
import { formatChineseDay } from '../../../db/domain/calendar/calendar-day.ts';
import { INDICATORS, type Indicator } from '../../../db/domain/figures/indicator-catalogue.ts';
import { countByTown, listBehind, type TownCounts } from '../../../db/domain/figures/indicators.ts';
import type { RoundOfYear } from '../../../db/domain/poverty/return-visit-round.ts';
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

/** A round as a report of a year names it; one that no rule tells of is 未设置. */
function roundWords(round: RoundOfYear | null, reportYear: number): FigureValue {
  if (round === null) return NOT_KNOWN;
  const { year, name } = round;
  if (year === reportYear) return words(name);
  return words(year === reportYear - 1 ? `上年${name}` : `${year}年${name}`);
}

function wordFigures(
  rows: BiMonthlyRows,
  figures: Figures,
  counts: TownCounts,
): [string, FigureValue][] {
  const { period, towns, rounds } = rows;
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
    ['round', roundWords(rounds.counted ?? rounds.byRule, period.year)],
    ['next.round', roundWords(rounds.next, period.year)],
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
