/** The figures of a report of the yearly review: every count is a list first, its number is the length of the list. */
import type { IndicatorItem } from '../../../db/domain/figures/indicator-source.ts';
import type { RoundFact, RoundHousehold } from '../../../db/domain/poverty/round-fact.ts';
import { moneyOf, percentageText } from '../../../db/domain/values/percentage.ts';
import type { FigureLists, ReportFigure } from '../report-model.ts';
import type { Figures, FigureValue } from '../text/template.ts';

export interface FigureName {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly formula: string;
}
export interface BookEntry extends FigureName {
  readonly value: number | null;
  readonly text: string;
  readonly unset: boolean;
  /** Null: no list stands behind it. */
  readonly items: readonly IndicatorItem[] | null;
}

export interface FigureBook {
  readonly figures: Figures;
  readonly lists: FigureLists;
  readonly shown: readonly ReportFigure[];
  /** How many of a list are of a town; null: of the county. */
  readonly count: (id: string, townCode: string | null) => number;
}

export function counted(name: FigureName, items: readonly IndicatorItem[]): BookEntry {
  return { ...name, value: items.length, text: String(items.length), unset: false, items };
}

/** A number without a list: a sum, a median. */
export function number(name: FigureName, value: number): BookEntry {
  return { ...name, value, text: String(value), unset: false, items: null };
}

/** A word of the texts; '' is nothing, and a sentence in ［ ］ that begins with it is left out. */
export function words(id: string, label: string, text: string): BookEntry {
  return { id, label, unit: '', formula: '', value: null, text, unset: false, items: null };
}

/** An amount of fen in yuan; null prints 无. */
export function yuan(name: FigureName, fen: bigint | null): BookEntry {
  const text = fen === null ? '无' : plainYuan(fen);
  return {
    ...name,
    value: fen === null ? null : Number(fen) / 100,
    text,
    unset: false,
    items: null,
  };
}

/** part ÷ base with one decimal; base 0 is 无. */
export function rate(name: FigureName, part: number, base: number): BookEntry {
  const value = base === 0 ? null : part / base;
  return { ...name, value, text: percentageText(part, base), unset: false, items: null };
}

/** 1200.50; whole yuan without .00. */
export function plainYuan(fen: bigint): string {
  return moneyOf(fen).replace(/\.00$/, '');
}

export function bookOf(entries: readonly BookEntry[]): FigureBook {
  const lists = new Map(
    entries.flatMap(({ id, items }) => (items === null ? [] : [[id, items] as const])),
  );
  return {
    figures: new Map(
      entries.map(({ id, value, text, unset }): [string, FigureValue] => [
        id,
        { value, text, unset },
      ]),
    ),
    lists,
    shown: entries.map(({ id, label, unit, formula, value, text, items }) => ({
      ...{ id, label, unit, formula, value, text },
      listed: items !== null,
      typed: false,
    })),
    count: (id, townCode) => {
      const items = lists.get(id);
      if (items === undefined) throw new Error(`no list ${id}`);
      return townCode === null
        ? items.length
        : items.filter((item) => item.townCode === townCode).length;
    },
  };
}

/** A person in a list. */
export function personItem({ personId, townCode }: RoundFact, note = ''): IndicatorItem {
  return { personId, townCode, note };
}

/** A household in a list stands under the name of its first person. */
export function householdItem({ people, townCode }: RoundHousehold, note = ''): IndicatorItem {
  const all = people.length > 1 ? `户内${people.length}人在名单` : '';
  const notes = [all, note].filter((each) => each !== '').join('，');
  return { personId: people[0]?.personId ?? 0, townCode, note: notes };
}
