import type { CalendarDay } from '../../../db/domain/calendar/calendar-day.ts';
import {
  householdsOf,
  levelsOf,
  roundLabel,
  type RoundFacts,
  type RoundHead,
} from '../../../db/domain/poverty/round-fact.ts';
import type { RoundPoint } from '../../../db/domain/poverty/review-charts.ts';
import { readRoundName } from '../../../db/domain/poverty/return-visit-round.ts';
import type { FrozenFigure, ReportHead } from '../../../db/repositories/reports.ts';
import type { Register } from '../../../db/register.ts';
import type { FigureLists, ReportModel } from '../../reports/report-model.ts';
import { pointOf } from '../../reports/poverty/chart-of.ts';
import { plainEditProblem, type PlainSection } from '../../reports/poverty/plain-sections.ts';
import { totalsOfFacts } from '../../reports/return-visit/compared-figures.ts';
import type { OtherRound, ReturnVisitRows } from '../../reports/return-visit/rows.ts';
import type { Composed, KindPeriod, ReportKind, Texts } from './report-kind.ts';
import { nameCheck } from './report-names.ts';

/** What the kinds of the yearly review have in common: periods that are rounds, figures that are all the register's. */

/** '2026-mid' of a round. */
export function roundPeriodName({ year, name }: Pick<RoundHead, 'year' | 'name'>): string {
  return `${year}-${name === '年中' ? 'mid' : 'end'}`;
}

/** A round as a period: from the first day of its window to the day it was closed, to which its figures run; while it is open, to the window's last. */
export function roundPeriod(head: RoundHead): KindPeriod {
  const { firstOn, lastOn, closedOn } = head;
  return {
    period: roundPeriodName(head),
    label: roundLabel(head),
    first: firstOn,
    last: closedOn ?? lastOn,
  };
}

/** The round that a period names; undefined: it was not opened. */
export function roundOf(register: Register, period: string): RoundHead | undefined {
  const named = readRoundName(period);
  return named === null ? undefined : register.roundReports.find(named.year, named.name);
}

/** Of a round that was not opened the window of half a year stands, so that the period has days at all. */
export function readRoundPeriod(period: string, register: Register): KindPeriod | null {
  const named = readRoundName(period);
  if (named === null) return null;
  const head = register.roundReports.find(named.year, named.name);
  if (head !== undefined) return roundPeriod(head);
  const { year, name } = named;
  const [first, last] = name === '年中' ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { period, label: roundLabel(named), first: `${year}-${first}`, last: `${year}-${last}` };
}

/** The rounds there are, the latest first. */
export function offeredRounds(register: Register): KindPeriod[] {
  return register.roundReports
    .heads()
    .map(roundPeriod)
    .sort((first, second) => (first.first < second.first ? 1 : -1));
}

export function noRound(register: Register, { period, label }: KindPeriod): string | null {
  return roundOf(register, period) === undefined
    ? `${label}逐人回访还没有开始，请先到“回访”开启本轮`
    : null;
}

/** What is compared of another round; null: there is none. */
export function otherRound(
  register: Register,
  head: RoundHead | undefined,
  today: CalendarDay,
): OtherRound | null {
  if (head === undefined) return null;
  return otherOf(register.roundReports.facts(head, today));
}

function otherOf(facts: RoundFacts): OtherRound {
  const levels = levelsOf(householdsOf(facts.entries));
  return { label: roundLabel(facts.head), levels, totals: totalsOfFacts(facts) };
}

/** Rounds before this one that a chart can show. */
const EARLIER = 4;

/** What a report of one round sees beside it: the rounds it is compared with, and the course of the last ones. Each is read once. */
export function roundsAround(
  register: Register,
  head: RoundHead,
  today: CalendarDay,
): Pick<ReturnVisitRows, 'before' | 'yearAgo' | 'earlier'> {
  const { before, yearAgo } = roundsToCompare(register, head);
  const shown = register.roundReports
    .heads()
    .filter(({ lastOn }) => lastOn < head.firstOn)
    .slice(-EARLIER);
  const seen = new Map<number, { readonly point: RoundPoint; readonly other: OtherRound }>();
  for (const each of [...shown, before, yearAgo]) {
    if (each === undefined || seen.has(each.id)) continue;
    const facts = register.roundReports.facts(each, today);
    seen.set(each.id, { point: pointOf(facts), other: otherOf(facts) });
  }
  const otherTo = (each: RoundHead | undefined) =>
    each === undefined ? null : (seen.get(each.id)?.other ?? null);
  return {
    before: otherTo(before),
    yearAgo: otherTo(yearAgo),
    earlier: shown.flatMap(({ id }) => seen.get(id)?.point ?? []),
  };
}

/** The round before in time, and the same round of the year before where that is another. */
export function roundsToCompare(
  register: Register,
  head: RoundHead,
): { readonly before: RoundHead | undefined; readonly yearAgo: RoundHead | undefined } {
  const heads = register.roundReports.heads();
  const before = heads.filter(({ lastOn }) => lastOn < head.firstOn).at(-1);
  const yearAgo = heads.find(({ year, name }) => year === head.year - 1 && name === head.name);
  return { before, yearAgo: yearAgo?.id === before?.id ? undefined : yearAgo };
}

export function factsOfRound(register: Register, period: string, today: CalendarDay): RoundFacts {
  const head = roundOf(register, period);
  if (head === undefined) throw new Error('a report of a round that was never opened');
  return register.roundReports.facts(head, today);
}

/** A composed report with the check of names in the words of the clerk, and its figures as they are frozen. */
export function composedOf(
  register: Register,
  { model, lists }: { readonly model: ReportModel; readonly lists: FigureLists },
  { texts, sections }: { readonly texts: Texts; readonly sections: readonly PlainSection[] },
): Composed {
  const standard = sections.map(({ template }) => template);
  const checks = [...model.checks, nameCheck(register, texts, standard)];
  return {
    model: { ...model, checks },
    lists,
    frozenFigures: () => frozenFigures(model, lists),
  };
}

function frozenFigures({ figures }: ReportModel, lists: FigureLists): FrozenFigure[] {
  return figures.flatMap(({ id, value }): FrozenFigure[] => {
    const items = lists.get(id);
    if (items === undefined) return [{ figureId: id, townCode: '', value, items: null }];
    const byTown = new Map<string, number>();
    for (const { townCode } of items) byTown.set(townCode, (byTown.get(townCode) ?? 0) + 1);
    const frozen = items.map(({ personId, townCode, note }) => [personId, townCode, note] as const);
    return [
      { figureId: id, townCode: '', value, items: frozen },
      ...[...byTown].map(([townCode, count]) => ({
        ...{ figureId: id, townCode, value: count },
        items: null,
      })),
    ];
  });
}

/** Words only: nothing can be typed, nothing left out; the sections are those of the kind. */
export function plainEditing(
  sections: readonly PlainSection[],
  compose: (register: Register, row: ReportHead) => ReportModel,
): Pick<ReportKind, 'isTownOnly' | 'isOptional' | 'editProblem' | 'standardOf' | 'typingError'> {
  return {
    isTownOnly: () => false,
    isOptional: () => false,
    editProblem: (register, row, section) => {
      const { figures } = compose(register, row);
      return plainEditProblem(
        sections,
        new Map(figures.map(({ id, label }) => [id, label])),
        section,
      );
    },
    standardOf: (_register, _row, sectionId) => {
      const section = sections.find(({ id }) => id === sectionId);
      return section?.kind === 'computed' ? section.template : undefined;
    },
    typingError: () => ({ code: 'REFUSED', reason: '本报告的数字都由程序统计，不能填报' }),
  };
}
